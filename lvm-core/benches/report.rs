//! How long it takes to report on the LVs of a VG: from the model to the text.
//!
//! `cargo bench -p lvm-core --features testing --bench report`

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lvm_core::local_time::Zone;
use lvm_core::model::Vg;
use lvm_core::report::basic::{Layout, basic};
use lvm_core::report::columns::{Columns, ReportKind};
use lvm_core::report::rows::Pick;
use lvm_core::report::value::Style;
use lvm_core::report::view::{AllLvs, KernelState, LvState, PvView, VgView, View};
use lvm_core::report::{fill, write_json};
use lvm_core::testing::large_vg;

/// Numbers of LVs.
const SIZES: [usize; 3] = [3, 1_000, 10_000];

/// What is known of the VG on a host where all of its PVs are there.
fn view<'a>(vg: &'a Vg, kernel: &'a dyn KernelState) -> View<'a> {
    let pvs = vg.pvs().iter().map(|pv| PvView {
        name: pv.device_hint.to_string(),
        missing: false,
        ..PvView::missing(pv)
    });
    let vgs = vec![VgView::new(vg, pvs.collect(), kernel)];
    View { vgs, orphans: Vec::new(), duplicates: Vec::new(), others: Vec::new() }
}

/// What `lvs -o fields` shows, in LVM2's order.
fn columns(fields: &[&str]) -> Columns {
    let kind = ReportKind::Lvs;
    let defaults = kind.default_columns(false);
    Columns::parse(kind, defaults, fields, kind.default_sort(), None).expect("known fields")
}

fn reports(c: &mut Criterion) {
    let (kind, style) = (ReportKind::Lvs, Style::new(Zone::utc()));
    let mut group = c.benchmark_group("lvs");
    for lvs in SIZES {
        let (vg, kernel) = (large_vg(lvs), AllLvs(LvState::Inactive));
        group.throughput(Throughput::Elements(lvs as u64));
        for (name, fields) in [("json", &[][..]), ("json of all fields", &["all"])] {
            let columns = columns(fields);
            group.bench_function(BenchmarkId::new(name, lvs), |b| {
                b.iter(|| {
                    let (view, mut len) = (view(black_box(&vg), &kernel), 0);
                    let sink = &mut |text: &str| len += text.len();
                    write_json(kind, &columns, &view, Pick::VISIBLE, &style, sink).map(|()| len)
                });
            });
        }
        let columns = columns(&[]);
        group.bench_function(BenchmarkId::new("columns", lvs), |b| {
            b.iter(|| {
                let view = view(black_box(&vg), &kernel);
                fill(kind, &columns, &view, Pick::VISIBLE, &style)
                    .map(|table| basic(&table, &Layout::default()))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, reports);
criterion_main!(benches);
