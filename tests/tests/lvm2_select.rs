//! Selections, asked of LVM2 and of rlvm: the same rows, or the same refusal.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rlvm_tests::alloc::random::Dice;
use rlvm_tests::{Ran, Sandbox, Tool, report};

/// What is asked: a command and a selection.
type Question = (&'static [&'static str], String);

const LVS: &[&str] = &["lvs", "-a", "-o", "vg_name,lv_name"];
const SEGMENTS: &[&str] = &["lvs", "-a", "--segments", "-o", "lv_full_name,seg_start_pe"];
const PVS: &[&str] = &["pvs", "-a", "-o", "pv_name"];
const PV_SEGMENTS: &[&str] = &["pvs", "--segments", "-o", "pv_name,pvseg_start"];
const VGS: &[&str] = &["vgs", "-o", "vg_name"];
const SELECTED: &[&str] = &["lvs", "-o", "selected,lv_name", "-O", "-selected,lv_name"];

/// Disks with snapshots, thin volumes, RAID, caches, mirrors, attributes, and PVs in no VG; with tags on some.
fn sandbox() -> Option<Sandbox> {
    let mut sandbox = Sandbox::new()?;
    for case in ["attrs", "cache", "mirror", "orphan", "raid1", "snapshot", "thin"] {
        sandbox.add_golden(case);
    }
    for words in [
        &["lvchange", "--addtag", "one", "--addtag", "two", "vgs/orig"][..],
        &["lvchange", "--addtag", "one", "vgs/snap1", "vgr/r1"],
        &["vgchange", "--addtag", "prod", "--addtag", "fast", "vgr"],
    ] {
        sandbox.lvm(words).check();
    }
    // Several LVM2s that keep a backup of one VG at a time get in each other's way.
    sandbox.configure("backup { backup = 0 archive = 0 }");
    Some(sandbox)
}

/// Runs both tools; how they differ, or nothing.
fn difference(sandbox: &Sandbox, (command, selection): &Question) -> String {
    let words = [*command, &["-S", selection]].concat();
    let [ours, theirs] = [Tool::Rlvm, Tool::Lvm].map(|tool| sandbox.run(tool, &words));
    let missing = refusal(&theirs).into_iter().find(|line| !ours.stderr.contains(line.as_str()));
    let same_rows = ours.stdout == theirs.stdout;
    if ours.code == theirs.code && same_rows && missing.is_none() {
        return String::new();
    }
    format!("{ours}\n{theirs}\nLVM2 alone: {missing:?}\n\n")
}

/// The lines with which LVM2 refused, without the help that it shows for some mistakes, and without details of
/// expressions.
fn refusal(ran: &Ran) -> Vec<String> {
    let mut lines: Vec<&str> = ran.stderr.lines().collect();
    let ends = ["    ?  ", "         }  - "];
    if let Some(last) = lines.iter().rposition(|line| ends.iter().any(|end| line.starts_with(end)))
    {
        lines.drain(..=last);
    }
    let detail = ["WARNING: ", "missing ')'", "Parse error", "Badly formed", "Incorrect date"];
    lines.retain(|line| {
        let line = line.trim();
        !line.is_empty() && !detail.iter().any(|start| line.starts_with(start))
    });
    lines.into_iter().map(str::to_owned).collect()
}

/// Asks everything, by as many as the machine has processors.
fn ask(questions: &[Question]) {
    let Some(sandbox) = sandbox() else { return };
    let next = AtomicUsize::new(0);
    let work = || {
        let mut wrong = (0, String::new());
        while let Some(question) = questions.get(next.fetch_add(1, Ordering::Relaxed)) {
            let difference = difference(&sandbox, question);
            wrong.0 += usize::from(!difference.is_empty());
            wrong.1.push_str(&difference);
        }
        wrong
    };
    let workers = thread::available_parallelism().map_or(2, usize::from).min(8);
    let (count, wrong) = thread::scope(|scope| {
        let all: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        all.into_iter().fold((0, String::new()), |(count, mut text), worker| {
            let (more, lines) = worker.join().expect("a worker ends");
            text.push_str(&lines);
            (count + more, text)
        })
    });
    assert!(wrong.is_empty(), "{count} of {} differ:\n{wrong}", questions.len());
}

