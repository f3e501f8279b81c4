//! Changes of a VG as pure functions.
