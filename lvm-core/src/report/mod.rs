//! What is told of PVs, VGs and LVs: fields, rows, displays.
