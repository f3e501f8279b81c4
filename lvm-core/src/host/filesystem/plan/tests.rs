use super::*;
use crate::device::DeviceNumber;

const MIB: u64 = 1 << 20;

fn mib(count: u64) -> Bytes {
    Bytes::new(count * MIB)
}

fn fs(name: &'static str, kind: FsKind, size: u64) -> FileSystem {
    FileSystem { name, kind, size: Some(mib(size)), label: b"sw".to_vec(), uuid: Some([7; 16]) }
}

fn mount(point: &str) -> Mount {
    Mount {
        number: DeviceNumber { major: 253, minor: 0 },
        point: point.into(),
        root: "/".into(),
        options: "rw".into(),
        kind: "ext4".into(),
        source: "/dev/mapper/vg-lv".into(),
        super_options: "rw".into(),
    }
}

struct Case {
    fs: FileSystem,
    mounts: Vec<Mount>,
    swap: Option<Swap>,
}

impl Case {
    fn new(fs: FileSystem) -> Self {
        Self { fs, mounts: Vec::new(), swap: None }
    }

    fn mounted(fs: FileSystem) -> Self {
        Self { mounts: vec![mount("/mnt")], ..Self::new(fs) }
    }

    fn swapped(fs: FileSystem) -> Self {
        let swap = Swap { path: "/dev/dm-0".into(), priority: Some(5) };
        Self { swap: Some(swap), ..Self::new(fs) }
    }

    fn request(&self, to: u64, shrinks: bool, mode: FsMode) -> FsRequest<'_> {
        FsRequest {
            lv: "vg/lv",
            fs: &self.fs,
            mounts: &self.mounts,
            swap: self.swap.as_ref(),
            to: mib(to),
            shrinks,
            mode,
            ask: mode == FsMode::Manage,
            check: true,
        }
    }

    fn grow(&self, to: u64, mode: FsMode) -> (Result<FsPlan, FsRefusal>, Vec<String>) {
        plan(&self.request(to, false, mode))
    }

    fn shrink(&self, to: u64, mode: FsMode) -> (Result<FsPlan, FsRefusal>, Vec<String>) {
        plan(&self.request(to, true, mode))
    }
}

fn plan(request: &FsRequest<'_>) -> (Result<FsPlan, FsRefusal>, Vec<String>) {
    let mut said = Vec::new();
    (plan_resize(request, &mut |line| said.push(line)), said)
}

const FOUND: &str = "File system ext4 found on vg/lv.";
const MOUNTED: &str = "File system ext4 found on vg/lv mounted at /mnt.";
const LARGER: &str = "File system size (100.00 MiB) is larger than the requested size (60.00 MiB).";
const REQUIRED: &str = "File system reduce is required using resize2fs.";

#[test]
fn ext_grows_after_its_lv_checked_where_it_is_not_mounted() {
    let ext = fs("ext4", FsKind::Ext, 60);
    let resize = FsStep::ResizeExt { to: None };
    let (made, said) = Case::new(ext.clone()).grow(100, FsMode::Manage);
    let made = made.unwrap();
    assert_eq!((made.before, made.question), (vec![], None));
    assert_eq!(made.after, [FsStep::CheckExt, resize.clone()]);
    assert_eq!(said, [FOUND, "File system fsck will be run before extend."]);
    for mode in [FsMode::Manage, FsMode::NoChange] {
        let (made, said) = Case::mounted(ext.clone()).grow(100, mode);
        assert_eq!(made.unwrap().after, std::slice::from_ref(&resize));
        assert_eq!(said, [MOUNTED]);
    }
    let (made, said) = Case::mounted(ext).grow(100, FsMode::Offline);
    let unmount = FsStep::Unmount { at: "/mnt".into() };
    assert_eq!(made.unwrap().after, [unmount, FsStep::CheckExt, resize]);
    assert_eq!(
        said,
        [
            MOUNTED,
            "File system unmount is needed for extend.",
            "File system fsck will be run before extend."
        ]
    );
}

