//! What the fuzzers call: plain functions over bytes, shared by `cargo fuzz` and by the short run over seeds and
//! mutations that needs no nightly compiler.
