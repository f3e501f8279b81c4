use super::super::sample::{add, vg};
use super::*;
use crate::model::segment::{Raid, RaidLevel};
use crate::model::{Area, PvIdx, Segment, SegmentKind};
use crate::units::{Extents, Sectors};

fn list(items: &[&str]) -> VolumeList {
    VolumeList::parse(items.iter().copied()).0
}

fn tags(tags: &[&str]) -> Vec<Tag> {
    tags.iter().map(|tag| Tag::new(tag).unwrap()).collect()
}

/// What is said of an LV: `active`, `read-only`, or why not.
fn said(vg: &Vg, settings: &ActivationSettings, lv: &str, request: ActivationRequest) -> String {
    let policy = ActivationPolicy::new(vg, settings);
    match policy.verdict(vg.find_lv(lv).unwrap(), request) {
        Verdict::Activate { read_only: false } => "active".into(),
        Verdict::Activate { read_only: true } => "read-only".into(),
        Verdict::PassOver(why) => why.to_string(),
        Verdict::Refuse(why) => why.to_string(),
    }
}

const YES: ActivationRequest =
    ActivationRequest { auto: false, ignore_skip: false, mode: ActivationMode::Degraded };
const AUTO: ActivationRequest = ActivationRequest { auto: true, ..YES };

fn in_mode(mode: ActivationMode) -> ActivationRequest {
    ActivationRequest { mode, ..YES }
}

#[test]
fn the_filter_lets_vgs_lvs_and_tags_pass() {
    let mut vg = vg(&[10]);
    for name in ["a", "b", "c"] {
        add(&mut vg, name, 1, "P0");
    }
    let b = vg.find_lv("b").unwrap();
    vg.lv_mut(b).unwrap().tags = tags(&["web"]);
    let of = |items: &[&str], host: &[&str]| {
        let settings = ActivationSettings {
            volume_list: Some(list(items)),
            host_tags: tags(host),
            ..ActivationSettings::default()
        };
        ["a", "b", "c"].map(|lv| said(&vg, &settings, lv, YES) == "active")
    };
    assert_eq!(of(&["vg"], &[]), [true, true, true]);
    assert_eq!(of(&["vg/c", "other"], &[]), [false, false, true]);
    assert_eq!(of(&["@web"], &[]), [false, true, false]);
    assert_eq!(of(&["@*"], &["web", "db"]), [false, true, false]);
    assert_eq!(of(&["@*"], &[]), [false, false, false]);
    assert_eq!(of(&[], &[]), [false, false, false], "an empty list lets nothing pass");
    let settings =
        ActivationSettings { volume_list: Some(list(&["vg/c"])), ..ActivationSettings::default() };
    assert_eq!(
        said(&vg, &settings, "a", YES),
        "Not activating vg/a since it does not pass activation filter."
    );
}

#[test]
fn without_a_list_the_tags_of_the_host_decide() {
    let mut vg = vg(&[10]);
    add(&mut vg, "a", 1, "P0");
    let tagged = add(&mut vg, "b", 1, "P0");
    vg.lv_mut(tagged).unwrap().tags = tags(&["host"]);
    let settings =
        ActivationSettings { host_tags: tags(&["host"]), ..ActivationSettings::default() };
    assert!(said(&vg, &settings, "a", YES).starts_with("Not activating"));
    assert_eq!(said(&vg, &settings, "b", YES), "active");
    vg.tags = tags(&["host"]);
    assert_eq!(said(&vg, &settings, "a", YES), "active");
}

#[test]
fn what_is_not_to_come_by_itself_comes_when_called() {
    let mut vg = vg(&[10]);
    let a = add(&mut vg, "a", 1, "P0");
    add(&mut vg, "b", 1, "P0");
    vg.lv_mut(a).unwrap().flags.noautoactivate = true;
    let settings =
        ActivationSettings { auto_list: Some(list(&["vg/a"])), ..ActivationSettings::default() };
    assert!(said(&vg, &settings, "b", AUTO).starts_with("No item supplied in activation/auto_"));
    assert_eq!(said(&vg, &settings, "b", YES), "active");
    let any = ActivationSettings::default();
    assert_eq!(said(&vg, &any, "b", AUTO), "active");
    assert_ne!(said(&vg, &any, "a", AUTO), "active");
    assert_eq!(said(&vg, &any, "a", YES), "active");
    vg.status.noautoactivate = true;
    assert_ne!(said(&vg, &any, "b", AUTO), "active");
}

