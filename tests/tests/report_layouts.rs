//! The forms of the basic format, as LVM2 2.03.16 printed them over golden cases.

use lvm_core::local_time::Zone;
use lvm_core::model::{self, Vg};
use lvm_core::report::basic::{Headings, Layout, basic};
use lvm_core::report::columns::{Columns, Compact, ReportKind};
use lvm_core::report::fill;
use lvm_core::report::rows::Pick;
use lvm_core::report::value::Style;
use lvm_core::report::view::{AllLvs, LvState, PvView, VgView, View};
use rlvm_tests::golden;

/// The VG of a golden case, from its backup.
fn vg(backup: &str) -> Vg {
    let text = golden::read(&golden::folder().join(backup));
    model::import(&text).expect("LVM2 wrote it").0
}

/// What to report, beside the columns.
#[derive(Clone, Default)]
struct Form {
    order: Option<&'static str>,
    layout: Layout,
    binary: bool,
    history: bool,
    all: bool,
    compact: &'static str,
}

fn report(vg: &Vg, kind: ReportKind, columns: &[&str], form: &Form) -> String {
    let kernel = AllLvs(LvState::Unknown);
    let pvs = vg.pvs().iter().map(|pv| PvView {
        name: pv.device_hint.to_string(),
        missing: false,
        ..PvView::missing(pv)
    });
    let mut vg = VgView::new(vg, pvs.collect(), &kernel);
    vg.history = form.history;
    let view =
        View { vgs: vec![vg], orphans: Vec::new(), duplicates: Vec::new(), others: Vec::new() };
    let style = Style { binary: form.binary, ..Style::new(Zone::utc()) };
    let sort = if form.layout.unbuffered { "" } else { kind.default_sort() };
    let columns = Columns::parse(kind, kind.default_columns(false), columns, sort, form.order);
    let compact = Compact::these(kind, form.compact).expect("known fields");
    let columns = Columns { compact, ..columns.expect("known fields") };
    let pick = if form.all { Pick::ALL } else { Pick::VISIBLE };
    let table = fill(kind, &columns, &view, pick, &style);
    basic(&table.expect("fields go together"), &form.layout)
}

/// `lvs` of the case "plain" with these columns in this layout.
fn lvs(columns: &str, layout: Layout) -> String {
    let form = Form { layout, ..Form::default() };
    report(&vg("plain/expected/vg0.vg"), ReportKind::Lvs, &[columns], &form)
}

#[test]
fn separators_turn_alignment_off_unless_it_is_asked_for() {
    let with = |separator: &str, aligned| Layout {
        separator: Some(separator.into()),
        aligned,
        ..Layout::default()
    };
    assert_eq!(
        lvs("lv_name,lv_size,pool_lv", with(" | ", false)),
        "  LV | LSize | Pool\n  first | 20.00m | \n  half | 16.00m | \n  third | 4.00m | \n  tiny | 4.00m | \n"
    );
    assert_eq!(
        lvs("lv_name,lv_size", with(",", true)),
        "  LV   ,LSize \n  first,20.00m\n  half ,16.00m\n  third, 4.00m\n  tiny , 4.00m\n"
    );
    assert_eq!(
        lvs("lv_name,lv_size", Layout { headings: Headings::None, ..with("", false) }),
        "  first20.00m\n  half16.00m\n  third4.00m\n  tiny4.00m\n"
    );
}

#[test]
fn no_columns_are_empty_lines() {
    assert_eq!(lvs(",", Layout::default()), "  \n  \n  \n  \n  \n");
}

#[test]
fn names_stand_before_values_and_pad_only_where_columns_are_aligned() {
    let separator = Some(" ".into());
    let layout =
        Layout { name_prefixes: true, headings: Headings::None, separator, ..Layout::default() };
    assert_eq!(
        lvs("lv_name,lv_tags", layout.clone()).lines().next(),
        Some("  LVM2_LV_NAME='first' LVM2_LV_TAGS=''")
    );
    let aligned = Layout { aligned: true, ..layout.clone() };
    assert_eq!(
        lvs("lv_name,lv_size,lv_tags", aligned).lines().last(),
        Some("  LVM2_LV_NAME='tiny ' LVM2_LV_SIZE=' 4.00m' LVM2_LV_TAGS='       '")
    );
    let layout = Layout { quoted: false, ..layout };
    assert_eq!(
        lvs("lv_name,lv_tags", layout).lines().last(),
        Some("  LVM2_LV_NAME=tiny LVM2_LV_TAGS=")
    );
}

#[test]
fn rows_become_columns() {
    let layout = Layout { rows_as_columns: true, ..Layout::default() };
    assert_eq!(
        lvs("lv_name,lv_size,pool_lv", layout.clone()),
        "  LV first half third tiny\n  LSize 20.00m 16.00m 4.00m 4.00m\n  Pool    \n"
    );
    let layout = Layout { headings: Headings::None, separator: Some(",".into()), ..layout };
    assert_eq!(lvs("lv_name,pool_lv", layout), "  first,half,third,tiny\n  ,,,\n");
}

