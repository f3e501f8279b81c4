//! The same work on several things at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// At most so many at once: devices are waited for, so more than there are processors.
const THREADS_MAX: usize = 16;

/// What takes no longer is done without threads: most hosts have few devices, which answer faster than threads start.
const ALONE: Duration = Duration::from_millis(1);

/// `work` on each item, on several threads once it has taken a while; the results are in the items' order.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    map_after(ALONE, items, work)
}

/// As [`map`], with the time that it takes before there are threads.
fn map_after<T: Sync, R: Send>(
    alone: Duration,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let began = Instant::now();
    let mut results = Vec::with_capacity(items.len());
    let mut rest = items.iter();
    while rest.len() > 0 && (rest.len() == 1 || began.elapsed() < alone) {
        results.extend(rest.next().map(&work));
    }
    results.extend(on_threads(rest.as_slice(), work));
    results
}

fn on_threads<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return done };
            done.push((index, work(item)));
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
                assert_eq!(map_after(alone, &items, |item| item * 2), doubled);
            }
        }
    }

    #[test]
    fn what_is_slow_is_done_at_the_same_time() {
        // Neither ends before the other has begun.
        let both = Barrier::new(2);
        let met = map_after(Duration::ZERO, &[1, 2], |item| {
            both.wait();
            *item
        });
        assert_eq!(met, [1, 2]);
    }

    #[test]
    fn what_is_quick_is_done_here() {
        let here = std::thread::current().id();
        let there = map_after(Duration::MAX, &[(); 20], |()| std::thread::current().id());
        assert!(there.iter().all(|id| *id == here));
    }
}
