//! Keeping Ctrl-C waiting while a VG is written.
//!
//! A commit survives being killed at any moment, but one that is merely interrupted should not leave work for
//! the next command.

use nix::sys::signal::{SigSet, SigmaskHow, Signal};

/// Holds SIGINT, SIGTERM and SIGHUP back in this thread, and in those that it starts, until it is dropped; then they take effect.
#[derive(Debug)]
pub(super) struct SignalsHeld {
    before: Option<SigSet>,
}

impl SignalsHeld {
    pub(super) fn new() -> Self {
        let mut held = SigSet::empty();
        for signal in [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP] {
            held.add(signal);
        }
        // Where that is refused, signals do what they always do.
        Self { before: held.thread_swap_mask(SigmaskHow::SIG_BLOCK).ok() }
    }
}

impl Drop for SignalsHeld {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = before.thread_set_mask();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signals_are_held_only_as_long_as_it_lives() {
        let blocked = || SigSet::thread_get_mask().unwrap().contains(Signal::SIGTERM);
        assert!(!blocked());
        let held = SignalsHeld::new();
        assert!(blocked());
        drop(held);
        assert!(!blocked());
    }
}
