//! Rows written as JSON objects as they are made: a report over a large VG is never in memory as a whole.
//!
//! What stands between two cells, `", "lv_name":"`, is put together once for all rows, and neighbouring cells that
//! rows have in common once for all of those.

use super::alike::{Alike, Common, Varies};
use super::cell::{self, Form};
use super::field::Field;
use super::gathered::{Gathered, Shown};
use super::table::styled;
use super::value::Style;

/// Bytes that are handed on at a time.
const CHUNK: usize = 1 << 16;

/// A cell, and what stands before it.
struct Member<'s> {
    before: String,
    field: &'static Field,
    style: &'s Style,
}

/// Neighbours in a row that vary in the same way.
struct Run<'s, 'a> {
    members: Vec<Member<'s>>,
    varies: Varies,
    /// What the members say of rows that have this in common.
    text: String,
    common: Option<Common<'a>>,
}

impl<'a> Run<'_, 'a> {
    fn write(&mut self, row: &Shown<'a>, alike: &Alike<'_, 'a>, out: &mut String) {
        let Some(common) = alike.common(self.varies) else { return self.write_members(row, out) };
        if self.common.as_ref() != Some(&common) {
            let mut text = core::mem::take(&mut self.text);
            text.clear();
            self.write_members(row, &mut text);
            (self.text, self.common) = (text, Some(common));
        }
        out.push_str(&self.text);
    }

    fn write_members(&self, row: &Shown<'a>, out: &mut String) {
        for Member { before, field, style } in &self.members {
            out.push_str(before);
            cell::write_bare(&row.value(field), field.kind, style, out);
        }
    }
}

