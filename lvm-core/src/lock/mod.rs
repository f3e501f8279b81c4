//! Locks that rlvm shares with LVM2.
