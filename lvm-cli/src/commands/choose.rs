//! Which VG a command means when it is not told.

use lvm_core::host::Host;
use lvm_core::name::VgName;

use crate::args::names::vg_name;
use crate::failure::Failure;

/// Names the VG for those who give none.
const DEFAULT_VG: &str = "LVM_VG_NAME";

/// `$LVM_VG_NAME`, if it is set.
pub(crate) fn default_vg() -> Option<String> {
    std::env::var(DEFAULT_VG).ok().filter(|name| !name.is_empty())
}

/// The VG of that name; without one `$LVM_VG_NAME`; without that the only VG that there is.
///
/// # Errors
/// The name is none, there is no VG, or there are several: then the line lists them.
pub(crate) fn vg_or_only(host: &Host, named: Option<&str>) -> Result<VgName, Failure> {
    if let Some(name) = named {
        return vg_name(name);
    }
    if let Some(name) = default_vg() {
        return vg_name(&name);
    }
    let session = host.read(&[], &[])?;
    let names: Vec<_> = session.inventory.vgs.iter().map(|found| &found.vg.name).collect();
    match names.as_slice() {
        [only] => Ok((*only).clone()),
        [] => Err(Failure::invalid("No volume group is named, and there is none.")),
        several => {
            let list: Vec<_> = several.iter().map(|name| name.as_str()).collect();
            let list = list.join(", ");
            Err(Failure::invalid(format!(
                "No volume group is named, and there are several: {list}."
            )))
        }
    }
}
