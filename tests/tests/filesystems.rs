//! `--fs`, `--fsmode` and `--resizefs` on LVs of images, which are not active. The lines are those of LVM2
//! 2.03.31, but for the count of bytes.

use std::fs::File;
use std::os::unix::fs::FileExt;

use rlvm_tests::{Ran, Sandbox};

const MIB: u64 = 1 << 20;

/// `vg/a` of 40 MiB with an ext2 of 25 MiB on it, `vg/b` of 40 MiB with nothing.
struct Home {
    sandbox: Sandbox,
    image: String,
}

impl Home {
    fn new() -> Self {
        let sandbox = Sandbox::unprivileged();
        let path = sandbox.path().join("a.img");
        File::create(&path).unwrap().set_len(100 * MIB).unwrap();
        let home = Self { sandbox, image: path.display().to_string() };
        home.run(&format!("pvcreate {}", home.image)).check();
        home.run(&format!("vgcreate vg {}", home.image)).check();
        home.run("lvcreate -L 40M -n a vg").check();
        home.run("lvcreate -L 40M -n b vg").check();
        // The first extent is 1 MiB from the start, the superblock 1 KiB from there.
        let mut superblock = [0; 512];
        superblock[4..8].copy_from_slice(&25_600_u32.to_le_bytes());
        superblock[0x38..0x3A].copy_from_slice(&0xEF53_u16.to_le_bytes());
        let image = File::options().write(true).open(&path).unwrap();
        image.write_all_at(&superblock, MIB + 1024).unwrap();
        home
    }

    fn run(&self, line: &str) -> Ran {
        let mut words: Vec<&str> = line.split(' ').collect();
        words.extend(["--devices", &self.image]);
        self.sandbox.rlvm(&words)
    }

    /// What a command tells that works.
    fn told(&self, line: &str) -> String {
        self.run(line).ok().stdout
    }

    /// What a command complains of that ends so.
    fn refused(&self, line: &str, code: i32) -> String {
        let ran = self.run(line);
        assert_eq!(ran.code, Some(code), "{ran}");
        ran.stderr
    }
}

const SAME: &str = "Size of logical volume vg";

#[test]
fn a_volume_is_not_made_smaller_than_its_file_system() {
    let home = Home::new();
    for line in
        ["lvreduce -L 20M vg/a", "lvresize -y -f -l 5 vg/a", "lvreduce --fs checksize -L 20M vg/a"]
    {
        let refused = home.run(line);
        assert_eq!(
            refused.stdout,
            "  File system ext2 found on vg/a.\n  \
             File system size (25.00 MiB) is larger than the requested size (20.00 MiB).\n  \
             File system has 26214400 bytes, 5242880 more than the 20971520 that are requested.\n",
            "{line}"
        );
        let told = "  File system reduce is required (see resize2fs or --resizefs.)\n";
        assert_eq!((refused.code, refused.stderr.as_str()), (Some(5), told));
    }
    assert_eq!(home.told("lvs --noheadings -o lv_size vg/a").trim(), "40.00m");
}

#[test]
fn what_fits_is_told_of_only_where_it_was_asked_for() {
    let home = Home::new();
    let told = home.told("lvreduce -L 36M vg/a");
    assert!(told.starts_with(&format!("  {SAME}/a changed from 40.00 MiB")), "{told}");
    let told = home.told("lvreduce --fs checksize -L 28M vg/a");
    assert!(
        told.starts_with(
            "  File system ext2 found on vg/a.\n  \
             File system size (25.00 MiB) is smaller than the requested size (28.00 MiB).\n  \
             File system reduce is not needed, skipping.\n  Size of"
        ),
        "{told}"
    );
    let told = home.told("lvreduce --fs checksize -L 28M vg/b");
    assert!(told.starts_with("  No file system found on /dev/vg/b.\n  Size of"), "{told}");
    let told = home.told("lvreduce -L 20M vg/b");
    assert!(told.starts_with(&format!("  {SAME}/b changed")), "{told}");
}

#[test]
fn who_ignores_a_file_system_may_cut_it() {
    let home = Home::new();
    home.run("lvreduce --fs ignore -L 20M vg/a").check();
    home.run("lvextend --fs checksize -L 24M vg/a").check();
}

#[test]
fn file_systems_are_resized_on_active_volumes_alone() {
    let home = Home::new();
    for line in [
        "lvextend -r -L +4M vg/a",
        "lvreduce --fs resize -L 28M vg/a",
        "lvresize --fs resize_fsadm --fsmode offline -L 28M vg/a",
    ] {
        let told = "  Logical volume vg/a must be activated before resizing filesystem.\n";
        assert_eq!(home.refused(line, 5), told, "{line}");
    }
}

#[test]
fn options_that_make_no_sense() {
    let home = Home::new();
    let read = "  Run `lvextend --help' for more information.\n";
    for (options, told) in [
        ("--fs all", "  Unknown --fs value.\n"),
        ("--fsmode online", "  Unknown --fsmode value.\n"),
        (
            "--fs ignore -r",
            "  Options --fs and --resizefs cannot be used together.\n  \
             --resizefs is equivalent to --fs resize.\n",
        ),
    ] {
        let err = home.refused(&format!("lvextend {options} -L +4M vg/a"), 3);
        assert_eq!(err, format!("{told}{read}"));
    }
}
