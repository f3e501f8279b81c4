//! What VGs, PVs and LVs have beside extents: flags, tags, times, keys that rlvm does not know.

use std::sync::Arc;

use lvm_core::format::text::{OwnedEntry, OwnedScalar, OwnedValue};
use lvm_core::id::{PvId, VgId};
use lvm_core::model::segment::SegmentKind;
use lvm_core::model::{AllocPolicy, Created, Extra, Lv, Pv, ReadAhead, Segment, Vg};
use lvm_core::name::{Tag, VgName};
use lvm_core::testing;
use lvm_core::units::{ExtentSize, Sectors};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

fn arb_name() -> impl Strategy<Value = String> {
    "[a-z0-9_+.][a-zA-Z0-9_+.-]{0,20}"
        .prop_filter("not a folder", |name| name != "." && name != "..")
}

/// A string as it may stand in quotes: no control characters, quotes and backslashes among the rest.
fn arb_string() -> impl Strategy<Value = Box<str>> {
    "[ -~äß€]{0,12}".prop_map(String::into_boxed_str)
}

fn arb_tags() -> impl Strategy<Value = Vec<Tag>> {
    let tag = "[A-Za-z0-9._+/=!:&#-]{1,12}".prop_map(|tag| Tag::new(&tag).expect("a tag"));
    vec(tag, 0..3)
}

/// A flag that no LVM2 has.
fn arb_flags() -> impl Strategy<Value = Vec<Box<str>>> {
    vec("NEW_[A-Z]{1,8}".prop_map(String::into_boxed_str), 0..2)
}

fn arb_scalar() -> impl Strategy<Value = OwnedScalar> {
    prop_oneof![
        any::<i64>().prop_map(OwnedScalar::Int),
        arb_string().prop_map(OwnedScalar::Str),
        "-?[0-9]{1,5}\\.[0-9]{1,5}".prop_map(|text| OwnedScalar::Float(text.into())),
        "[a-z][a-z0-9_]{0,5}".prop_map(|text| OwnedScalar::Bare(text.into())),
    ]
}

fn arb_value() -> impl Strategy<Value = OwnedValue> {
    let leaf = prop_oneof![
        arb_scalar().prop_map(OwnedValue::Scalar),
        vec(arb_scalar(), 0..4).prop_map(OwnedValue::Array),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        vec(("zz_[a-z]{1,6}", inner), 0..4).prop_map(|entries| {
            let entry = |(key, value): (String, _)| OwnedEntry { key: key.into(), value };
            OwnedValue::Section(entries.into_iter().map(entry).collect())
        })
    })
}

/// Keys that rlvm does not know, each of its own name.
pub(super) fn arb_entries() -> impl Strategy<Value = Vec<OwnedEntry>> {
    vec(arb_value(), 0..3).prop_map(|values| {
        let entry = |(number, value)| OwnedEntry { key: format!("zz_{number}").into(), value };
        values.into_iter().enumerate().map(entry).collect()
    })
}

/// Nearly always nothing.
fn arb_extra() -> impl Strategy<Value = Extra> {
    prop_oneof![4 => Just(Vec::new()), 1 => arb_entries()].prop_map(|entries| {
        let mut extra = Extra::default();
        for entry in entries {
            extra.push(entry);
        }
        extra
    })
}

/// Any policy but the one that a text cannot tell: `cling_by_tags` reads as `cling`.
fn arb_alloc() -> impl Strategy<Value = AllocPolicy> {
    let told = AllocPolicy::ALL.into_iter().filter(|policy| *policy != AllocPolicy::ClingByTags);
    proptest::sample::select(told.collect::<Vec<_>>())
}

/// A VG without PVs and LVs.
pub(super) fn arb_vg_attributes() -> impl Strategy<Value = Vg> {
    let owner = (of(arb_string()), of(arb_string()), of(arb_string()), of(arb_string()));
    let flags = (any::<[bool; 8]>(), arb_flags());
    let numbers = (0..u32::MAX, 0..3_u32, 0..5_u32);
    let size = proptest::sample::select(vec![1, 8, 128, 768, 8192, 1 << 21]);
    (arb_name(), owner, flags, arb_tags(), numbers, size, arb_alloc(), arb_extra()).prop_map(
        |(name, owner, flags, tags, numbers, size, alloc, extra)| {
            let name = VgName::new(&name).expect("a name");
            let size = ExtentSize::new(size).expect("a size that LVM2 takes");
            let mut vg = Vg::new(name, VgId(testing::id('v', 0)), size);
            (vg.system_id, vg.lock_type, vg.lock_args, vg.profile) = owner;
            let [exported, resizeable, pvmove, read, write, clustered, shared, noauto] = flags.0;
            let status = &mut vg.status;
            (status.exported, status.resizeable, status.pvmove) = (exported, resizeable, pvmove);
            (status.read, status.write, status.clustered) = (read, write, clustered);
            (status.shared, status.noautoactivate, status.unknown) = (shared, noauto, flags.1);
            // Limits would not hold for whatever comes; those of their own test are enough.
            (vg.seqno, _, vg.metadata_copies) = numbers;
            // A VG inherits from nobody.
            vg.alloc = if alloc == AllocPolicy::Inherit { AllocPolicy::Normal } else { alloc };
            (vg.tags, vg.extra) = (tags, extra);
            vg
        },
    )
}