#[test]
fn the_flag_to_skip_counts_unless_it_is_to_be_ignored() {
    let mut vg = vg(&[10]);
    let a = add(&mut vg, "a", 1, "P0");
    vg.lv_mut(a).unwrap().flags.activation_skip = true;
    let settings = ActivationSettings {
        read_only_list: Some(list(&["vg/a"])),
        ..ActivationSettings::default()
    };
    assert_eq!(
        said(&vg, &settings, "a", YES),
        "ACTIVATION_SKIP flag set for LV vg/a, skipping activation."
    );
    let request = ActivationRequest { ignore_skip: true, ..YES };
    assert_eq!(said(&vg, &settings, "a", request), "read-only");
}

/// A RAID LV with an image on each of the first PVs.
fn add_raid(vg: &mut Vg, name: &str, level: RaidLevel, images: usize) {
    let areas = (0..images).map(|place| {
        let image = add(vg, &format!("{name}_i{place}"), 1, &format!("P{place}"));
        Area::Lv { lv: image, start: Extents::ZERO }
    });
    let raid = Raid {
        level,
        areas: areas.collect(),
        metas: Vec::new(),
        stripe_size: Sectors::new(128),
        data_copies: level.is_raid10().then_some(2),
        region_size: None,
        writebehind: None,
        min_recovery_rate: None,
        max_recovery_rate: None,
        data_offset: None,
    };
    let lv = add(vg, name, 1, "P5");
    let kind = SegmentKind::Raid(Box::new(raid));
    vg.lv_mut(lv).unwrap().segments = vec![Segment::new(Extents::ZERO, Extents::new(1), kind)];
}

#[test]
fn raid_makes_up_for_as_many_images_as_it_can() {
    let mut whole = vg(&[10; 6]);
    for (name, level, images) in [
        ("r0", RaidLevel::Raid0, 2),
        ("r1", RaidLevel::Raid1, 2),
        ("r5", RaidLevel::Raid5, 4),
        ("r6", RaidLevel::Raid6, 5),
        ("r10", RaidLevel::Raid10, 4),
    ] {
        add_raid(&mut whole, name, level, images);
    }
    let settings = ActivationSettings::default();
    let survive = |lost: &[u32]| {
        let mut vg = whole.clone();
        for pv in lost {
            vg.pv_mut(PvIdx(*pv)).unwrap().status.missing = true;
        }
        let active = |lv: &str| said(&vg, &settings, lv, YES) == "active";
        let lvs = ["r0", "r1", "r5", "r6", "r10"];
        lvs.into_iter().filter(|lv| active(lv)).collect::<Vec<_>>().join(" ")
    };
    // As LVM2 2.03.16 did it with the same layout.
    assert_eq!(survive(&[]), "r0 r1 r5 r6 r10");
    assert_eq!(survive(&[0]), "r0 r1 r5 r6 r10");
    assert_eq!(survive(&[0, 1]), "r6");
    assert_eq!(survive(&[0, 2]), "r0 r1 r6 r10");
    assert_eq!(survive(&[0, 1, 2]), "");
}

#[test]
fn missing_pvs_are_told_with_the_way_round_them() {
    let mut vg = vg(&[10; 6]);
    add(&mut vg, "a", 1, "P0");
    add_raid(&mut vg, "r", RaidLevel::Raid1, 2);
    vg.pv_mut(PvIdx(0)).unwrap().status.missing = true;
    let settings = ActivationSettings::default();
    let refusing = |lv| format!("Refusing activation of partial LV vg/{lv}.  ");
    assert_eq!(
        said(&vg, &settings, "a", YES),
        refusing("a") + "Use '--activationmode partial' to override."
    );
    assert_eq!(
        said(&vg, &settings, "r", in_mode(ActivationMode::Complete)),
        refusing("r") + "Try '--activationmode degraded'."
    );
    assert_eq!(said(&vg, &settings, "a", in_mode(ActivationMode::Partial)), "active");
    let policy = ActivationPolicy::new(&vg, &settings);
    let r = vg.find_lv("r").unwrap();
    assert_eq!(
        policy.check_refresh(r, ActivationMode::Degraded).unwrap_err().to_string(),
        "Refusing refresh of partial LV vg/r. Use '--activationmode partial' to override."
    );
    assert_eq!(policy.check_refresh(r, ActivationMode::Partial), Ok(()));
    // Who may not be activated at all is not told of missing PVs.
    let settings =
        ActivationSettings { volume_list: Some(list(&["other"])), ..ActivationSettings::default() };
    assert!(said(&vg, &settings, "a", YES).starts_with("Not activating"));
}
