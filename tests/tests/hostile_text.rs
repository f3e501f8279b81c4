//! Texts from strangers, as large and as crooked as a metadata area allows: they are read or refused in a time that
//! grows with their length, and nothing overflows. Were any of it quadratic, these tests would not end in time.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use lvm_core::model::{self, ImportError, Relations, Rule, Vg};
use lvm_core::testing;

/// How many of everything.
const MANY: u32 = 30_000;

/// More than any of these needs, even in a debug build on a busy machine.
const LIMIT: Duration = Duration::from_secs(60);

/// A text with these keys in the VG and these LVs.
fn text(keys: &str, lvs: &str) -> String {
    format!(
        "contents = \"Text Format Volume Group\"\nversion = 1\nvg {{\nid = \"{0:032}\"\nseqno = 1\nstatus = []\n\
         flags = []\nextent_size = 8192\nmax_lv = 0\nmax_pv = 0\n{keys}\nphysical_volumes {{\npv0 {{ id = \"{0:032}\" \
         device = \"/dev/sda\" status = [] flags = [] pe_start = 2048 pe_count = 4294967295 }}\n}}\n\
         logical_volumes {{\n{lvs}}}\n}}\n",
        0
    )
}

/// An LV of one segment.
fn lv(number: u32, segment: &str) -> String {
    format!(
        "lv{number} {{ id = \"l{number:031}\" status = [\"VISIBLE\"] flags = [] segment_count = 1 segment1 {{ \
         start_extent = 0 extent_count = 1 {segment} }} }}\n"
    )
}

/// Many times what `each` makes of a number.
fn many(each: impl Fn(u32) -> String) -> String {
    (0..MANY).map(each).collect()
}

/// Reads a text, checks it, looks at its relations, and writes it.
fn through(text: &str) -> Result<(Vg, Vec<Rule>), ImportError> {
    let start = Instant::now();
    let (vg, _) = model::import(text.as_bytes())?;
    let rules = model::check(&vg).err().unwrap_or_default().into_iter().map(|b| b.rule).collect();
    let relations = Relations::of(&vg);
    assert!(relations.lv_count() <= vg.lvs().len());
    for (lv, _) in vg.lvs_with_idx() {
        let _ = (relations.owner(lv), relations.snapshot_of(lv), relations.pvmove_of(lv));
    }
    let written = vg.disk_text(&testing::stamp());
    assert!(model::import(written.as_bytes()).is_ok());
    assert!(start.elapsed() < LIMIT, "took {:?}", start.elapsed());
    Ok((vg, rules))
}

#[test]
fn a_million_tags() {
    let tags: Vec<_> = (0..1_000_000).map(|n| format!("\"t{n}\"")).collect();
    let keys = format!("tags = [{}]", tags.join(","));
    let (vg, rules) = through(&text(&keys, "")).unwrap();
    assert_eq!((vg.tags.len(), rules), (1_000_000, vec![]));
}

#[test]
fn many_unknown_keys_in_one_segment() {
    let keys = many(|n| format!("k{n} = {n} "));
    let thin = "type = \"thin-pool\" metadata = \"lv1\" pool = \"lv2\" transaction_id = 1 chunk_size = 128 ";
    let linear = "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", ";
    let lvs = [
        lv(0, &format!("{keys}{thin}")),
        lv(1, &format!("{linear} 0]")),
        lv(2, &format!("{linear} 1]")),
    ];
    let (vg, rules) = through(&text("", &lvs.concat())).unwrap();
    assert_eq!(vg.lvs()[0].segments[0].extra.entries().len(), MANY as usize);
    assert_eq!(rules, []);
}

#[test]
fn many_hosts_and_segments() {
    let segment = |n: u32| {
        format!(
            "segment{} {{ start_extent = {n} extent_count = 1 type = \"striped\" stripe_count = 1 \
             stripes = [\"pv0\", {}] }}\n",
            n + 1,
            // No two go on, and they come from back to front.
            2 * (MANY - n)
        )
    };
    let one = format!(
        "one {{ id = \"{:032}\" status = [] flags = [] segment_count = {MANY} {} }}\n",
        1,
        many(segment)
    );
    let (vg, rules) = through(&text("", &one)).unwrap();
    assert_eq!((vg.lvs()[0].segments.len(), rules), (MANY as usize, vec![]));

    let hosts = many(|n| {
        let zero = "type = \"zero\"";
        let key = format!("flags = [] creation_time = {n} creation_host = \"host{n}\"");
        lv(n, zero).replace("flags = []", &key)
    });
    let (vg, rules) = through(&text("", &hosts)).unwrap();
    assert_eq!((vg.lvs().len(), rules), (MANY as usize, vec![]));
}

#[test]
fn many_volumes_in_one_pool() {
    let mut lvs = lv(
        0,
        "type = \"thin-pool\" metadata = \"lv1\" pool = \"lv2\" transaction_id = 1 chunk_size = 128",
    );
    for (number, extent) in [(1, 0), (2, 1)] {
        let linear = format!("type = \"striped\" stripe_count = 1 stripes = [\"pv0\", {extent}]");
        lvs += &lv(number, &linear);
    }
    for n in 3..MANY {
        // Each a snapshot of the one before.
        let origin = if n > 3 { format!("origin = \"lv{}\"", n - 1) } else { String::new() };
        let thin = "type = \"thin\" thin_pool = \"lv0\" transaction_id = 0";
        lvs += &lv(n, &format!("{thin} device_id = {n} {origin}"));
    }
    let (_, rules) = through(&text("", &lvs)).unwrap();
    assert_eq!(rules, []);
}

