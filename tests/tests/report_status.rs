//! What the kernel's targets tell, in the fields and letters that LVM2 shows it by. The lines are those of `lvs` of
//! LVM2 2.03.16 on Linux 6.1, over LVs whose targets said the same.

use std::cell::Cell;

use lvm_core::local_time::Zone;
use lvm_core::model::{self, LvIdx, Relations, SegmentKind, Vg};
use lvm_core::report::basic::{Layout, basic};
use lvm_core::report::columns::{Columns, ReportKind};
use lvm_core::report::display::{LvDisplay, lvdisplay};
use lvm_core::report::fill;
use lvm_core::report::rows::Pick;
use lvm_core::report::target_status::TargetStatus;
use lvm_core::report::value::Style;
use lvm_core::report::view::{KernelState, LvDevice, LvState, PvView, VgView, View};
use lvm_core::units::Sectors;
use rlvm_tests::golden;

/// All LVs are active; those whose name is `lv` say `params`.
struct Kernel {
    lv: &'static str,
    params: &'static str,
    suspended: bool,
    asked: Cell<usize>,
}

impl KernelState for Kernel {
    fn state(&self, _: &Vg, _: LvIdx) -> LvState {
        let suspended = self.suspended;
        LvState::Active(LvDevice { live_table: true, suspended, ..LvDevice::default() })
    }

    fn status(&self, relations: &Relations<'_>, lv: LvIdx) -> Option<TargetStatus> {
        self.asked.set(self.asked.get() + 1);
        let entity = relations.vg().lv(lv)?;
        let target = match entity.segments.first()?.kind {
            _ if relations.snapshot_of(lv).is_some() => "snapshot",
            SegmentKind::Raid(_) => "raid",
            SegmentKind::Mirror(_) => "mirror",
            SegmentKind::ThinPool(_) => "thin-pool",
            SegmentKind::Thin(_) => "thin",
            _ => return None,
        };
        if entity.name != self.lv {
            return None;
        }
        TargetStatus::parse(target, Sectors::new(65_536), self.params)
    }
}

