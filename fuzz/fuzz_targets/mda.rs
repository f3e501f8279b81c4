//! See `rlvm_tests::fuzz::mda`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rlvm_tests::fuzz::mda(data));
