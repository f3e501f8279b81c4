//! The clock and the source of new ids: the two things that make a run differ from the last one.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Mutex;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::id::Id;

/// Seconds since 1970, and random bytes.
pub trait Entropy: Send + Sync {
    /// Seconds since 1970, UTC.
    fn now(&self) -> i64;

    /// Fills `bytes` with what nobody can guess.
    ///
    /// # Errors
    /// What the system says when it has none.
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()>;

    /// A new id.
    ///
    /// # Errors
    /// As [`Self::fill`].
    fn new_id(&self) -> io::Result<Id> {
        // 32 characters take 33 bytes on average; among 128 there are enough but once in 10^70 times.
        let mut bytes = [0; 128];
        loop {
            self.fill(&mut bytes)?;
            if let Some(id) = Id::from_random(bytes) {
                return Ok(id);
            }
        }
    }
}

/// The machine's clock and its `/dev/urandom`.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    }

    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        File::open("/dev/urandom")?.read_exact(bytes)
    }
}

/// A clock that stands still and numbers that repeat, so that tests and examples give the same bytes twice.
#[derive(Debug)]
pub struct FixedEntropy {
    now: i64,
    state: Mutex<u64>,
}

impl FixedEntropy {
    /// A clock that shows `now`; `seed` decides the ids.
    pub const fn new(now: i64, seed: u64) -> Self {
        Self { now, state: Mutex::new(seed) }
    }
}

impl Entropy for FixedEntropy {
    fn now(&self) -> i64 {
        self.now
    }

    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        let mut state = self.state.lock().map_err(|_| io::Error::other("a thread panicked"))?;
        for byte in bytes {
            // Knuth's linear congruential generator; its high bits are good enough for ids in tests.
            *state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let [.., high] = state.to_le_bytes();
            *byte = high;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_and_fixed_ones_repeat() {
        let ids = |entropy: &dyn Entropy| [entropy.new_id().unwrap(), entropy.new_id().unwrap()];
        let [a, b] = ids(&SystemEntropy);
        assert_ne!(a, b);
        let fixed = ids(&FixedEntropy::new(1_700_000_000, 1));
        assert_ne!(fixed[0], fixed[1]);
        assert_eq!(ids(&FixedEntropy::new(0, 1)), fixed);
        assert!(SystemEntropy.now() > 1_700_000_000);
    }
}