fn with_view<T>(case: &str, kernel: &Kernel, show: impl FnOnce(&View<'_>, &Style) -> T) -> T {
    let folder = golden::folder().join(case);
    let vg = model::import(&golden::read(&folder)).expect("LVM2 wrote it").0;
    let pvs = vg.pvs().iter().map(|pv| PvView {
        name: pv.device_hint.to_string(),
        missing: false,
        ..PvView::missing(pv)
    });
    let vgs = vec![VgView::new(&vg, pvs.collect(), kernel)];
    let view = View { vgs, orphans: Vec::new(), duplicates: Vec::new(), others: Vec::new() };
    show(&view, &Style::new(Zone::utc()))
}

/// The line of `lvs -a -o COLUMNS` about `lv`.
fn line(case: &str, lv: &'static str, params: &'static str, columns: &str) -> String {
    line_of(case, lv, &Kernel { lv, params, suspended: false, asked: Cell::new(0) }, columns)
}

fn line_of(case: &str, lv: &str, kernel: &Kernel, columns: &str) -> String {
    let columns = format!("lv_name,{columns}");
    let kind = ReportKind::Lvs;
    let columns = Columns::parse(kind, "", &[&columns], "", None).expect("known fields");
    let text = with_view(case, kernel, |view, style| {
        let table = fill(kind, &columns, view, Pick::ALL, style).expect("fields go together");
        basic(&table, &Layout { separator: Some("|".into()), ..Layout::default() })
    });
    let start = format!("  {lv}|");
    let found = text.lines().find(|line| line.replace(['[', ']'], "").starts_with(&start));
    found.unwrap_or_else(|| panic!("no {lv} in\n{text}")).trim_start().to_owned()
}

const SNAPSHOT: &str = "snapshot/expected/vgs.vg";
const OF_SNAPSHOTS: &str =
    "lv_attr,data_percent,snap_percent,copy_percent,lv_snapshot_invalid,lv_merge_failed";

#[test]
fn a_snapshot_tells_how_full_it_is_or_that_it_is_lost() {
    let snapshot = |params| line(SNAPSHOT, "snap1", params, OF_SNAPSHOTS);
    assert_eq!(snapshot("8240/16384 48"), "snap1|swi-a-s---|50.29|50.29|||");
    assert_eq!(snapshot("48/16384 48"), "snap1|swi-a-s---|0.00|0.00|||");
    assert_eq!(snapshot("Invalid"), "snap1|swi-I-s---|100.00|100.00||snapshot invalid|");
    assert_eq!(snapshot("Merge failed"), "snap1|swi-m-s---|||||merge failed");
    let suspended = |params| {
        let kernel = Kernel { lv: "snap1", params, suspended: true, asked: Cell::new(0) };
        line_of(SNAPSHOT, "snap1", &kernel, "lv_attr")
    };
    assert_eq!(suspended("10808/16384 56"), "snap1|swi-s-s---");
    assert_eq!(suspended("Invalid"), "snap1|swi-S-s---");
}

#[test]
fn arrays_and_mirrors_tell_how_far_they_are_and_which_images_are_in_step() {
    let columns =
        "lv_attr,copy_percent,sync_percent,raid_mismatch_count,raid_sync_action,lv_health_status";
    let raid = |lv, columns| {
        let kernel = |params| Kernel { lv: "r1", params, suspended: false, asked: Cell::new(0) };
        let params = "raid1 2 Aa 4096/16384 recover 0 0 -";
        line_of("raid1/expected/vgr.vg", lv, &kernel(params), columns)
    };
    assert_eq!(raid("r1", columns), "r1|rwi-a-r---|25.00|25.00|0|recover|");
    assert_eq!(raid("r1_rimage_0", "lv_attr"), "[r1_rimage_0]|iwi-a-r---");
    assert_eq!(raid("r1_rimage_1", "lv_attr"), "[r1_rimage_1]|Iwi-a-r-w-");
    let differs = "raid1 2 AA 16384/16384 idle 128 0 -";
    let found = line("raid1/expected/vgr.vg", "r1", differs, columns);
    assert_eq!(found, "r1|rwi-a-r-m-|100.00|100.00|128|idle|mismatches exist");
    let dead = "raid1 2 AD 16384/16384 idle 0 0 -";
    let found = line("raid1/expected/vgr.vg", "r1", dead, columns);
    assert_eq!(found, "r1|rwi-a-r-r-|100.00|100.00|0|idle|refresh needed");
    let mirror = |lv| {
        let params = "2 253:12 253:13 4/4 1 AA 3 disk 253:11 A";
        let kernel = Kernel { lv: "m1", params, suspended: false, asked: Cell::new(0) };
        line_of("mirror/expected/vgm.vg", lv, &kernel, "lv_attr,copy_percent")
    };
    assert_eq!(mirror("m1"), "m1|mwi-a-m---|100.00");
    assert_eq!(mirror("m1_mimage_1"), "[m1_mimage_1]|iwi-a-m---|");
}

#[test]
fn thin_pools_and_volumes_tell_how_full_they_are() {
    let columns = "lv_attr,data_percent,snap_percent,metadata_percent,lv_check_needed,kernel_discards,lv_health_status";
    let pool = |params| line("thin/expected/vgt.vg", "pool", params, columns);
    assert_eq!(
        pool("1 112/1024 50/256 - rw discard_passdown queue_if_no_space - 256"),
        "pool|twi-a-tz--|19.53|19.53|10.94||passdown|"
    );
    assert_eq!(
        pool(
            "1 112/1024 256/256 - out_of_data_space no_discard_passdown queue_if_no_space needs_check 256"
        ),
        "pool|twi-a-tzD-|100.00|100.00|10.94|check needed|nopassdown|out_of_data"
    );
    assert_eq!(pool("Fail"), "pool|twi-a-tzF-||||unknown||failed");
    let volume = line("thin/expected/vgt.vg", "t1", "6400 6399", columns);
    assert_eq!(volume, "t1|Vwi-a-tz--|9.77|9.77||unknown||");
}

#[test]
fn lvdisplay_tells_how_much_of_a_snapshot_is_in_use() {
    let shown = |params| {
        let kernel = Kernel { lv: "snap1", params, suspended: false, asked: Cell::new(0) };
        with_view(SNAPSHOT, &kernel, |view, style| {
            lvdisplay(view, &Pick::VISIBLE, style, LvDisplay::Full { map: false })
        })
    };
    let text = shown("8240/16384 48");
    assert!(text.contains("  Allocated to snapshot  50.29%\n  Snapshot chunk size "), "{text}");
    assert!(text.contains("  LV snapshot status     active destination for orig\n"), "{text}");
    let text = shown("Invalid");
    assert!(!text.contains("Allocated"), "{text}");
    assert!(text.contains("snap1 [INACTIVE]\n"), "{text}");
    assert!(text.contains("  LV snapshot status     INACTIVE destination for orig\n"), "{text}");
}

#[test]
fn nobody_is_asked_for_what_is_not_shown() {
    let kernel = Kernel { lv: "snap1", params: "", suspended: false, asked: Cell::new(0) };
    line_of(SNAPSHOT, "snap1", &kernel, "lv_size,origin,lv_active,lv_kernel_minor");
    assert_eq!(kernel.asked.get(), 0);
}
