//! Settings: what `lvmconfig` shows of them, and what commands say of those that are wrong, by LVM2 and by rlvm with the
//! same files.
//!
//! What a setting does is told in our own words: lines of that kind are left out before texts are compared.

mod common;

use std::fs;

use common::scripts;
use rlvm_tests::report::side_by_side;
use rlvm_tests::{Ran, Sandbox, Tool};

/// A folder with settings that both tools read.
struct Host {
    sandbox: Sandbox,
}

impl Host {
    /// With no file at all.
    fn new() -> Option<Self> {
        let host = Self { sandbox: Sandbox::new()? };
        host.put("lvm.conf", "");
        Some(host)
    }

    /// Writes a file into the system directory; an empty one is taken away.
    fn put(&self, name: &str, text: &str) {
        let path = self.sandbox.path().join("etc").join(name);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder");
        let done = if text.is_empty() { fs::remove_file(path) } else { fs::write(path, text) };
        done.expect("a file of settings");
    }

    /// Runs a command line; words are divided by blanks, and quoted by `'`.
    fn run(&self, tool: Tool, line: &str) -> Ran {
        let mut words: Vec<&str> = Vec::new();
        for (place, part) in line.split('\'').enumerate() {
            if place % 2 == 1 {
                words.push(part);
            } else {
                words.extend(part.split_whitespace());
            }
        }
        let mut command = match tool {
            Tool::Lvm => self.sandbox.lvm_command(&words),
            Tool::Rlvm => self.sandbox.rlvm_command(&words),
        };
        let mut ran = Ran::of(&mut command);
        let noise = "WARNING: Activation disabled.";
        ran.stderr =
            ran.stderr.split_inclusive('\n').filter(|line| !line.contains(noise)).collect();
        ran
    }

