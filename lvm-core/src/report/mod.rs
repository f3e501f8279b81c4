//! What is told of PVs, VGs and LVs: fields, rows, displays, maps. Strings out; nothing is printed here.

pub mod size;
pub mod view;