#[test]
fn what_is_written_by_hand_selects_the_same_rows_or_is_refused_alike() {
    let questions: Vec<Question> = include_str!("selections.txt")
        .lines()
        .filter(|line| !line.starts_with("## ") && !line.is_empty())
        .map(|line| {
            let (command, selection) = line.split_once('\t').expect("a command and a selection");
            let command = match command {
                "lvs" => LVS,
                "seg" => SEGMENTS,
                "pvs" => PVS,
                "pvseg" => PV_SEGMENTS,
                "vgs" => VGS,
                "selected" => SELECTED,
                other => panic!("{other} is no command here"),
            };
            (command, selection.to_owned())
        })
        .collect();
    assert!(questions.len() >= 150, "{} questions", questions.len());
    ask(&questions);
}

#[test]
fn what_a_seed_makes_selects_the_same_rows_or_is_refused_alike() {
    let mut dice = Dice::new(20_261_126);
    let questions: Vec<Question> = (0..200).map(|_| question(&mut dice)).collect();
    ask(&questions);
}

#[test]
fn commands_that_change_work_on_what_is_selected() {
    let Some((mut ours, mut theirs)) = Sandbox::twins() else { return };
    for sandbox in [&mut ours, &mut theirs] {
        for _ in 0..3 {
            sandbox.add_disk(64);
        }
        let pvs: Vec<String> = (0..3).map(|disk| sandbox.pv(disk)).collect();
        sandbox.lvm(&["pvcreate", "-q", &pvs[2]]).check();
        for (vg, pv) in ["vg1", "vg2"].iter().zip(&pvs) {
            sandbox.lvm(&["vgcreate", "-q", vg, pv]).check();
            for lv in ["a", "b", "c"] {
                let size = if lv == "c" { "2" } else { "1" };
                sandbox.lvm(&["lvcreate", "-q", "-l", size, "-n", lv, vg]).check();
            }
        }
    }
    for words in [
        "lvchange --addtag x -S lv_name=a",
        "lvchange --addtag x -S lv_tags=nosuch",
        "lvchange --addtag y -S vg_name=vg2&&lv_size>4m",
        "lvchange --addtag z -S segtype=linear vg1",
        "lvchange -p r -S lv_tags={x} vg2",
        "lvchange --addtag w -S bogus=1",
        "vgchange --addtag q -S vg_name=vg1",
        "vgchange --addtag q -S lv_tags=y",
        "vgchange --addtag u -S pv_name=~pv1$",
        "vgchange --addtag w -S nosuch=1 vg1",
        "vgchange --addtag w -S vg_name=zz",
        "vgchange -an -S vg_name=vg1",
        "lvdisplay -c -S lv_name=c",
        "vgdisplay -s -S lv_count=3",
        "vgdisplay -s -S lv_name=zz",
        "pvdisplay -s -S vg_name=\"\"",
        "pvdisplay -s -S lv_tags=y",
        "lvremove",
        "lvremove -y -S lv_name=zz",
        "lvremove -y -S lv_name=zz vg1",
        "lvremove -y -S lv_name=a nosuch",
        "lvremove -y -S lv_name=b vg1/a vg1/b",
        "lvremove -y -S lv_tags=x",
        "lvremove -S lv_name=(",
        "vgremove -S vg_name=zz",
        "vgremove -S vg_name=vg2",
        "vgremove -y vg1 -S vg_name=vg2",
        "vgremove -y -S vg_tags={q,u}",
        "vgs -o vg_name,vg_tags,lv_count",
        "lvs -o lv_full_name,lv_tags,lv_attr",
    ] {
        let words: Vec<&str> = words.split(' ').collect();
        let (our, their) = (ours.rlvm(&words), theirs.lvm(&words));
        let text = |ran: &Ran, sandbox: &Sandbox| {
            let own = sandbox.path().display().to_string();
            report::without_kernel(&ran.stdout.replace(&own, ""))
        };
        let missing = refusal(&their).into_iter().find(|line| !our.stderr.contains(line.as_str()));
        let same = our.code == their.code && text(&our, &ours) == text(&their, &theirs);
        assert!(same && missing.is_none(), "{our}\n{their}\nLVM2 alone: {missing:?}");
    }
}

