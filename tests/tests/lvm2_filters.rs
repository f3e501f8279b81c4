//! Devices that are left out for what is on them: the same ones as by LVM2, in the same words.

use rlvm_tests::script;

/// A boot sector's end: an entry of 1000 sectors from 2048 on, three without any, and the mark.
const TABLE: &str = "0000000083000000 00080000e8030000";
/// A superblock of md 1.x: its beginning, and the sector in which it says it is.
const MD: &str = "fc4e2ba901000000";

/// Bytes in hex at a place of disk 0.
fn put(at: &str, hex: &str) -> String {
    format!("put 0 {at} {}\n", hex.replace(' ', ""))
}

/// What every command says of disk 0, a PV beside disk 1 with a VG.
const COMMANDS: &str = "
    x! pvs $0
    x! pvdisplay $0
    x! pvcreate -y $0
    x! pvcreate -ff -y $0
    x! vgcreate new $0
    x! vgextend vg $0
    x! pvremove -y $0
    x pvs
    x pvs -a
";

/// Disk 0 is made a PV, then something is put on it.
fn left_out(disk: &str, more: &str, commands: &str) {
    script::run(&format!(
        "disks {disk} 64M\nl pvcreate -qq $0\nl vgcreate -qq vg $1\n{more}{commands}"
    ));
}

#[test]
fn a_disk_with_partitions() {
    left_out("64M/parts", &(put("446", TABLE) + &put("510", "55aa")), COMMANDS);
}

#[test]
fn a_disk_with_a_gpt() {
    let protective = put("446", "00000000ee000000 01000000ffff0100");
    left_out("64M/parts", &(protective + &put("510", "55aa")), COMMANDS);
}

#[test]
fn boot_sectors_without_partitions_are_in_nobodys_way() {
    left_out("64M/parts", &put("510", "55aa"), "x pvs $0\n");
    let without_length = put("446", "0000000083000000 0008000000000000");
    left_out("64M/parts", &(put("510", "55aa") + &without_length), "x pvs $0\n");
    let strange_flag = put("446", "0700000083000000 00080000e8030000");
    left_out("64M/parts", &(put("510", "55aa") + &strange_flag), "x pvs $0\n");
}

#[test]
fn a_loop_device_that_looks_for_no_partitions_has_none() {
    left_out(
        "64M",
        &(put("446", TABLE) + &put("510", "55aa")),
        "x pvs $0\nx! vgextend vg $0\nx! vgcreate new $0\nx! pvcreate $0\nx vgextend -y vg $0\n",
    );
}

#[test]
fn a_member_of_an_md_array() {
    // Version 1.1; 1.2 lies on the metadata area's header.
    left_out("64M", &(put("0", MD) + &put("144", "0000000000000000")), COMMANDS);
    left_out("64M", &(put("4096", MD) + &put("4240", "0800000000000000")), COMMANDS);
}

#[test]
fn an_md_superblock_at_the_end_counts_for_new_pvs_alone() {
    // Version 1.0, 8 KiB before the end of 131072 sectors.
    let at_end = put("-8192", MD) + &put("-8048", "f0ff010000000000");
    let commands =
        "x pvs $0\nx! pvcreate -y $0\nx! vgcreate new $0\nx! vgextend vg $0\nx! pvremove -y $0\n";
    left_out("64M", &at_end, commands);
    let full = "conf devices { md_component_checks = \"full\" }\n";
    left_out("64M", &(full.to_owned() + &at_end), COMMANDS);
    let off = "conf devices { md_component_detection = 0 }\n";
    left_out(
        "64M",
        &(off.to_owned() + &at_end),
        "x pvs $0\nx! vgextend vg $0\nx vgextend -y vg $0\n",
    );
}

#[test]
fn disks_that_are_too_small() {
    script::run(
        "disks 1M 64M 1M
         x! pvcreate $0 $1 $2
         x! vgcreate vg $1 $0
         x! pvremove $0 $1
         x pvcreate $1
         x! pvs $0 $1
         nocheck",
    );
}
