//! Who may do what to a VG: LVM2's rules for exported, foreign, shared and partial VGs, in its words.

use crate::name::VgName;
use crate::store::{FoundVg, Inventory};

/// Why a VG is not to be used, or not so.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "fields are named for what they hold")]
pub enum AccessError {
    /// There is no VG of that name.
    #[error("Volume group \"{vg}\" not found\nCannot process volume group {vg}")]
    NotFound { vg: VgName },
    /// Several VGs have that name.
    #[error(
        "Multiple VGs found with the same name: skipping {vg}\nUse --select vg_uuid=<uuid> in place of the VG name."
    )]
    SeveralOfThatName { vg: VgName },
    /// Another host owns it.
    #[error("Cannot access VG {vg} with system ID {theirs} with {}.", ours(local.as_deref()))]
    Foreign { vg: VgName, theirs: Box<str>, local: Option<Box<str>> },
    /// Hosts share it and take turns through lvmlockd, which rlvm does not speak to.
    #[error("Cannot access VG {vg} with lock type {kind} that requires lvmlockd.")]
    Shared { vg: VgName, kind: Box<str> },
    /// A VG of the days of clvmd.
    #[error(
        "Cannot access clustered VG {vg}.\nSee lvmlockd(8) for changing a clustered VG to a shared VG."
    )]
    Clustered { vg: VgName },
    /// `vgexport` was run.
    #[error("Volume group {vg} is exported")]
    Exported { vg: VgName },
    /// The VG has no `WRITE`.
    #[error("Volume group {vg} is read-only.\nCannot process volume group {vg}")]
    ReadOnly { vg: VgName },
    /// PVs are missing.
    #[error(
        "Cannot change VG {vg} while PVs are missing.\n\
         See vgreduce --removemissing and vgextend --restoremissing.\nCannot process volume group {vg}"
    )]
    Missing { vg: VgName },
    /// A PV is there twice.
    #[error(
        "Cannot update volume group {vg} with duplicate PV devices.\n\
             PV {id} is on {devices}: keep one of them away with a filter."
    )]
    Duplicates { vg: VgName, id: String, devices: String },
    /// Its newest text cannot be understood.
    #[error("Cannot use volume group {vg}: its metadata number {seqno} is not understood: {why}")]
    Unreadable { vg: String, seqno: u32, why: String },
}

/// What is to be done with a VG.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each lifts a rule of its own")]
pub struct Access {
    /// It is to be changed.
    pub write: bool,
    /// An exported VG will do.
    pub exported: bool,
    /// A VG with missing PVs will do although it is to be changed.
    pub missing: bool,
    /// Another host's VG will do.
    pub foreign: bool,
    /// A shared VG will do.
    pub shared: bool,
}

impl Access {
    /// Looking only.
    pub const READ: Self =
        Self { write: false, exported: true, missing: true, foreign: false, shared: false };
    /// Changing.
    pub const WRITE: Self =
        Self { write: true, exported: false, missing: false, foreign: false, shared: false };

    /// The same for exported VGs too.
    #[must_use]
    pub const fn even_exported(self) -> Self {
        Self { exported: true, ..self }
    }

    /// The same for VGs with missing PVs too.
    #[must_use]
    pub const fn even_missing(self) -> Self {
        Self { missing: true, ..self }
    }
}

fn ours(local: Option<&str>) -> String {
    match local {
        Some(id) => format!("local system ID {id}"),
        None => "unknown local system ID".into(),
    }
}

/// The place of the VG of that name in the inventory, if it may be used so. `local` are this host's system
/// ids, its own first.
///
/// # Errors
/// [`AccessError`].
pub(super) fn find(
    inventory: &Inventory,
    name: &VgName,
    access: Access,
    local: &[Box<str>],
) -> Result<usize, AccessError> {
    let Some((index, found)) = inventory.find_vg(name.as_str()) else {
        return Err(match inventory.unreadable.iter().find(|vg| vg.name == name.as_str()) {
            Some(vg) => AccessError::Unreadable {
                vg: vg.name.clone(),
                seqno: vg.seqno,
                why: vg.error.to_string(),
            },
            None => AccessError::NotFound { vg: name.clone() },
        });
    };
    if inventory.count_named(name.as_str()) > 1 {
        return Err(AccessError::SeveralOfThatName { vg: name.clone() });
    }
    check(inventory, found, access, local).map(|()| index)
}

impl super::Session<'_> {
    /// Whether a VG that was found may be used so; for those who go through all of them.
    ///
    /// # Errors
    /// [`AccessError`]: the first rule that forbids it.
    pub fn allowed(&self, found: &FoundVg, access: Access) -> Result<(), AccessError> {
        check(&self.inventory, found, access, &self.host().settings().system_ids)
    }
}

/// Whether a VG may be used so.
///
/// # Errors
/// [`AccessError`]: the first rule that forbids it.
fn check(
    inventory: &Inventory,
    found: &FoundVg,
    access: Access,
    local: &[Box<str>],
) -> Result<(), AccessError> {
    let vg = &found.vg;
    let name = || vg.name.clone();
    if vg.status.clustered {
        return Err(AccessError::Clustered { vg: name() });
    }
    if let Some(kind) = vg.lock_type.as_deref().filter(|kind| *kind != "none")
        && !access.shared
    {
        return Err(AccessError::Shared { vg: name(), kind: kind.into() });
    }
    if let Some(theirs) = vg.system_id.as_deref().filter(|id| !id.is_empty())
        && !access.foreign
        && !local.iter().any(|id| **id == *theirs)
    {
        let local = local.first().cloned();
        return Err(AccessError::Foreign { vg: name(), theirs: theirs.into(), local });
    }
    if vg.status.exported && !access.exported {
        return Err(AccessError::Exported { vg: name() });
    }
    if !access.write {
        return Ok(());
    }
    if !vg.status.write {
        return Err(AccessError::ReadOnly { vg: name() });
    }
    if found.is_partial() && !access.missing {
        return Err(AccessError::Missing { vg: name() });
    }
    let mut pvs = found.pvs.iter().flatten().filter_map(|place| inventory.pvs.get(*place));
    if let Some(pv) = pvs.find(|pv| !pv.duplicates.is_empty()) {
        let devices = core::iter::once(&pv.device).chain(&pv.duplicates);
        let devices: Vec<_> = devices.map(|device| device.name()).collect();
        let (id, devices) = (pv.id().to_string(), devices.join(" and "));
        return Err(AccessError::Duplicates { vg: name(), id, devices });
    }
    Ok(())
}
