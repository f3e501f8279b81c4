//! Which extents a new or growing LV gets.
