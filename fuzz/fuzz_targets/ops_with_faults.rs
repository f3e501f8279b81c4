//! See `rlvm_tests::fuzz::ops_with_faults`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rlvm_tests::fuzz::ops_with_faults(data));