    /// What is different between the tools, for each line.
    fn compare(&self, lines: &str) {
        let mut wrong = String::new();
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let [theirs, ours] = [Tool::Lvm, Tool::Rlvm].map(|tool| self.run(tool, line));
            let told = |ran: &Ran| {
                let out = if line.contains("--with") || line.contains("list") {
                    facts(&ran.stdout)
                } else {
                    ran.stdout.clone()
                };
                format!("{out}{}rc {:?}\n", ran.stderr, ran.code)
            };
            let (theirs, ours) = (told(&theirs), told(&ours));
            if theirs != ours {
                wrong.extend([format!("`{line}`:\n"), side_by_side(&ours, &theirs)]);
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }
}

/// A text of settings without what they do: comments that state no fact, and what follows a name in a list.
fn facts(text: &str) -> String {
    const STATED: [&str; 4] =
        ["Configuration ", "This configuration ", "Available since", "Deprecated since"];
    let is_key = |word: &str| word.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
    let is_fact = |line: &&str| {
        let Some(comment) = line.trim().strip_prefix("# ") else { return true };
        STATED.iter().any(|start| comment.starts_with(start))
            || comment == "}"
            || comment.strip_suffix(" {").is_some_and(is_key)
            || comment.split_once('=').is_some_and(|(key, _)| is_key(key))
    };
    let listed = |line: &str| match line.split_once(" - ") {
        Some((name, rest)) if name.contains('/') && !name.contains(' ') => {
            let version = rest.trim_end().rsplit_once('[').filter(|(_, end)| end.ends_with(']'));
            format!("{name} {}\n", version.map_or("", |(_, version)| version))
        }
        _ => line.to_owned(),
    };
    text.split_inclusive('\n').filter(is_fact).map(listed).collect()
}

#[test]
fn defaults_are_lvm2s() {
    let Some(host) = Host::new() else { return };
    host.compare(
        "
        lvmconfig
        lvmconfig --typeconfig default
        lvmconfig --type default --withspaces global
        lvmconfig --typeconfig default --withversions
        lvmconfig --typeconfig default --showdeprecated --showunsupported --withversions
        lvmconfig --typeconfig default --showdeprecated
        lvmconfig --typeconfig default --unconfigured
        lvmconfig --typeconfig default --ignoreadvanced
        lvmconfig --typeconfig default --ignoreunsupported
        lvmconfig --typeconfig default --ignorelocal
        lvmconfig --typeconfig default --atversion 2.2.99
        lvmconfig --typeconfig default --atversion 2.2.99 --showdeprecated
        lvmconfig --typeconfig default --atversion 1.0.0
        lvmconfig --typeconfig default global/units devices/scan report
        lvmconfig --typeconfig default tags/tag tags/tag/host_list metadata/disk_areas
        lvmconfig --typeconfig default /devices/dir devices/ x global/nosuch
        config --type default shell
        dumpconfig --type default shell
        ",
    );
}

#[test]
fn lists_and_choices_are_lvm2s() {
    let Some(host) = Host::new() else { return };
    host.compare(
        "
        lvmconfig --typeconfig list
        lvmconfig --typeconfig list --withversions
        lvmconfig --typeconfig list --showdeprecated --showunsupported
        lvmconfig --typeconfig list backup devices/dir nosuch
        lvmconfig --typeconfig missing
        lvmconfig --typeconfig missing --showdeprecated --showunsupported
        lvmconfig --typeconfig new
        lvmconfig --typeconfig new --atversion 2.3.2
        lvmconfig --typeconfig new --atversion 2.2.128
        lvmconfig --typeconfig new --atversion 1.0.0
        lvmconfig --typeconfig new --sinceversion 2.3.12
        lvmconfig --typeconfig new --sinceversion 2.2.0
        lvmconfig --typeconfig profilable
        lvmconfig --typeconfig profilable-command
        lvmconfig --typeconfig profilable-metadata --withversions
        lvmconfig --typeconfig default --withcomments --withversions --showdeprecated --showunsupported
        lvmconfig --typeconfig default --withsummary tags metadata devices/types
        ",
    );
}

#[test]
fn what_is_set_is_shown_as_lvm2_shows_it() {
    let Some(host) = Host::new() else { return };
    host.put(
        "lvm.conf",
        "global {\n units = \"b\"\n # note\n suffix=0\n}\nreport/aligned = 1\n\
         devices { scan = \"/dev\" dir=\"/dev\" }\nglobal { test = 0 umask = 022 }\n\
         backup { retain_min = 3 archive = \"yes\" }\nreport/lvs_cols=\"a\\\"b\"\n",
    );
    host.put("profile/ok.profile", "report { aligned=0 }\nglobal{units=\"k\"}");
    host.put("profile/md.profile", "allocation/thin_pool_zero=0");
    host.compare(
        "
        lvmconfig
        lvmconfig --type diff
        lvmconfig --type full
        lvmconfig --type full --withversions global backup
        lvmconfig --type full --withspaces devices
        lvmconfig --type missing
        lvmconfig --type missing --withversions global
        lvmconfig global/units devices
        lvmconfig --withcomments --withversions backup
        lvmconfig --config 'global/units=\"g\" activation/checks=1' --mergedconfig
        lvmconfig --config 'global/units=\"g\" activation/checks=1'
        lvmconfig --config 'global/units=\"g\" activation/checks=1' --type full --mergedconfig
        lvmconfig --config 'global/units=\"g\" activation/checks=1' --type diff
        lvmconfig --config 'global/units=\"g\" activation/checks=1' --type missing
        lvmconfig --commandprofile ok
        lvmconfig --commandprofile ok --mergedconfig
        lvmconfig --profile ok --config 'report/aligned=1' --mergedconfig
        lvmconfig --metadataprofile md --mergedconfig
        lvmconfig --withspaces --config 'devices/types=[\"x\",3] log/journal=[]'
        ",
    );
}

#[test]
fn files_of_tags_and_of_the_host_count_more() {
    let Some(host) = Host::new() else { return };
    host.put(
        "lvm.conf",
        "tags { @web { } other { host_list = \"nobody\" } }\n\
         global { units = \"b\" suffix = 0 system_id_source = \"lvmlocal\" }\n",
    );
    host.put("lvm_web.conf", "tags { more { } }\nglobal { units = \"m\" }\n");
    host.put("lvm_more.conf", "report { separator = \"+\" }\n");
    host.put("lvm_other.conf", "report { separator = \"-\" }\n");
    host.put("lvmlocal.conf", "local { system_id = \"mine\" }\nglobal { suffix = 1 }\n");
    host.compare(
        "
        tags
        systemid
        lvmconfig global/units global/suffix report/separator local/system_id
        ",
    );
}

#[test]
fn what_is_wrong_is_told_in_lvm2s_words() {
    let Some(host) = Host::new() else { return };
    host.put("profile/ok.profile", "report/aligned=0");
    host.put("profile/md.profile", "allocation/thin_pool_zero=0");
    host.put("profile/bad.profile", "devices { dir=\"x\" } report/nosuch=1 global/test=1");
    host.compare(
        "
        lvmconfig --validate
        lvmconfig --config 'global/units=b' --validate
        lvmconfig --config 'global/units=3' --validate
        lvmconfig --config 'a/b=1' --type current
        lvmconfig --config 'a/b=1 global/nosuch=2 global/suffix=0 y=2'
        lvmconfig --config 'log/file=\"a\\\"b\\\\c\"'
        lvmconfig --config ''
        lvmconfig --file /nonexistent/x
        lvmconfig --atversion x --typeconfig default
        lvmconfig --atversion 2.3.16
        lvmconfig --sinceversion 2.3.16
        lvmconfig --sinceversion 2.3.16 --atversion 2.3.16 --type new
        lvmconfig --list --type default
        lvmconfig --validate --type default
        lvmconfig --mergedconfig --type default
        lvmconfig --type foo
        lvmconfig --metadataprofile ok
        lvmconfig --commandprofile md
        formats --commandprofile bad
        formats --commandprofile none
        formats --commandprofile a/b
        formats --commandprofile ok --profile ok
        formats --config 'global/suffix=\"x\"'
        formats --config 'global/suffix=[] devices/filter=\"\" devices/global_filter=[]'
        formats --config 'global/suffix=[\"x\"] metadata/stripesize=[\"x\"] metadata/pvmetadatasize=[1,2]'
        formats --config 'devices/scan=[]'
        formats --config 'devices/types=[\"x\"]'
        formats --config 'devices/types=[3]'
        formats --config 'global/units=\"w\"'
        formats --config 'global/units=3'
        formats --config 'report/time_format=\"\" report/separator=\"\" metadata/stripesize=1.5'
        formats --config 'config/abort_on_errors=1 a/b=1'
        formats --config 'config/checks=0 a/b=1'
        formats --config 'log/foo { } global=1'
        formats --config 'global/system_id_source=\"foo\"'
        formats --config 'global/system_id_source=\"file\"'
        formats --config 'global/system_id_source=\"lvmlocal\"'
        formats --config 'global/system_id_source=\"lvmlocal\" local/system_id=\"localhost1\"'
        formats --config 'global/system_id_source=\"uname\" local/system_id=\"x\"'
        systemid --config 'global/system_id_source=\"lvmlocal\" local/system_id=\"a_b\"'
        ",
    );
    for text in
        ["foo { x=1 }\nglobal { nosuch=1 units=3 }\nzz=4\n", "config/abort_on_errors=1 a/b=1"]
    {
        host.put("lvm.conf", text);
        host.compare("formats\nlvmconfig --validate");
    }
}

#[test]
fn a_file_is_written() {
    let Some(host) = Host::new() else { return };
    let of = |tool| {
        let path = host.sandbox.path().join(format!("written-by-{tool}"));
        let line = format!("lvmconfig --type default --file {} shell", path.display());
        host.run(tool, &line).check();
        fs::read_to_string(path).expect("it was written")
    };
    assert_eq!(of(Tool::Rlvm), of(Tool::Lvm));
}

scripts! {
    settings_have_the_same_effect: "
        disks 64M 64M
        x pvcreate $0
        x vgcreate vg $1
        x lvcreate -l 3 -n lv vg
        x lvs --config global/units=b
        x lvs --config report{aligned=0}
        x pvs --config report/headings=0
        x vgs --config global/units=k
        x vgs --config report/separator=x
        x lvs --config report/columns_as_rows=1
        x lvs --config report/lvs_cols=lv_size
        x vgs --config global/si_unit_consistency=0 --units M
        x lvs --config report/output_format=json
        conf global/units=s
        conf report/vgs_cols=vg_size
        x lvs
        x vgs
        x lvs --config global/units=m
        x lvmdiskscan
        x lvmdiskscan -l
        x! lvmdiskscan x
    ";
}

/// Without a list on the command line, the settings say which devices there are.
#[test]
fn folders_filters_and_lists_of_devices_count() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    for _ in 0..3 {
        sandbox.add_disk(64);
    }
    sandbox.configure("");
    for disk in 0..2 {
        sandbox.lvm(&["pvcreate", &sandbox.pv(disk)]).check();
    }
    let dev = sandbox.path().join("dev").display().to_string();
    fs::create_dir(sandbox.path().join("dev/deep")).expect("a folder");
    std::os::unix::fs::symlink("../pv1", sandbox.path().join("dev/deep/a")).expect("a link");
    for more in [
        String::new(),
        format!("devices {{ filter = [ \"r|{dev}/pv0|\" ] }}"),
        "devices { global_filter = [ \"a|pv1|\", \"r|.*|\" ] }".to_owned(),
        "devices { filter = [ \"r|deep|\" ] }".to_owned(),
        format!("devices {{ scan = [ \"{dev}/deep\" ] }}"),
        format!("devices {{ scan = [ \"{dev}/none\" ] }}"),
        "devices { pv_min_size = 100000 }".to_owned(),
    ] {
        sandbox.configure(&more);
        for command in [&["pvs", "-a"][..], &["lvmdiskscan"]] {
            let [theirs, ours] = [Tool::Lvm, Tool::Rlvm].map(|tool| {
                let mut words = command.to_vec();
                words.extend(["--driverloaded", "n"]);
                rlvm_tests::links::run(&sandbox, tool, &[&["lvm"][..], &words].concat())
            });
            assert_eq!(theirs.code, ours.code, "{more}\n{theirs}\n{ours}");
            assert!(
                theirs.stdout == ours.stdout,
                "{more}:\n{}",
                side_by_side(&ours.stdout, &theirs.stdout)
            );
        }
    }
}

