//! What a command is given: devices, locks, clock, ids, settings.

mod entropy;

pub use entropy::{Entropy, FixedEntropy, SystemEntropy};
