//! The texts of `pvdisplay`, `vgdisplay`, `lvdisplay`, and of the scanning commands, line for line as LVM2 has them.
//!
//! A block has one line for each fact: two blanks, a label up to a fixed column, the value. It ends with a line of
//! three blanks. Trailing blanks are LVM2's.
//!
//! Source: the golden cases' `*display*.txt` and `*scan.txt`, and the listings of two hosts in `fixtures/listings`.

mod colons;
mod devices;
mod lv;
mod pv;
mod scan;
mod segments;
mod vg;

pub use devices::{ListedDevice, lvmdiskscan};
pub use lv::{LvDisplay, lvdisplay};
pub use pv::{PvDisplay, pvdisplay};
pub use scan::{PvScan, lvscan, pvscan, vgscan};
pub use vg::{VgDisplay, vgdisplay};

use core::fmt::{self, Write};
use std::borrow::Cow;

use super::clean::clean;
use super::row::LvRow;
use super::rows::Pick;
use super::value::Style;
use super::view::VgView;
use crate::model::{Lv, LvIdx};
use crate::units::{Bytes, ExtentSize};

/// A text that grows, and how its values are printed.
struct Page<'s> {
    text: String,
    style: &'s Style,
}

impl<'s> Page<'s> {
    fn new(style: &'s Style) -> Self {
        Self { text: String::new(), style }
    }

    /// A line; what it has comes after two blanks.
    fn line(&mut self, line: fmt::Arguments<'_>) {
        let start = self.text.len();
        // Writing to a string cannot fail.
        let _ = write!(self.text, "  {line}");
        if let Cow::Owned(safe) = clean(self.text.get(start..).unwrap_or_default(), true) {
            self.text.truncate(start);
            self.text.push_str(&safe);
        }
        self.text.push('\n');
    }

    /// The line that ends a block: three blanks.
    fn end(&mut self) {
        self.text.push_str("   \n");
    }

    /// A size in the units asked for.
    fn size(&self, size: Bytes) -> String {
        self.style.sizes.long_text(size)
    }

    /// The size of so many extents.
    fn extents(&self, size: ExtentSize, count: u64) -> String {
        self.size(Bytes::new(size.bytes().get().saturating_mul(count)))
    }
}

/// Rows of the VG's LVs that `pick` picks, in LVM2's order.
fn lv_rows<'a>(vg: &'a VgView<'a>, pick: &Pick<'_>) -> impl Iterator<Item = LvRow<'a>> {
    let wanted = move |(idx, _): &(LvIdx, &Lv)| (pick.lv)(vg, *idx);
    vg.lvs_in_order().filter(wanted).map(move |(idx, lv)| LvRow::new(vg, idx, lv))
}
