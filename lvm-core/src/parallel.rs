//! The same work on several things at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// At most so many at once: devices are waited for, so more than there are processors.
const THREADS_MAX: usize = 16;

/// How long one thread works before it gets help: most hosts have few devices, which answer faster than threads start.
const ALONE: Duration = Duration::from_micros(500);

/// `work` on each item with a `tool` that the thread keeps; the results are in the items' order. Where it takes long,
/// several threads work on the rest.
pub(crate) fn map<T: Sync, W, R: Send>(
    items: &[T],
    tool: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &T) -> R + Sync,
) -> Vec<R> {
    map_after(ALONE, items, tool, work)
}

/// As [`map`], with the time that one thread works alone.
fn map_after<T: Sync, W, R: Send>(
    alone: Duration,
    items: &[T],
    tool: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &T) -> R + Sync,
) -> Vec<R> {
    let began = Instant::now();
    let mut own = tool();
    let mut results = Vec::with_capacity(items.len());
    let mut rest = items.iter();
    while rest.len() > 0 && (rest.len() == 1 || began.elapsed() < alone) {
        results.extend(rest.next().map(|item| work(&mut own, item)));
    }
    if rest.len() > 0 {
        results.extend(on_threads(rest.as_slice(), &tool, &work));
    }
    results
}

fn on_threads<T: Sync, W, R: Send>(
    items: &[T],
    tool: &(impl Fn() -> W + Sync),
    work: &(impl Fn(&mut W, &T) -> R + Sync),
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut own = tool();
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return done };
            done.push((index, work(&mut own, item)));
        }
    };
    let mut results: Vec<(usize, R)> = thread::scope(|scope| {
        // One share is done here.
        let others: Vec<_> =
            (1..items.len().min(THREADS_MAX)).map(|_| scope.spawn(share)).collect();
        let mut results = share();
        for other in others {
            match other.join() {
                Ok(done) => results.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    results.sort_unstable_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::time::Duration;

    use super::map_after;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for alone in [Duration::ZERO, Duration::from_micros(20), Duration::MAX] {
            for count in [0, 1, 2, 100] {
                let items: Vec<usize> = (0..count).collect();
                let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
                assert_eq!(map_after(alone, &items, || (), |(), item| item * 2), doubled);
            }
        }
    }

    #[test]
    fn what_is_slow_is_done_at_the_same_time() {
        // Neither ends before the other has begun.
        let both = Barrier::new(2);
        let met = map_after(
            Duration::ZERO,
            &[1, 2],
            || (),
            |(), item| {
                both.wait();
                *item
            },
        );
        assert_eq!(met, [1, 2]);
    }

    #[test]
    fn what_is_quick_is_done_here_with_one_tool() {
        let here = std::thread::current().id();
        let count = |done: &mut usize, (): &()| {
            *done += 1;
            (std::thread::current().id(), *done)
        };
        let there = map_after(Duration::MAX, &[(); 20], || 0, count);
        let expected: Vec<_> = (1..=20).map(|count| (here, count)).collect();
        assert_eq!(there, expected);
    }
}