#[test]
fn ext_shrinks_before_its_lv_and_only_unmounted() {
    let ext = fs("ext4", FsKind::Ext, 100);
    let resize = FsStep::ResizeExt { to: Some(mib(60)) };
    let (made, said) = Case::new(ext.clone()).shrink(60, FsMode::Manage);
    let made = made.unwrap();
    assert_eq!((made.after, made.question), (vec![], None));
    assert_eq!(made.before, [FsStep::CheckExt, resize.clone()]);
    let fsck = "File system fsck will be run before reduce.";
    assert_eq!(said, [FOUND, LARGER, REQUIRED, fsck]);

    let mounted = Case::mounted(ext);
    let unmount = FsStep::Unmount { at: "/mnt".into() };
    let (made, said) = mounted.shrink(60, FsMode::Manage);
    let made = made.unwrap();
    let again = FsStep::MountAgain { mount: mount("/mnt") };
    assert_eq!(made.before, [unmount.clone(), FsStep::CheckExt, resize.clone(), again]);
    assert_eq!(
        made.question.unwrap(),
        "Continue with ext4 file system reduce steps: unmount, fsck, resize2fs? [y/n]:"
    );
    assert_eq!(said[3..], ["File system unmount is needed for reduce.", fsck]);
    let (made, _) = mounted.shrink(60, FsMode::Offline);
    assert_eq!(
        made.as_ref().unwrap().skipped(),
        ["Skip unmount in test mode.", "Skip fsck in test mode.", "Skip fs reduce in test mode."]
    );
    assert_eq!(made.unwrap().before, [unmount, FsStep::CheckExt, resize.clone()]);
    let (refused, said) = mounted.shrink(60, FsMode::NoChange);
    assert_eq!(
        refused.unwrap_err().to_string(),
        "File system needs to be unmounted to reduce fs (see --fsmode)."
    );
    assert_eq!(said, [MOUNTED, LARGER, REQUIRED]);

    let unchecked = FsRequest { check: false, ..mounted.request(60, true, FsMode::Offline) };
    assert!(!plan(&unchecked).0.unwrap().before.contains(&FsStep::CheckExt));
}

#[test]
fn what_fits_already_is_left_alone() {
    for (to, how) in [(100, "equal to"), (120, "smaller than")] {
        let case = Case::mounted(fs("ext4", FsKind::Ext, 100));
        let (made, said) = case.shrink(to, FsMode::NoChange);
        assert!(made.unwrap().is_empty());
        let size =
            format!("File system size (100.00 MiB) is {how} the requested size ({to}.00 MiB).");
        assert_eq!(said[1..], [&*size, "File system reduce is not needed, skipping."]);
    }
}

#[test]
fn xfs_grows_while_mounted_and_never_shrinks() {
    let xfs = fs("xfs", FsKind::Xfs, 400);
    let (made, said) = Case::mounted(xfs.clone()).grow(420, FsMode::NoChange);
    assert_eq!(made.unwrap().after, [FsStep::GrowXfs { at: Some("/mnt".into()) }]);
    assert_eq!(said, ["File system xfs found on vg/lv mounted at /mnt."]);
    let (made, said) = Case::new(xfs.clone()).grow(420, FsMode::Manage);
    let made = made.unwrap();
    assert_eq!(
        made.after,
        [FsStep::MountAside, FsStep::GrowXfs { at: None }, FsStep::UnmountAside]
    );
    assert_eq!(
        made.question.unwrap(),
        "Continue with xfs file system extend steps: mount, xfs_growfs? [y/n]:"
    );
    assert_eq!(said[1..], ["File system mount is needed for extend."]);
    for (case, mode) in [
        (Case::new(xfs.clone()), FsMode::NoChange),
        (Case::new(xfs.clone()), FsMode::Offline),
        (Case::mounted(xfs.clone()), FsMode::Offline),
    ] {
        assert_eq!(case.grow(420, mode).0, Err(FsRefusal::MustBeMounted));
    }
    for case in [Case::new(xfs.clone()), Case::mounted(xfs)] {
        assert_eq!(
            case.shrink(380, FsMode::Manage).0.unwrap_err().to_string(),
            "File system reduce is required and not supported (xfs)."
        );
    }
}

