//! How long it takes to read a VG's text, to check it and to write it, and how much memory the model needs.
//!
//! `cargo bench -p lvm-core --features testing --bench parse`

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group};
use lvm_core::format::text::Tree;
use lvm_core::model::{Relations, check, import};
use lvm_core::testing::{large_vg, stamp};

/// Counts what is allocated now, and the most that ever was.
struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

#[expect(unsafe_code, reason = "an allocator cannot be written without")]
// SAFETY: every call is passed on as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(now, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Numbers of LVs.
const SIZES: [usize; 4] = [3, 1_000, 10_000, 50_000];

fn reading(c: &mut Criterion) {
    let mut group = c.benchmark_group("text");
    for lvs in SIZES {
        let text = large_vg(lvs).disk_text(&stamp());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("tree", lvs), &text, |b, text| {
            b.iter(|| Tree::parse(black_box(text.as_bytes())).unwrap());
        });
        group.bench_with_input(BenchmarkId::new("import", lvs), &text, |b, text| {
            b.iter_with_large_drop(|| import(black_box(text.as_bytes())).unwrap());
        });
    }
    group.finish();
}

fn using(c: &mut Criterion) {
    let mut group = c.benchmark_group("model");
    for lvs in SIZES {
        let vg = large_vg(lvs);
        group.throughput(Throughput::Elements(lvs as u64));
        group.bench_with_input(BenchmarkId::new("check", lvs), &vg, |b, vg| {
            b.iter(|| check(black_box(vg)).unwrap());
        });
        group.bench_with_input(BenchmarkId::new("relations", lvs), &vg, |b, vg| {
            b.iter(|| Relations::of(black_box(vg)).lv_count());
        });
        group.bench_with_input(BenchmarkId::new("disk_text", lvs), &vg, |b, vg| {
            b.iter(|| black_box(vg).disk_text(&stamp()));
        });
        group.bench_with_input(BenchmarkId::new("file_text", lvs), &vg, |b, vg| {
            b.iter(|| black_box(vg).file_text(&stamp()));
        });
    }
    group.finish();
}

/// Prints, for each size, the memory of the model and the most that reading needed, as multiples of the text.
#[expect(clippy::print_stdout, clippy::cast_precision_loss, reason = "a benchmark tells")]
fn memory() {
    for lvs in SIZES {
        let text = large_vg(lvs).disk_text(&stamp());
        let before = NOW.load(Ordering::Relaxed);
        PEAK.store(before, Ordering::Relaxed);
        let vg = import(text.as_bytes()).unwrap();
        let (now, peak) =
            (NOW.load(Ordering::Relaxed) - before, PEAK.load(Ordering::Relaxed) - before);
        let times = |bytes: usize| bytes as f64 / text.len() as f64;
        println!(
            "memory/{lvs}: text {} bytes, model {:.2} times the text, while reading {:.2} times",
            text.len(),
            times(now),
            times(peak)
        );
        drop(vg);
    }
}

criterion_group!(benches, reading, using);

fn main() {
    memory();
    benches();
    Criterion::default().configure_from_args().final_summary();
}
