//! `lvmdiskscan`: devices that may be PVs, or are.

use super::Page;
use crate::report::value::Style;
use crate::units::Bytes;

/// A device of the list.
#[derive(Clone, Debug)]
pub struct ListedDevice {
    /// Its name.
    pub name: String,
    /// Its size.
    pub size: Bytes,
    /// Whether there is a PV on it.
    pub is_pv: bool,
}

impl ListedDevice {
    /// LVM2 takes what ends in a number for a partition.
    fn is_partition(&self) -> bool {
        self.name.ends_with(|last: char| last.is_ascii_digit())
    }
}

/// A line for each device, and how many there are of each kind; `only_pvs` for PVs alone.
pub fn lvmdiskscan(devices: &[ListedDevice], only_pvs: bool, style: &Style) -> String {
    let mut page = Page::new(style);
    let room = devices.iter().map(|device| device.name.len()).max().unwrap_or_default();
    for device in devices.iter().filter(|device| device.is_pv || !only_pvs) {
        let (name, size) = (&device.name, page.size(device.size));
        let what = if device.is_pv { "LVM physical volume" } else { "" };
        page.line(format_args!("{name:room$} [{size:>15}] {what}"));
    }
    let count = |is_pv, is_partition| {
        let kind =
            |device: &&ListedDevice| device.is_pv == is_pv && device.is_partition() == is_partition;
        devices.iter().filter(kind).count()
    };
    let counts: &[(bool, bool, &str)] = &[
        (false, false, "disk"),
        (false, true, "partition"),
        (true, false, "LVM physical volume whole disk"),
        (true, true, "LVM physical volume"),
    ];
    for (is_pv, is_partition, what) in counts.iter().filter(|(is_pv, ..)| *is_pv || !only_pvs) {
        let count = count(*is_pv, *is_partition);
        let plural = if count == 1 { "" } else { "s" };
        page.line(format_args!("{count} {what}{plural}"));
    }
    page.text
}