/// What a PV has beside its number and size.
#[derive(Clone, Debug)]
pub(super) struct PvAttributes(Pv);

impl PvAttributes {
    /// The PV.
    pub(super) fn numbered(self, number: usize, extents: u32) -> Pv {
        let fresh = testing::pv(number, extents);
        Pv { id: PvId(testing::id('p', number)), pe_count: fresh.pe_count, ..self.0 }
    }
}

/// Any PV.
pub(super) fn arb_pv() -> impl Strategy<Value = PvAttributes> {
    let names = (arb_string(), of(arb_string()), of(arb_string()));
    let flags = (any::<[bool; 3]>(), arb_flags());
    let numbers = (of(Just(u64::MAX >> 12)), 0..1_u64 << 40, of((1..4096_u64, 1..4096_u64)));
    (names, flags, arb_tags(), numbers, arb_extra()).prop_map(
        |(names, flags, tags, numbers, extra)| {
            let mut pv = testing::pv(0, 1);
            (pv.device_hint, pv.device_id_type, pv.device_id) = names;
            let [allocatable, exported, missing] = flags.0;
            let status = &mut pv.status;
            (status.allocatable, status.exported, status.missing) =
                (allocatable, exported, missing);
            status.unknown = flags.1;
            pv.dev_size = numbers.0.map(Sectors::new);
            pv.pe_start = Sectors::new(numbers.1);
            if let Some((start, size)) = numbers.2 {
                (pv.ba_start, pv.ba_size) = (Sectors::new(start), Sectors::new(size));
            }
            (pv.tags, pv.extra) = (tags, extra);
            PvAttributes(pv)
        },
    )
}

/// What an LV that users see has beside its segments.
#[derive(Clone, Debug)]
pub(super) struct LvAttributes {
    lv: Lv,
    segment_tags: Vec<Tag>,
    segment_extra: Extra,
}

impl LvAttributes {
    /// Gives an LV these attributes.
    pub(super) fn apply(&self, lv: &mut Lv) {
        let (name, id) = (lv.name.clone(), lv.id);
        *lv = Lv { name, id, ..self.lv.clone() };
    }

    /// Gives the first segment these attributes.
    pub(super) fn apply_to_segment(&self, segment: &mut Segment) {
        segment.tags.clone_from(&self.segment_tags);
        // Of a type that is not known every key belongs to the type.
        if !matches!(segment.kind, SegmentKind::Unknown(_)) {
            segment.extra = self.segment_extra.clone();
        }
    }
}

/// Any attributes.
pub(super) fn arb_lv_attributes() -> impl Strategy<Value = LvAttributes> {
    let created = of((any::<i64>(), arb_string()));
    let strings = (of(arb_string()), of(arb_string()));
    let flags = (any::<[bool; 11]>(), arb_flags());
    let read_ahead = prop_oneof![
        Just(ReadAhead::Auto),
        Just(ReadAhead::None),
        (0..1_u64 << 40).prop_map(|sectors| ReadAhead::Sectors(Sectors::new(sectors))),
    ];
    let numbers = (of(any::<i32>()), of(any::<i32>()), read_ahead);
    let lists = (arb_tags(), arb_extra(), arb_tags(), arb_extra());
    (created, strings, flags, numbers, arb_alloc(), lists).prop_map(
        |(created, strings, flags, numbers, alloc, lists)| {
            let name = lvm_core::name::LvName::new("x").expect("a name");
            let mut lv = Lv::new(name, lvm_core::id::LvId(testing::id('l', 0)));
            lv.created = created.map(|(time, host)| Created { time, host: Arc::from(host) });
            (lv.lock_args, lv.profile) = strings;
            let [read, write, minor, sync, rebuild, mostly, skip, noauto, full, vol, moving] =
                flags.0;
            let status = &mut lv.status;
            (status.read, status.write, status.fixed_minor) = (read, write, minor);
            (status.notsynced, status.rebuild, status.writemostly) = (sync, rebuild, mostly);
            status.locked = moving;
            (lv.flags.activation_skip, lv.flags.noautoactivate) = (skip, noauto);
            (lv.flags.error_when_full, lv.flags.cache_vol) = (full, vol);
            lv.flags.unknown = flags.1;
            (lv.major, lv.minor, lv.read_ahead) = numbers;
            lv.alloc = alloc;
            (lv.tags, lv.extra) = (lists.0, lists.1);
            LvAttributes { lv, segment_tags: lists.2, segment_extra: lists.3 }
        },
    )
}
