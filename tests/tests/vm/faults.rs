//! What goes wrong on a real kernel, and what many cycles leave behind.

use rlvm_tests::vm::guest::Guest;
use rlvm_tests::vm::tell;

#[test]
fn vm_faults() {
    let Some(guest) = Guest::new() else { return };
    let run = tell(&guest.with_scenario_disks(), "faults.sh");
    let passed = run.around.iter().filter(|one| one.name == "passed").count();
    assert_eq!(passed, 8, "{run:#?}");
    let busy = run.found("busy").join("\n");
    assert!(busy.contains("/mnt/one is used by process ") && busy.contains(" (sleep)."), "{busy}");
    let left = run.found("left unmounted").join("\n");
    let line =
        "WARNING: A killed command has left vg/one unmounted. To bring it back: mount -t ext4 -o ";
    assert!(left.contains(line), "{left}");
    let told = run.found("udev stands still").join("\n");
    assert!(told.contains("udev"), "nothing was said of udev: {told}");
    assert_eq!(run.found("left"), ["control"]);
    assert_eq!(run.found("semaphores"), ["0"]);
}

#[test]
fn vm_many_cycles_leave_nothing() {
    let Some(guest) = Guest::new() else { return };
    let run = tell(&guest.with_scenario_disks(), "cycles.sh");
    assert_eq!(run.found("cycles"), ["500"]);
    assert_eq!(run.found("left"), ["No devices found"]);
    assert_eq!(run.found("semaphores"), ["0"]);
    assert!(run.found("udev").is_empty(), "{run:#?}");
}
