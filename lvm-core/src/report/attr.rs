//! The columns of letters: `pv_attr`, `vg_attr`, `lv_attr`.

use super::row::PvRow;
use super::view::VgView;

/// Appends `letter` when `set`, and a dash otherwise.
fn push(out: &mut String, set: bool, letter: char) {
    out.push(if set { letter } else { '-' });
}

/// `vg_attr`: writable, resizable, exported, partial, allocation policy, clustered or shared.
pub(super) fn vg(view: &VgView<'_>) -> String {
    let status = &view.vg.status;
    let mut out = String::with_capacity(6);
    out.push(if status.write { 'w' } else { 'r' });
    push(&mut out, status.resizeable, 'z');
    push(&mut out, status.exported, 'x');
    push(&mut out, view.missing_pvs() > 0, 'p');
    out.push(view.vg.alloc.letter());
    match (status.clustered, view.is_shared()) {
        (true, _) => out.push('c'),
        (false, shared) => push(&mut out, shared, 's'),
    }
    out
}

/// `pv_attr`: duplicate, allocatable or used; exported; missing.
pub(super) fn pv(row: &PvRow<'_>) -> String {
    let status = row.member().map(|(_, pv)| &pv.status);
    let mut out = String::with_capacity(3);
    if row.is_duplicate() {
        out.push('d');
    } else if status.is_some_and(|status| status.allocatable) {
        out.push('a');
    } else {
        push(&mut out, row.in_use(), 'u');
    }
    push(&mut out, status.is_some_and(|status| status.exported), 'x');
    push(&mut out, row.view().is_some_and(|view| view.missing), 'm');
    out
}
