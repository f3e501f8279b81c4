//! What holds of the tables of every VG: each device once, what it lies on before it, no gaps; and the concise form
//! says the same.

use std::collections::{BTreeMap, BTreeSet};

use lvm_core::model::{LvIdx, SegmentKind, Vg};
use lvm_core::table::{
    Arg, Device, Layer, Node, TableError, TableSettings, activatable, concise, tree,
};
use lvm_core::units::Sectors;
use proptest::collection::vec;
use proptest::prelude::*;
use rlvm_tests::arbitrary::arb_vg;

fn tell(device: Device<'_>) -> String {
    match device {
        Device::Pv(pv) => format!("/dev/disk;{},\\", pv.0),
        Device::Node(name) => format!("/dev/mapper/{name}"),
        Device::Path(path) => path.to_owned(),
    }
}

/// The tables of some LVs; none where a segment has a type or a word that no table can have.
fn nodes(vg: &Vg, lvs: &[LvIdx]) -> Option<Vec<Node>> {
    match tree(vg, lvs, &TableSettings::default()) {
        Ok(nodes) => Some(nodes),
        Err(TableError::UnknownType { .. } | TableError::BadWord { .. }) => None,
        Err(error) => panic!("{error}"),
    }
}

fn check_order(nodes: &[Node]) {
    let (mut names, mut uuids) = (BTreeSet::new(), BTreeSet::new());
    for node in nodes {
        let args = node.lines.iter().flat_map(|line| &line.target.args);
        let used: BTreeSet<&str> = args
            .filter_map(|arg| match arg {
                Arg::Node(name) | Arg::Keyed(_, name) => Some(name.as_str()),
                _ => None,
            })
            .collect();
        let deps: BTreeSet<&str> = node.deps.iter().map(String::as_str).collect();
        assert_eq!(used, deps, "{}", node.name);
        assert!(deps.iter().all(|dep| names.contains(dep)), "{} comes too early", node.name);
        assert!(names.insert(node.name.as_str()), "{} is there twice", node.name);
        // The text may give the parts of two cachevols one id.
        let own = !matches!(node.layer, Layer::CvolData | Layer::CvolMeta);
        assert!(uuids.insert(node.uuid.as_str()) || !own, "{} is there twice", node.uuid);
        assert!(node.name.len() <= 127 && node.uuid.len() <= 128);
    }
}

/// Lines follow each other, and are as long as the LV where the device shows all of it.
fn check_cover(vg: &Vg, node: &Node) {
    let mut next = Sectors::ZERO;
    for line in &node.lines {
        assert_eq!(line.start, next, "{} has a gap", node.name);
        assert!(!line.len.is_zero(), "{} has an empty line", node.name);
        next = next.checked_add(line.len).expect("it fits");
    }
    let lv = vg.lv(node.lv).expect("it is there");
    let other_size = lv.segments.iter().any(|segment| {
        segment.reshape_len.is_some() || matches!(segment.kind, SegmentKind::VdoPool(_))
    });
    let whole = matches!(node.layer, Layer::None | Layer::Real | Layer::Cow | Layer::ThinPool);
    let is_cow = vg.lvs().iter().flat_map(|lv| &lv.segments).any(|segment| {
        matches!(&segment.kind, SegmentKind::Snapshot(snapshot) if snapshot.cow == node.lv)
    });
    // The device of a snapshot is as long as its origin.
    if whole && !other_size && !(is_cow && node.layer == Layer::None) {
        assert_eq!(next, vg.extent_size.length(lv.extents()), "{}", node.name);
    }
}

/// Reads the form that `dmsetup create --concise` takes, as its manual describes it.
fn parse_concise(text: &str) -> Vec<Vec<String>> {
    let mut devices = vec![vec![String::new()]];
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        let fields = devices.last_mut().expect("never empty");
        match char {
            ';' => devices.push(vec![String::new()]),
            ',' => fields.push(String::new()),
            char => {
                let char = if char == '\\' { chars.next().expect("an escaped one") } else { char };
                fields.last_mut().expect("never empty").push(char);
            }
        }
    }
    devices
}

fn check_concise(nodes: &[Node]) {
    let text = concise(nodes, tell);
    assert!(!text.contains('\n'));
    if nodes.is_empty() {
        return;
    }
    let devices = parse_concise(&text);
    assert_eq!(devices.len(), nodes.len());
    for (fields, node) in devices.iter().zip(nodes) {
        let minor = node.number.map(|(_, minor)| minor.to_string()).unwrap_or_default();
        let flags = if node.read_only { "ro" } else { "rw" };
        assert_eq!(fields[..4], [&*node.name, &*node.uuid, &*minor, flags]);
        let lines: Vec<String> = node
            .lines
            .iter()
            .map(|line| {
                let target = &line.target;
                let text =
                    format!("{} {} {} {}", line.start, line.len, target.kind, target.params(tell));
                text.trim_end().to_owned()
            })
            .collect();
        assert_eq!(fields[4..], lines);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_vg_is_a_forest_in_loading_order(vg in arb_vg()) {
        if let Some(all) = nodes(&vg, &activatable(&vg)) {
            check_order(&all);
            for node in &all {
                check_cover(&vg, node);
            }
            check_concise(&all);
        }
    }

    #[test]
    fn the_tables_of_one_lv_are_those_it_has_among_all(vg in arb_vg()) {
        let all = activatable(&vg);
        let Some(together) = nodes(&vg, &all) else { return Ok(()) };
        let by_name: BTreeMap<_, _> = together.iter().map(|node| (&node.name, node)).collect();
        for lv in all {
            let own = nodes(&vg, &[lv]).expect("its types are known");
            check_order(&own);
            prop_assert!(own.iter().all(|node| by_name.get(&node.name) == Some(&node)));
            let twice = nodes(&vg, &[lv, lv]).expect("its types are known");
            prop_assert_eq!(twice, own);
        }
    }

    /// No check has seen these: references lead anywhere, in rings too. An error is right, a panic is not.
    #[test]
    fn references_that_lead_anywhere_do_no_harm(vg in arb_vg(), places in vec(any::<u8>(), 64)) {
        let mut vg = vg;
        let count = u32::try_from(vg.lvs().len()).expect("there are few");
        let mut places = places.into_iter().cycle();
        for lv in 0..count {
            for segment in &mut vg.lv_mut(LvIdx(lv)).expect("it is there").segments {
                segment.kind.map_lv_refs(&mut |old| match places.next() {
                    Some(place) if place % 4 == 0 => Some(LvIdx(u32::from(place) % (count + 1))),
                    Some(1) => None,
                    _ => Some(old),
                });
            }
        }
        let settings = TableSettings::default();
        for lv in 0..=count {
            let _ = tree(&vg, &[LvIdx(lv)], &settings);
        }
        let _ = tree(&vg, &activatable(&vg), &settings);
    }

    #[test]
    fn without_pvs_nothing_lies_on_one(vg in arb_vg()) {
        let missing_pvs = vg.pvs_with_idx().map(|(pv, _)| pv).collect();
        let settings = TableSettings { missing_pvs, ..TableSettings::default() };
        if let Ok(nodes) = tree(&vg, &activatable(&vg), &settings) {
            check_order(&nodes);
            for node in nodes.iter().filter(|node| !matches!(node.layer, Layer::Missing { .. })) {
                check_cover(&vg, node);
            }
            let args = nodes.iter().flat_map(|node| &node.lines).flat_map(|line| &line.target.args);
            let on_pv = { args }.any(|arg| matches!(arg, Arg::Pv(_)));
            prop_assert!(!on_pv);
        }
    }
}