/// Fields of a kind, and values to compare them with.
struct Family {
    fields: &'static [&'static str],
    operators: &'static [&'static str],
    values: &'static [&'static str],
}

const NUMBERS: &[&str] = &["=", "!=", "<", "<=", ">", ">="];
const STRINGS: &[&str] = &["=", "!=", "=~", "!~", "=", "=~"];

const OF_LV: &[Family] = &[
    Family {
        fields: &[
            "lv_name",
            "name",
            "vg_name",
            "origin",
            "pool_lv",
            "data_lv",
            "lv_parent",
            "lv_full_name",
        ],
        operators: STRINGS,
        values: &["pool", "orig", "vgs", "r1", "\"\"", "'a'", "t1s", "snap", "\"vgt/t1\""],
    },
    Family {
        fields: &["lv_name", "lv_uuid", "lv_path", "lv_dm_path", "lv_allocation_policy", "lv_host"],
        operators: &["=~", "!~"],
        values: &[
            "^s",
            "[0-9]$",
            "\"(a|b).*\"",
            "(t)",
            "'_t(data|meta)$'",
            "in+h",
            ".p",
            "[^a-m]l",
        ],
    },
    Family {
        fields: &[
            "lv_size",
            "size",
            "origin_size",
            "lv_metadata_size",
            "vg_size",
            "vg_free",
            "vg_extent_size",
        ],
        operators: NUMBERS,
        values: &[
            "8m",
            "4",
            "0",
            "16384s",
            "1g",
            "12582912b",
            "0.0625g",
            "8M",
            "1e",
            "64.5m",
            "8192k",
        ],
    },
    Family {
        fields: &[
            "seg_count",
            "lv_minor",
            "lv_major",
            "vg_seqno",
            "pv_count",
            "lv_count",
            "snap_count",
            "max_lv",
            "writecache_block_size",
            "raidintegrityblocksize",
        ],
        operators: NUMBERS,
        values: &["0", "1", "2", "5", "undefined", "-1", "07", "1.5", "unknown"],
    },
    Family {
        fields: &[
            "lv_skip_activation",
            "lv_fixed_minor",
            "lv_merging",
            "lv_converting",
            "lv_allocation_locked",
            "lv_initial_image_sync",
            "vg_extendable",
            "vg_exported",
            "vg_partial",
            "vg_clustered",
            "lv_autoactivation",
            "lv_historical",
        ],
        operators: NUMBERS,
        values: &["1", "0", "yes", "no", "undef", "2", "skip", "\"fixed minor\"", "exported"],
    },
    Family {
        fields: &[
            "lv_tags",
            "vg_tags",
            "lv_layout",
            "lv_role",
            "lv_ancestors",
            "lv_descendants",
            "lv_modules",
        ],
        operators: &["=", "!="],
        values: &[
            "one",
            "{one}",
            "[one]",
            "{one,two}",
            "[two && one]",
            "{prod||x}",
            "\"\"",
            "{thin,sparse}",
            "[public]",
            "{public#private}",
            "{t1 || t1s}",
            "[fast,prod]",
            "{one,\"\"}",
            "thin-pool",
        ],
    },
    Family {
        fields: &["lv_time", "lv_time_removed"],
        operators: &["=", "<", "<=", ">", ">=", " since ", " before ", " after ", " until "],
        values: &[
            "2023",
            "2023-11",
            "\"2023-11-14 22:13\"",
            "\"2023-11-14 22:13:25\"",
            "@1700000005",
            "\"2 days ago\"",
            "yesterday",
            "\"14 Nov 2023\"",
            "\"2023-11-14 23:13:25 +01:00\"",
            "\"14 Nov 2023 10:13:24 PM\"",
            "Monday",
        ],
    },
];

