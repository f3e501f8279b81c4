//! Makes a linear LV in the VG of images: `cargo run --example create_lv -- VG LV EXTENTS disk.img [more.img]`.
//!
//! It takes LVM2's locks only where `LOCK_DIR` says so (LVM2's folder is `/run/lock/lvm`), and keeps no backups.

use std::error::Error;
use std::path::PathBuf;

use lvm_core::alloc::AllocSettings;
use lvm_core::device::OpenPolicy;
use lvm_core::device::scan::ContentRules;
use lvm_core::host::{Access, Host, KernelSettings, Settings};
use lvm_core::id::LvId;
use lvm_core::local_time::Zone;
use lvm_core::model::{AllocPolicy, Created, ReadAhead};
use lvm_core::name::{LvName, VgName};
use lvm_core::plan::{LvCreate, NewSegmentType, SizeSpec, create_lv};
use lvm_core::store::backup::Retention;
use lvm_core::units::Extents;

const USAGE: &str = "create_lv VG LV EXTENTS IMAGE...";

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let mut word = || words.next().ok_or(USAGE);
    let vg_name = VgName::new(&word()?)?;
    let lv_name = LvName::new(&word()?)?;
    let extents = Extents::new(word()?.parse()?);
    let host = Host::new(settings(words.map(PathBuf::from).collect()))?;

    // From here on nobody else changes the VG, if there are locks.
    let mut session = host.write(false, std::slice::from_ref(&vg_name), &[])?;
    for (path, why) in &session.unopened {
        eprintln!("{}: {why}", path.display());
    }
    for finding in session.findings(None) {
        eprintln!("{finding}");
    }
    let index = session.find_vg(&vg_name, Access::WRITE)?;
    let mut vg = session.vg(index)?.clone();
    let created =
        Created { time: host.entropy().now(), host: host.settings().host_name.as_str().into() };
    let request = LvCreate {
        name: Some(lv_name),
        id: LvId(host.entropy().new_id()?),
        size: SizeSpec::Extents(extents),
        segments: NewSegmentType::LINEAR,
        alloc: AllocPolicy::Inherit,
        pvs: &[],
        find_pv: &|path| session.pv_at(index, path),
        tags: Vec::new(),
        writable: true,
        read_ahead: ReadAhead::Auto,
        persistent: None,
        activation_skip: false,
        autoactivate: true,
        created: Some(created),
    };
    let settings = AllocSettings::default();
    create_lv(&mut vg, request, &settings, &mut |notice| eprintln!("{notice}"))?;
    for failure in session.commit(index, vg)? {
        eprintln!("{failure}");
    }
    println!("made, as number {} of the VG's texts", session.vg(index)?.seqno);
    Ok(())
}

fn settings(devices: Vec<PathBuf>) -> Settings {
    let lock_dir = std::env::var_os("LOCK_DIR").map(PathBuf::from);
    Settings {
        devices,
        policy: OpenPolicy::default(),
        contents: ContentRules::default(),
        host_rules: None,
        vetted: false,
        lock_dir,
        wait_for_locks: true,
        backup_dir: None,
        archive_dir: None,
        retention: Retention::default(),
        hints_dir: None,
        system_ids: Vec::new(),
        host_name: "host.example".into(),
        uname: "Linux".into(),
        zone: Zone::system(),
        command: "create_lv".into(),
        // An image has no devices in the kernel.
        kernel: KernelSettings::default(),
        test: false,
    }
}