/// What every command looks at, whether or not it has to do with it.
#[test]
fn values_that_settings_do_not_take() {
    let Some(host) = Host::new() else { return };
    // Without files both would look at the host's own disks.
    let empty = host.sandbox.path().join("dev").display().to_string();
    let nowhere = format!("devices {{ scan = [ \"{empty}\" ] use_devicesfile = 0 }}\n");
    host.put("lvm.conf", &nowhere);
    host.compare(
        "vgs --config 'log/prefix=\"## \"'
         vgs --reportformat json --config 'log/prefix=\"## \"'
         vgs none --config 'log/prefix=\"\"'
         lvs -z --config 'log/prefix=\"x\"'
         formats --config 'log/prefix=\"x\"'
         vgs --config devices/hints=5
         vgs --config 'devices/search_for_devnames=\"zz\"'
         vgs --config 'devices/search_for_devnames=[1,2]'
         vgs --config 'devices/md_component_checks=\"zz\"'
         vgs --config 'devices/external_device_info_source=\"zz\"'
         vgs --config 'devices/external_device_info_source=\"\"'
         vgs --config devices/multipath_wwids_file=5
         vgs --config devices/pv_min_size=1
         vgs --config devices/pv_min_size=-5
         vgs --config 'activation/readahead=\"zz\"'
         vgs --config activation/readahead=5
         vgs --config 'activation/activation_mode=\"zz\"'
         vgs --config activation/missing_stripe_filler=1.5
         vgs --config global/system_id_source=7
         vgs --config local/system_id=7
         vgs --config dmeventd/raid_library=[1,2]
         lvmconfig report --config report/vgs_cols=vg_name,vg_size
         lvmconfig report --config 'report/separator=a,b report/headings=0'
         vgs --config report/vgs_cols=vg_name,vg_size
         vgs --config devices/filter=[]
         vgs --config devices/filter=5
         vgs --config devices/global_filter=[]
         vgs --config 'devices/global_filter=\"\"'
         vgs --config 'devices/global_filter=[\"x\"]'
         vgs --devicesfile none --devices /dev/none
         vgscan --notifydbus",
    );
    host.put("lvm.conf", &format!("{nowhere}activation {{ readahead = \"zz\" }}"));
    host.compare("vgs");
    host.put("lvm.conf", &format!("{nowhere}activation {{ activation_mode = \"zz\" }}"));
    host.compare("vgs\nlvs none");
}