#[test]
fn unbuffered_rows_come_as_they_are_and_are_aligned_alone() {
    let layout = Layout { unbuffered: true, ..Layout::default() };
    assert_eq!(
        lvs("lv_name,lv_size,move_pv", layout),
        "  LV    LSize  Move\n  first 20.00m     \n  tiny 4.00m     \n  third 4.00m     \n  half 16.00m     \n"
    );
}

#[test]
fn flags_are_numbers_with_binary() {
    let form = Form { binary: true, ..Form::default() };
    let columns = "lv_name,lv_active,lv_fixed_minor,zero,lv_suspended,lv_permissions,lv_merging";
    let ours = report(&vg("plain/expected/vg0.vg"), ReportKind::Lvs, &[columns], &form);
    let head: Vec<_> = ours.lines().take(2).collect();
    assert_eq!(
        head,
        [
            "  LV    Active  FixMin     Zero Suspended  LPerms   Merging   ",
            "  first unknown          0   -1         -1 unknown           0",
        ]
    );
}

#[test]
fn rows_are_sorted_by_any_field_in_either_direction() {
    let names = |order| {
        let form = Form { order: Some(order), ..Form::default() };
        report(&vg("plain/expected/vg0.vg"), ReportKind::Lvs, &["lv_name"], &form)
    };
    assert_eq!(names("size"), "  LV   \n  tiny \n  third\n  half \n  first\n");
    assert_eq!(names("-size"), "  LV   \n  first\n  half \n  tiny \n  third\n");
    assert_eq!(names("+size,-name"), "  LV   \n  tiny \n  third\n  half \n  first\n");
    assert_eq!(names(""), "  LV   \n  first\n  tiny \n  third\n  half \n");
}

#[test]
fn columns_that_are_empty_may_vanish() {
    let vg = vg("plain/expected/vg0.vg");
    let shown = |columns, compact| {
        let form = Form { compact, ..Form::default() };
        report(&vg, ReportKind::Lvs, &[columns], &form)
    };
    assert_eq!(
        shown("lv_name,origin,pool_lv", "origin,lv_name"),
        "  LV    Pool\n  first     \n  half      \n  third     \n  tiny      \n"
    );
    // LVM2 puts a separator behind the last heading where something is missing.
    assert_eq!(
        shown("lv_name,origin,pool_lv", "all"),
        "  LV    \n  first\n  half \n  third\n  tiny \n"
    );
}

#[test]
fn finer_fields_make_finer_rows() {
    let vg = vg("plain/expected/vg0.vg");
    let report = |kind, columns| report(&vg, kind, &[columns], &Form::default());
    assert_eq!(
        report(ReportKind::Vgs, "vg_name,lv_name"),
        "  VG  LV   \n  vg0 first\n  vg0 tiny \n  vg0 third\n  vg0 half \n"
    );
    assert_eq!(
        report(ReportKind::Vgs, "vg_name,pv_name"),
        "  VG  PV             \n  vg0 /dev/golden/pv0\n"
    );
    assert_eq!(
        report(ReportKind::Pvs, "lv_name,pvseg_start,segtype,lv_path"),
        "  LV    Start Type   Path          \n\
         \x20 first     0 linear /dev/vg0/first\n\
         \x20 third     2 linear /dev/vg0/third\n\
         \x20           3 free   /dev/vg0/     \n\
         \x20 tiny      5 linear /dev/vg0/tiny \n\
         \x20 first     6 linear /dev/vg0/first\n\
         \x20 half      9 linear /dev/vg0/half \n\
         \x20          13 free   /dev/vg0/     \n"
    );
}

#[test]
fn lvs_that_are_no_more_stand_among_the_others() {
    let form = Form { history: true, all: true, ..Form::default() };
    let columns = "lv_name,lv_full_name,lv_path,lv_attr,lv_full_ancestors,lv_full_descendants,lv_ancestors,\
                   lv_time_removed,lv_historical";
    let ours = report(&vg("history/expected/vgh.vg"), ReportKind::Lvs, &[columns], &form);
    let expected = "  LV              LV                Path       Attr       FAncestors FDescendants Ancestors RTime                      Historical
  a               vgh/a             /dev/vgh/a Vwi-XXtz--            -b,-c,d                                                     
  -b              vgh/b             /dev/vgh/b ----h----- a          -c,d                   2023-11-14 22:13:26 +0000  historical
  -c              vgh/c             /dev/vgh/c ----h----- -b,a       d                      2023-11-14 22:13:28 +0000  historical
  d               vgh/d             /dev/vgh/d Vwi-XXtz-k -c,-b,a                                                                
";
    let ours: Vec<_> = ours.lines().take(5).collect();
    assert_eq!(ours, expected.lines().collect::<Vec<_>>());
}
