//! `error` and `zero`: types that have no keys of their own.

/// Writes nothing.
pub(super) const fn export() {}
