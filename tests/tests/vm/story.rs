//! What this project started from: the volumes of a guest, made, used, grown in use, and there again after a reboot.

use std::path::Path;

use rlvm_tests::vm::guest::{Guest, plays_lvm2};
use rlvm_tests::vm::normal::normal;
use rlvm_tests::vm::tell;
use rlvm_tests::vm::transcript::{Run, Section};

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(path).expect("it is part of the source")
}

/// A listing without its ids, times, host and device numbers, and without the blanks that copying took away.
fn comparable(lines: &[String]) -> Vec<String> {
    let around = vec![Section { name: "listing".to_owned(), lines: lines.to_vec() }];
    let mut run = normal(&Run { around, ..Run::default() });
    let mut lines = run.around.remove(0).lines;
    for line in &mut lines {
        for (start, rest) in [("UUID", "<id>"), ("Creation host, time", "<then>")] {
            if let Some((head, _)) = line.split_once(start) {
                *line = format!("{head}{start} {rest}");
            }
        }
        let same_major = line.replace("252:", "253:");
        same_major.trim().clone_into(line);
    }
    lines.retain(|line| !line.is_empty());
    lines
}

#[test]
fn vm_the_story_it_started_from() {
    let Some(mut guest) = Guest::new() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let image = folder.path().join("vdb.img");
    let disk = std::fs::File::create(&image).expect("an image");
    disk.set_len(26 << 30).expect("a sparse image");
    guest.disk("64M").disk(&image).timeout(1200);
    let rules = [folder.path().join("ours"), folder.path().join("none")];
    if !plays_lvm2() {
        let ours = file("../dist/udev/69-rlvm.rules").replace("@BINDIR@", "/usr/local/sbin");
        for (path, (text, name)) in rules.iter().zip([(&*ours, "69-rlvm"), ("", "69-lvm")]) {
            std::fs::write(path, text).expect("rules can be written");
            guest.copy(path, &format!("/usr/lib/udev/rules.d/{name}.rules"));
        }
    }

    let first = tell(&guest, "story-first.sh");
    for name in ["pvdisplay", "vgdisplay", "lvdisplay"] {
        let listing: Vec<_> = file(&format!("../fixtures/listings/guest-{name}.txt"))
            .lines()
            .map(Into::into)
            .collect();
        let ours = first.found(name);
        assert_eq!(comparable(ours), comparable(&listing), "{name}");
        assert_eq!(ours, first.found(&format!("{name} by LVM2")), "{name}");
    }

    let tree = first.found("tree");
    for (lv, use_of_it) in [
        ("provider_sys", "/mnt/sys"),
        ("provider_log", "/mnt/log"),
        ("swap", "[SWAP]"),
        ("read", "open in process "),
        ("below", "used by device above"),
    ] {
        let is_it = |line: &&String| line.contains(&format!(" {lv} ")) && line.contains(use_of_it);
        assert!(tree.iter().any(|line| is_it(&line)), "{lv}: {tree:#?}");
    }

    let second = tell(&guest, "story-second.sh");
    assert!(second.found("by hand").is_empty(), "the volumes were not there by themselves");
    // Minor numbers are given in the order of activation; where a volume lies is not.
    assert_eq!(second.found("table"), first.found("table"));
    assert_eq!(second.found("left"), ["No devices found"]);
    assert_eq!(second.found("semaphores"), ["0"]);
}
