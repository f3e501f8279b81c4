//! Which VG a command means when it is not told.

use lvm_core::host::Host;
use lvm_core::name::{Tag, VgName};

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

/// A VG that bears a tag, with `None`, or the names of its LVs that bear it.
pub(crate) type Tagged = (VgName, Option<Vec<String>>);

/// What bears a tag: VGs as a whole, with `None`, or those of their LVs that bear it.
///
/// # Errors
/// As [`Host::read`].
pub(crate) fn tagged(host: &Host, tag: &str) -> Result<Vec<Tagged>, Failure> {
    let session = host.read(&[], &[])?;
    let has = |tags: &[Tag]| tags.iter().any(|own| own == tag);
    let mut found = Vec::new();
    for vg in session.inventory.vgs.iter().rev().map(|found| &found.vg) {
        if has(&vg.tags) {
            found.push((vg.name.clone(), None));
            continue;
        }
        let lvs = vg.lvs().iter().filter(|lv| has(&lv.tags));
        let lvs: Vec<String> = lvs.map(|lv| lv.name.to_string()).collect();
        if !lvs.is_empty() {
            found.push((vg.name.clone(), Some(lvs)));
        }
    }
    Ok(found)
}
