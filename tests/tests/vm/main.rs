//! What LVM2 and rlvm do to a real kernel, compared: each test is one boot of a virtual machine, which plays the
//! scenarios of a file in `tests/vm`, or a script there that looks after itself.

mod faults;
mod story;
mod systemd;

use rlvm_tests::vm::play;

#[test]
fn vm_lvcreate() {
    play("lvcreate.txt");
}

#[test]
fn vm_change() {
    play("change.txt");
}

#[test]
fn vm_resize() {
    play("resize.txt");
}

#[test]
fn vm_snapshot() {
    play("snapshot.txt");
}

#[test]
fn vm_mixed() {
    play("mixed.txt");
}

#[test]
fn vm_looks() {
    play("looks.txt");
}
