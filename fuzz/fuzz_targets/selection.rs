//! See `rlvm_tests::fuzz::selection`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rlvm_tests::fuzz::selection(data));