#[test]
fn a_tower_of_many_lvs() {
    let on = |n: u32| format!("type = \"striped\" stripe_count = 1 stripes = [\"lv{}\", 0]", n + 1);
    let tower = many(|n| if n + 1 < MANY { lv(n, &on(n)) } else { lv(n, "type = \"zero\"") });
    let (vg, rules) = through(&text("", &tower)).unwrap();
    assert_eq!((vg.lvs().len(), rules), (MANY as usize, vec![]));
}

#[test]
fn many_snapshots_of_one_origin_and_of_one_store() {
    let linear = |pe: u32| format!("type = \"striped\" stripe_count = 1 stripes = [\"pv0\", {pe}]");
    let mut lvs = lv(0, &linear(0)) + &lv(1, &linear(1));
    for n in 2..MANY {
        lvs += &lv(n, "type = \"snapshot\" chunk_size = 8 origin = \"lv0\" cow_store = \"lv1\"");
    }
    let (vg, rules) = through(&text("", &lvs)).unwrap();
    assert!(rules.iter().any(|rule| matches!(rule, Rule::TwoOwners { .. })), "{rules:?}");
    assert_eq!(Relations::of(&vg).snap_count(), 1);
}

#[test]
fn many_pvs_and_historical_lvs() {
    let pv = |n: u32| {
        format!(
            "p{n} {{ id = \"p{n:031}\" device = \"\" status = [] flags = [] pe_start = 0 pe_count = 1 }}\n"
        )
    };
    let past = |n: u32| format!("h{n} {{ id = \"h{n:031}\" origin = \"-h{}\" }}\n", n + 1);
    let document = text("", "")
        .replace("physical_volumes {\n", &format!("physical_volumes {{\n{}", many(pv)))
        .replace(
            "logical_volumes {\n",
            &format!("historical_logical_volumes {{\n{}}}\nlogical_volumes {{\n", many(past)),
        );
    let (vg, _) = through(&document).unwrap();
    assert_eq!(vg.pvs().len(), MANY as usize + 1);
    assert_eq!(vg.historical.len(), MANY as usize);
}

#[test]
fn counts_that_lie_are_not_believed() {
    // Each claims four thousand million of something that is hardly there.
    for (keys, lie) in [
        ("type = \"striped\" stripe_count = N stripe_size = 8 stripes = [\"pv0\", 0]", "stripes"),
        ("type = \"mirror\" mirror_count = N mirrors = [\"pv0\", 0]", "mirrors"),
        ("type = \"raid1\" device_count = N raids = []", "raids"),
    ] {
        let lvs = lv(0, &keys.replace('N', "4294967295"));
        let error = through(&text("", &lvs)).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{lie} has an impossible value")), "{error}");
    }
    let lvs = lv(0, "type = \"zero\"").replace("segment_count = 1", "segment_count = 4294967295");
    let error = through(&text("", &lvs)).unwrap_err().to_string();
    assert!(error.starts_with("segment_count has an impossible value"), "{error}");
}

#[test]
fn the_largest_numbers_overflow_nothing() {
    let linear = "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 4294967295]";
    let large = lv(0, linear).replace("extent_count = 1", "extent_count = 4294967295");
    let (_, rules) = through(&text("", &large)).unwrap();
    assert!(matches!(rules[..], [Rule::AreaBeyondPv { .. }]), "{rules:?}");

    let late = lv(0, "type = \"zero\"").replace("start_extent = 0", "start_extent = 4294967295");
    let (_, rules) = through(&text("", &late)).unwrap();
    assert_eq!(rules.last(), Some(&Rule::LvTooLong));

    let raid = "type = \"raid10\" device_count = 1 data_copies = 4294967295 region_size = 9223372036854775807 \
                stripe_size = 9223372036854775807 raids = [\"lv1\"]";
    let lvs = lv(0, raid).replace("extent_count = 1", "extent_count = 4294967295")
        + &lv(1, "type = \"zero\"");
    let (_, rules) = through(&text("", &lvs)).unwrap();
    assert!(!rules.is_empty());

    let mut pvs = String::new();
    for n in 0..3 {
        let _ = writeln!(
            pvs,
            "q{n} {{ id = \"q{n:031}\" device = \"\" status = [] flags = [] dev_size = 0 \
             pe_start = 9223372036854775807 pe_count = 4294967295 ba_start = 9223372036854775807 ba_size = 1 }}"
        );
    }
    let document =
        text("", "").replace("physical_volumes {\n", &format!("physical_volumes {{\n{pvs}"));
    let (_, rules) = through(&document).unwrap();
    assert!(rules.iter().any(|rule| matches!(rule, Rule::TooManyExtents { .. })), "{rules:?}");
}

#[test]
fn sections_nest_only_so_deep() {
    let deep = "s { ".repeat(100_000);
    let error = through(&text(&deep, "")).unwrap_err().to_string();
    assert!(error.starts_with("sections are nested too deep in line "), "{error}");
}
