//! See `rlvm_tests::fuzz::image`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rlvm_tests::fuzz::image(data));
