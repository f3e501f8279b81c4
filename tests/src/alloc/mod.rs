//! LVM2's choice of extents against ours.
//!
//! A [`Transcript`] is a VG and the commands that were run in it, each with all it said and where the LVs lay
//! afterwards. [`record`] makes one with the real LVM2 out of commands that [`random`] thinks up; [`replay`]
//! does the same with our plans and says where the two part. The transcripts in `fixtures/alloc` were recorded
//! once, so that they can be replayed without root and without LVM2.

pub mod naive;
pub mod random;
pub mod record;
pub mod replay;
mod transcript;

pub use transcript::{Case, Layout, PvSpec, Step, Transcript};
