//! How the command line is read: `getopt`'s words for what it cannot read, LVM2's exit codes.
//! The expected lines are LVM2 2.03.16's.

use std::os::unix::fs::symlink;

use crate::common::{Home, finish};

const PARSING: &str = "  Error during parsing of command line.\n";

#[test]
fn what_is_no_option_is_named_as_getopt_names_it() {
    let home = Home::new();
    for (line, told) in [
        ("version --bad", "version: unrecognized option '--bad'\n"),
        ("version --no-bad=1", "version: unrecognized option '--nobad=1'\n"),
        ("version -Q", "version: invalid option -- 'Q'\n"),
        ("version -vQ", "version: invalid option -- 'Q'\n"),
        (
            "version --no",
            "version: option '--no' is ambiguous; possibilities: '--nohints' '--nolocking'\n",
        ),
        ("version --devices", "version: option '--devices' requires an argument\n"),
        ("version --driver", "version: option '--driverloaded' requires an argument\n"),
        ("version --yes=3", "version: option '--yes' doesn't allow an argument\n"),
        ("version -y -y", "  Option -y/--yes may not be repeated.\n"),
        ("version --profile a --profile b", "  Option --profile may not be repeated.\n"),
        ("version --driverloaded maybe", "  Invalid argument for --driverloaded: maybe\n"),
    ] {
        assert_eq!(home.run(line).fails(3), format!("{told}{PARSING}"), "{line}");
    }
}

#[test]
fn names_too_many_and_commands_unknown_have_codes_of_their_own() {
    let home = Home::new();
    assert_eq!(home.run("version x y").fails(3), "  Command does not accept argument: x.\n");
    assert_eq!(home.run("foo").fails(2), "  No such command.  Try 'rlvm help'.\n");
    assert_eq!(home.run("help foo").fails(3), "  foo: no such command.\n");
    let first = "  Specify options after a command: rlvm [command] [options].\n";
    assert_eq!(home.run("-v version").fails(3), first);
    let told = home.run("generate man");
    assert_eq!(told.out, "", "of several forms none is shown");
    let recognised = "  No command with matching syntax recognised.";
    assert_eq!(
        told.fails(3),
        format!("{recognised}  Run 'generate --help' for more information.\n")
    );
    let told = home.run("lvremove");
    assert_eq!(told.out, "  lvremove VG|LV|Tag|Select ...\n\n");
    assert_eq!(
        told.fails(3),
        format!(
            "{recognised}  Run 'lvremove --help' for more information.\n  Correct command syntax is:\n"
        )
    );
}

#[test]
fn options_stand_anywhere_and_in_any_form() {
    let home = Home::new();
    for line in [
        "version -vvv --verb --dr=n --driver-loaded y",
        "version -v --no-hints --nolock --config global/units=b",
        "version --config=global{units=b} -yt",
    ] {
        let outcome = home.run(line);
        let once = line.matches("dr").count() < 2;
        assert_eq!(outcome.code, if once { 0 } else { 3 }, "{line}: {outcome:?}");
    }
    assert!(home.run("--help").ok().contains("\n  version "));
    for line in ["version --help", "version -h", "version -?", "help version", "version --longh"] {
        assert!(home.run(line).ok().contains("--commandprofile"), "{line}");
    }
}

#[test]
fn the_version_is_where_programs_look_for_it() {
    let home = Home::new();
    for line in ["version", "--version", "version --version", "help --version"] {
        let told = home.run(line).ok();
        let third = told.split_whitespace().nth(2).unwrap_or_default();
        assert!(told.starts_with("  LVM version:     "), "{told}");
        assert!(third.starts_with("2.03."), "{third}");
        assert!(told.contains(concat!("rlvm version:    ", env!("CARGO_PKG_VERSION"))), "{told}");
    }
}

#[test]
fn a_link_named_as_a_command_is_that_command() {
    let home = Home::new();
    let links = ["lvm", "version"].map(|name| {
        let link = home.path().join(name);
        symlink(env!("CARGO_BIN_EXE_rlvm"), &link).expect("a link");
        link
    });
    let [lvm, version] = &links;
    let expected = home.run("version").ok();
    assert_eq!(finish(home.command(lvm).arg("version")).ok(), expected);
    assert_eq!(finish(&mut home.command(version)).ok(), expected);
    assert_eq!(
        finish(home.command(lvm).arg("foo")).fails(2),
        "  No such command.  Try 'lvm help'.\n"
    );
}

#[test]
fn settings_that_cannot_be_read_stop_a_command_before_it_begins() {
    let home = Home::new();
    let overridden = "  Failed to set overridden configuration entries.\n  Run `version --help' for more information.\n";
    let told = home.run_words(&["version", "--config", "foo"]).fails(3);
    assert!(told.starts_with("  Parse error at byte ") && told.ends_with(overridden), "{told}");
    assert_eq!(home.run_words(&["version", "--config", " "]).fails(3), overridden);
    let told = home.run_words(&["version", "--config", "a/b=1 global/x=2"]);
    assert_eq!(
        (told.code, told.err.as_str()),
        (
            0,
            "  Configuration section \"a\" unknown.\n  Configuration setting \"global/x\" unknown.\n"
        )
    );
    let told = home.run("version --profile ../x").fails(5);
    assert_eq!(
        told,
        "  ../x: bad profile name, it contains '/'.\n  Failed to add command profile ../x.\n"
    );
    home.file("etc/lvm.conf", "global { units = \"k\" ");
    let told = home.run("version").fails(4);
    assert!(told.starts_with("  Parse error at byte "), "{told}");
    let path = home.path().join("etc/lvm.conf");
    assert!(
        told.ends_with(&format!("\n  Failed to load config file {}\n", path.display())),
        "{told}"
    );
}

#[test]
fn a_reader_who_leaves_is_no_failure_and_a_full_disk_is_one() {
    let home = Home::new();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_rlvm"));
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let outcome = home
        .command(program)
        .arg("help")
        .stdout(writer)
        .stderr(std::process::Stdio::piped())
        .spawn();
    let output = outcome.and_then(std::process::Child::wait_with_output).expect("rlvm runs");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let child =
        home.command(program).arg("help").stdout(full).stderr(std::process::Stdio::piped()).spawn();
    let output = child.and_then(std::process::Child::wait_with_output).expect("rlvm runs");
    assert_eq!(output.status.code(), Some(5));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("  stdout: write failed: "));
}