#[test]
fn swap_is_made_anew_with_its_name() {
    let swap = fs("swap", FsKind::Swap, 40);
    let make = |to| FsStep::MakeSwap { to, label: b"sw".to_vec(), uuid: Some([7; 16]) };
    let (made, _) = Case::new(swap.clone()).grow(48, FsMode::NoChange);
    assert_eq!(made.unwrap().after, [make(None)]);
    let case = Case::swapped(swap);
    let on = FsStep::SwapOn { priority: Some(5) };
    let (made, said) = case.grow(48, FsMode::Manage);
    let made = made.unwrap();
    assert_eq!((made.before, made.after), (vec![FsStep::SwapOff], vec![make(None), on.clone()]));
    assert_eq!(said[0], "File system swap found on vg/lv used as swap.");
    let (made, _) = case.shrink(32, FsMode::Manage);
    let made = made.unwrap();
    assert_eq!(made.before, [FsStep::SwapOff, make(Some(mib(32)))]);
    assert_eq!(made.after, [on]);
    let (made, _) = case.shrink(32, FsMode::Offline);
    assert_eq!(made.unwrap().after, []);
    assert!(case.shrink(32, FsMode::NoChange).0.is_err());
}

#[test]
fn what_is_not_known_is_not_resized() {
    let vfat = Case::new(FileSystem { size: None, ..fs("vfat", FsKind::Other, 1) });
    assert_eq!(
        vfat.grow(48, FsMode::Manage).0.unwrap_err().to_string(),
        "File system extend is not supported (vfat)."
    );
    assert_eq!(
        vfat.shrink(32, FsMode::Manage).0.unwrap_err().to_string(),
        "File system reduce is required and not supported (vfat)."
    );
    let luks = Case::new(FileSystem { size: None, ..fs("crypto_LUKS", FsKind::Crypto, 1) });
    assert_eq!(luks.grow(48, FsMode::Manage).0, Err(FsRefusal::Crypto));
    assert_eq!(luks.shrink(32, FsMode::Manage).0, Err(FsRefusal::Crypto));
}

#[test]
fn what_is_mounted_twice_or_in_parts_is_not_unmounted() {
    let ext = fs("ext4", FsKind::Ext, 100);
    let mut case = Case::mounted(ext);
    case.mounts.push(mount("/other"));
    let refused = case.shrink(60, FsMode::Manage).0.unwrap_err();
    assert_eq!(refused.hint().unwrap(), "it is mounted at /mnt, /other; unmount it first");
    case.mounts = vec![Mount { root: "/sub".into(), ..mount("/mnt") }];
    assert!(case.shrink(60, FsMode::Manage).0.is_err());
    assert!(case.grow(120, FsMode::Manage).0.is_ok());
}

#[test]
fn a_shrink_that_would_cut_is_refused_with_the_number_of_bytes() {
    for (fs, line) in [
        (
            fs("ext4", FsKind::Ext, 100),
            "File system reduce is required (see resize2fs or --resizefs.)",
        ),
        (fs("xfs", FsKind::Xfs, 100), "File system reduce is required and not supported (xfs)."),
        (
            fs("vfat", FsKind::Other, 100),
            "File system reduce is required and not supported (vfat).",
        ),
    ] {
        let case = Case::new(fs);
        let mut said = Vec::new();
        let request = case.request(60, true, FsMode::Manage);
        let refused = check_size(&request, &mut |line| said.push(line)).unwrap_err();
        assert_eq!(refused.to_string(), line);
        assert_eq!(said[1], LARGER);
        assert_eq!(
            said[2],
            "File system has 104857600 bytes, 41943040 more than the 62914560 that are requested."
        );
        let request = case.request(100, true, FsMode::Manage);
        assert_eq!(check_size(&request, &mut |_| ()), Ok(()));
    }
    let luks = Case::new(FileSystem { size: None, ..fs("crypto_LUKS", FsKind::Crypto, 1) });
    let request = luks.request(60, true, FsMode::Manage);
    assert_eq!(
        check_size(&request, &mut |_| ()).unwrap_err().to_string(),
        "Cannot find active LUKS dm-crypt device using vg/lv."
    );
}

#[test]
fn fsadm_checks_before_the_lv_changes() {
    let resize = FsStep::FsadmResize { to: mib(60) };
    let plan = plan_fsadm("vg/lv", mib(60), true, true);
    assert_eq!((plan.before, plan.after), (vec![FsStep::FsadmCheck, resize.clone()], vec![]));
    let plan = plan_fsadm("vg/lv", mib(60), false, false);
    assert_eq!((plan.before, plan.after), (vec![], vec![resize]));
}
