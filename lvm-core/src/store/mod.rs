//! Finding, reading and committing volume groups.