/// Hands the rows to `sink`, an object a line, each behind `margin`.
pub(super) fn write(
    rows: &Gathered<'_>,
    fields: &[&'static Field],
    style: &Style,
    margin: &str,
    sink: &mut dyn FnMut(&str),
) {
    let quote = if style.form == Form::Text { "\"" } else { "" };
    let commas = style.with_commas();
    let mut runs = runs(&styled(fields, style, &commas), quote);
    let end = if fields.is_empty() { "}" } else { &format!("{quote}}}") };
    let mut out = String::with_capacity(CHUNK * 2);
    for (number, row) in rows.iter().enumerate() {
        if number > 0 {
            out.push_str(",\n");
        }
        if out.len() > CHUNK {
            sink(&out);
            out.clear();
        }
        out.push_str(margin);
        out.push('{');
        let alike = Alike::of(&row.row);
        for run in &mut runs {
            run.write(row, &alike, &mut out);
        }
        out.push_str(end);
    }
    if rows.len() > 0 {
        out.push('\n');
    }
    sink(&out);
}

fn runs<'s, 'a>(fields: &[(&'static Field, &'s Style)], quote: &str) -> Vec<Run<'s, 'a>> {
    let mut before = String::new();
    let mut member = |&(field, style): &(&'static Field, &'s Style)| {
        let member = Member { before: format!("{before}\"{}\":{quote}", field.id), field, style };
        before = format!("{quote}, ");
        member
    };
    let runs = fields.chunk_by(|(left, _), (right, _)| left.varies == right.varies);
    runs.map(|run| Run {
        varies: run.first().map_or(Varies::Row, |(field, _)| field.varies),
        members: run.iter().map(&mut member).collect(),
        text: String::new(),
        common: None,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use crate::local_time::Zone;
    use crate::model::segment::{Segment, SegmentKind, Striped, Thin};
    use crate::model::{
        AllocPolicy, Area, Created, Lv, LvIdx, PvIdx, ReadAhead, Relations, Vg, import,
    };
    use crate::name::Tag;
    use crate::report::cell::Form;
    use crate::report::clean::is_harmful;
    use crate::report::columns::{Columns, ReportKind};
    use crate::report::document::{Document, Format};
    use crate::report::rows::Pick;
    use crate::report::target_status::TargetStatus;
    use crate::report::value::Style;
    use crate::report::view::{AllLvs, KernelState, LvDevice, LvState, PvView, VgView, View};
    use crate::report::{fill, write_json};
    use crate::testing_text::{lv, text};
    use crate::units::{Extents, Sectors};

    const PLACE: Area = Area::Pv { pv: PvIdx(0), start: Extents::new(7) };

    fn striped(areas: &[Area]) -> SegmentKind {
        SegmentKind::Striped(Striped { areas: areas.into(), ..Striped::linear(PLACE) })
    }

    /// A volume of the pool at that place, which need not be one, made by that transaction.
    fn thin(pool: u32, transaction_id: u64) -> Thin {
        let (device_id, pool) = (9, LvIdx(pool));
        Thin { pool, transaction_id, device_id, external_origin: None, origin: None, merge: None }
    }

    fn become_thin(lv: &mut Lv, thin: Thin) {
        lv.segments[0].kind = SegmentKind::Thin(Box::new(thin));
    }

    /// What may be different about an LV.
    #[rustfmt::skip]
    const CHANGES: &[fn(&mut Lv)] = &[
        |lv| lv.status.write = false,
        |lv| lv.status.visible = false,
        |lv| lv.status.fixed_minor = true,
        |lv| lv.status.pvmove = true,
        |lv| lv.status.locked = true,
        |lv| lv.status.notsynced = true,
        |lv| lv.status.writemostly = true,
        |lv| lv.flags.activation_skip = true,
        |lv| lv.flags.noautoactivate = true,
        |lv| lv.flags.error_when_full = true,
        |lv| lv.flags.cache_vol = true,
        |lv| lv.alloc = AllocPolicy::Contiguous,
        |lv| lv.profile = Some("profile".into()),
        |lv| lv.lock_args = Some("args".into()),
        |lv| lv.read_ahead = ReadAhead::None,
        |lv| lv.major = Some(253),
        |lv| lv.minor = Some(7),
        |lv| lv.tags = vec![Tag::new("tag").unwrap()],
        |lv| lv.created = Some(Created { time: 1, host: "\u{1b}[2J\u{202e}\\ \"h\"".into() }),
        |lv| lv.segments.clear(),
        |lv| lv.segments[0].kind = SegmentKind::Zero,
        |lv| lv.segments[0].kind = SegmentKind::Error,
        |lv| lv.segments[0].kind = striped(&[PLACE, PLACE]),
        |lv| lv.segments[0].kind = striped(&[Area::Missing]),
        |lv| lv.segments[0].kind = striped(&[Area::Lv { lv: LvIdx(0), start: Extents::ZERO }]),
        |lv| become_thin(lv, thin(0, 1)),
        |lv| become_thin(lv, thin(0, 2)),
        |lv| become_thin(lv, thin(0, 3)),
        |lv| become_thin(lv, thin(2, 4)),
        |lv| become_thin(lv, thin(2, 5)),
        |lv| become_thin(lv, Thin { origin: Some(LvIdx(0)), ..thin(0, 6) }),
        |lv| become_thin(lv, Thin { external_origin: Some(LvIdx(4)), ..thin(0, 7) }),
        |lv| become_thin(lv, Thin { merge: Some(LvIdx(6)), ..thin(0, 8) }),
        |lv| lv.segments[0].len = Extents::new(9),
        |lv| lv.segments.push(Segment::new(Extents::new(1), Extents::new(1), striped(&[PLACE]))),
        |lv| lv.segments.push(Segment::new(Extents::new(1), Extents::new(1), SegmentKind::Zero)),
    ];

    /// LVs of which each that was changed in one way stands between two that are as they were.
    fn vg(changes: &[fn(&mut Lv)]) -> Vg {
        let name = |number: usize| format!("lv{number}");
        let keys = "start_extent = 0\nextent_count = 1\ntype = \"striped\"\nstripe_count = 1\nstripes = [ \"pv0\", 3 ]";
        let lvs: String = (0..=changes.len() * 2).map(|number| lv(&name(number), keys)).collect();
        let (mut vg, _) = import(text("", &lvs).as_bytes()).unwrap();
        for (number, change) in changes.iter().enumerate() {
            let changed = vg.find_lv(&name(number * 2 + 1)).unwrap();
            change(vg.lv_mut(changed).unwrap());
        }
        vg
    }

    /// Every third LV is active.
    struct EveryThird;

    impl KernelState for EveryThird {
        fn state(&self, _: &Vg, lv: LvIdx) -> LvState {
            match lv.0 % 3 {
                0 => LvState::Inactive,
                1 => LvState::Unknown,
                _ => LvState::Active(LvDevice { minor: 7, ..LvDevice::default() }),
            }
        }

        fn status(&self, _: &Relations<'_>, lv: LvIdx) -> Option<TargetStatus> {
            TargetStatus::parse("thin", Sectors::new(65_536), &format!("{} 9", 64 * lv.0))
        }
    }

    /// Holds a report that is written row by row against the text of the whole table.
    fn compare(vg: &Vg, kind: ReportKind, fields: &str, order: Option<&str>, form: Form) {
        let columns = Columns::parse(kind, "", &[fields], kind.default_sort(), order).unwrap();
        let style = Style { form, ..Style::new(Zone::utc()) };
        for kernel in [&AllLvs(LvState::Inactive) as &dyn KernelState, &EveryThird] {
            let pv = PvView { name: "pv".into(), missing: false, ..PvView::missing(&vg.pvs()[0]) };
            // The second VG lacks its PV, so that fields of VGs and of LVs say something else.
            let vgs = vec![VgView::new(vg, vec![pv], kernel), VgView::new(vg, Vec::new(), kernel)];
            let view =
                View { vgs, orphans: Vec::new(), duplicates: Vec::new(), others: Vec::new() };
            let table = fill(kind, &columns, &view, Pick::ALL, &style).unwrap();
            let whole = Document::of(table).text(&Format::Json);
            let mut rows = String::new();
            write_json(kind, &columns, &view, Pick::ALL, &style, &mut |text| rows += text).unwrap();
            let (elements, begun) = (Some(Vec::new()), true);
            rows += &Document { elements, begun, ..Document::default() }.text(&Format::Json);
            for (row, line) in rows.lines().zip(whole.lines()) {
                assert_eq!(row, line);
            }
            assert_eq!(rows.len(), whole.len());
            assert!(!rows.contains(|c| c != '\n' && is_harmful(c)));
        }
    }

    #[test]
    fn what_is_written_once_for_many_rows_is_what_each_of_them_says() {
        for (kind, fields) in
            [(ReportKind::Lvs, "all"), (ReportKind::LvSegments, "lv_all,seg_all,vg_all")]
        {
            for change in CHANGES {
                compare(&vg(&[*change]), kind, fields, None, Form::Text);
            }
            for order in [None, Some("-lv_name"), Some("lv_tags,lv_layout")] {
                compare(&vg(CHANGES), kind, fields, order, Form::Text);
                compare(&vg(CHANGES), kind, fields, order, Form::JsonStd);
            }
        }
    }

    #[test]
    fn reports_of_no_rows_or_columns_are_documents_too() {
        compare(&vg(&[]), ReportKind::Lvs, "lv_name", None, Form::Text);
        compare(&vg(CHANGES), ReportKind::Vgs, "vg_name,selected", None, Form::Text);
        compare(&vg(CHANGES), ReportKind::Pvs, "pv_all,vg_all", None, Form::JsonStd);
    }
}
