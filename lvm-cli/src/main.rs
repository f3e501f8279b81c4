//! rlvm.
fn main() {}
