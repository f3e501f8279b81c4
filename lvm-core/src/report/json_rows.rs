//! Rows written as JSON objects as they are made: a report over a large VG is never in memory as a whole.
//!
//! What stands between two cells, `", "lv_name":"`, is put together once for all rows, and what the fields of a VG
//! say once for all rows of the VG.

use core::ptr;

use super::cell::{self, Form};
use super::field::{Field, Group};
use super::gathered::{Gathered, Shown};
use super::table::styled;
use super::value::Style;
use super::vg_view::VgView;

/// Bytes that are handed on at a time.
const CHUNK: usize = 1 << 16;

/// A cell, and what stands before it.
struct Member<'s> {
    before: String,
    field: &'static Field,
    style: &'s Style,
}

/// Neighbours in a row that are all fields of the VG, or none of them is.
struct Run<'s> {
    members: Vec<Member<'s>>,
    of_vg: bool,
    /// What fields of the VG say in the rows of the VG that is gone through.
    text: String,
}

impl Run<'_> {
    fn write(&self, row: &Shown<'_>, out: &mut String) {
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
    let mut vg_before: Option<*const VgView<'_>> = None;
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
        let vg = row.row.vg.view.map_or(ptr::null(), ptr::from_ref);
        let is_same = vg_before.replace(vg) == Some(vg);
        for run in &mut runs {
            if !run.of_vg {
                run.write(row, &mut out);
                continue;
            }
            if !is_same {
                let mut text = core::mem::take(&mut run.text);
                text.clear();
                run.write(row, &mut text);
                run.text = text;
            }
            out.push_str(&run.text);
        }
        out.push_str(end);
    }
    if rows.len() > 0 {
        out.push('\n');
    }
    sink(&out);
}

fn runs<'s>(fields: &[(&'static Field, &'s Style)], quote: &str) -> Vec<Run<'s>> {
    let is_of_vg = |field: &Field| field.group == Group::Vg;
    let mut before = String::new();
    let mut member = |&(field, style): &(&'static Field, &'s Style)| {
        let member = Member { before: format!("{before}\"{}\":{quote}", field.id), field, style };
        before = format!("{quote}, ");
        member
    };
    fields
        .chunk_by(|(left, _), (right, _)| is_of_vg(left) == is_of_vg(right))
        .map(|chunk| Run {
            members: chunk.iter().map(&mut member).collect(),
            of_vg: chunk.iter().all(|(field, _)| is_of_vg(field)),
            text: String::new(),
        })
        .collect()
}