const OF_SEGMENT: &[Family] = &[
    Family {
        fields: &["segtype", "discards", "cache_mode", "cache_policy", "seg_monitor"],
        operators: STRINGS,
        values: &["linear", "thin", "raid", "\"\"", "undefined", "writethrough", "^s", "passdown"],
    },
    Family {
        fields: &[
            "stripes",
            "data_stripes",
            "data_copies",
            "thin_id",
            "thin_count",
            "transaction_id",
            "seg_start_pe",
            "reshape_len_le",
            "data_offset",
            "cache_metadata_format",
        ],
        operators: NUMBERS,
        values: &["0", "1", "2", "3", "-1", "undefined"],
    },
    Family {
        fields: &[
            "seg_size",
            "chunk_size",
            "stripe_size",
            "region_size",
            "seg_start",
            "reshape_len",
        ],
        operators: NUMBERS,
        values: &["0", "64k", "4m", "8", "1g", "512k", "100s"],
    },
    Family {
        fields: &["devices", "metadata_devices", "seg_tags", "seg_le_ranges", "cache_settings"],
        operators: &["=", "!="],
        values: &[
            "\"\"",
            "{\"pool_tdata(0)\"}",
            "[\"r1_rimage_0(0)\",\"r1_rimage_1(0)\"]",
            "{\"r1_rmeta_0(0)\"#x}",
            "x",
        ],
    },
];

const OF_PV: &[Family] = &[
    Family {
        fields: &[
            "pv_size",
            "pv_free",
            "pv_used",
            "dev_size",
            "pv_mda_size",
            "pv_mda_free",
            "pv_ba_size",
        ],
        operators: NUMBERS,
        values: &["60m", "64", "0", "124m", "1g", "1044480b", "28"],
    },
    Family {
        fields: &[
            "pv_pe_count",
            "pv_pe_alloc_count",
            "pv_mda_count",
            "pv_mda_used_count",
            "pv_ext_vsn",
            "vg_extent_count",
            "vg_mda_copies",
            "max_pv",
        ],
        operators: NUMBERS,
        values: &["0", "1", "2", "15", "unmanaged", "undef"],
    },
    Family {
        fields: &["pv_allocatable", "pv_exported", "pv_missing", "pv_in_use", "pv_duplicate"],
        operators: &["=", "!="],
        values: &["1", "0", "yes", "no", "used", "allocatable"],
    },
    Family {
        fields: &["pv_name", "vg_name", "pv_fmt", "pv_attr", "pv_uuid", "vg_attr"],
        operators: STRINGS,
        values: &["\"\"", "lvm2", "pv[0-3]$", "a--", "^u", "vgt", "wz"],
    },
];

fn question(dice: &mut Dice) -> Question {
    let (command, families): (_, &[&[Family]]) = *dice.pick(&[
        (LVS, &[OF_LV] as &[_]),
        (LVS, &[OF_LV]),
        (SEGMENTS, &[OF_LV, OF_SEGMENT]),
        (PVS, &[OF_PV]),
        (VGS, &[OF_LV]),
        (SELECTED, &[OF_LV]),
    ]);
    let mut text = String::new();
    condition(dice, families, 0, &mut text);
    (command, text)
}

fn condition(dice: &mut Dice, families: &[&[Family]], depth: u32, out: &mut String) {
    if depth < 3 && dice.chance(35) {
        condition(dice, families, depth + 1, out);
        out.push_str(dice.pick::<&str>(&["&&", " && ", ",", "||", " || ", "#"]));
        return condition(dice, families, depth + 1, out);
    }
    if depth < 3 && dice.chance(25) {
        out.push_str(dice.pick::<&str>(&["(", "( ", "!(", "! ("]));
        // LVM2 takes two negations, one right within the other, for one.
        statement(dice, families, out);
        out.push_str(dice.pick::<&str>(&["&&", "||"]));
        condition(dice, families, depth + 1, out);
        out.push(')');
        return;
    }
    statement(dice, families, out);
}

fn statement(dice: &mut Dice, families: &[&[Family]], out: &mut String) {
    let families: &[Family] = dice.pick::<&[Family]>(families);
    let family = dice.pick(families);
    let (field, operator) = (dice.pick(family.fields), dice.pick(family.operators));
    let blank = if dice.chance(20) { " " } else { "" };
    let _ = write!(out, "{field}{blank}{operator}{blank}{}", dice.pick(family.values));
    if dice.chance(3) {
        // A mistake.
        out.push_str(dice.pick::<&str>(&["%", ")", " x", "]", "\"", "&", "||"]));
    }
}
