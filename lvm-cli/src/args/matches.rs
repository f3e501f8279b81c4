//! What the user said: the options and names of one command line.

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::{Flag, Opt};

/// The id under which the parser keeps the words that are no options.
pub(super) const NAMES: &str = "";

/// A parsed command line.
#[derive(Debug)]
pub(crate) struct Matches {
    inner: ArgMatches,
}

impl Matches {
    pub(super) fn new(inner: ArgMatches) -> Self {
        Self { inner }
    }

    /// The value of `opt`, the last where it was repeated. `None` also for an option that the command lacks.
    pub(crate) fn get<T: Clone + Send + Sync + 'static>(&self, opt: &Opt<T>) -> Option<&T> {
        self.all(opt).last()
    }

    /// The values of `opt`, in the order of the command line.
    pub(crate) fn all<T: Clone + Send + Sync + 'static>(
        &self,
        opt: &Opt<T>,
    ) -> impl Iterator<Item = &T> + use<'_, T> {
        let values = self.inner.try_get_many::<T>(opt.spec.long);
        debug_assert!(
            !matches!(values, Err(clap::parser::MatchesError::Downcast { .. })),
            "--{} has another type in this command",
            opt.spec.long
        );
        values.ok().flatten().into_iter().flatten()
    }

    /// The values of `opt`, each with its place on the command line.
    pub(crate) fn placed<T: Clone + Send + Sync + 'static>(
        &self,
        opt: &Opt<T>,
    ) -> impl Iterator<Item = (usize, &T)> + use<'_, T> {
        // `indices_of` panics for ids that the command lacks.
        let known = self.inner.try_contains_id(opt.spec.long).unwrap_or(false);
        let places = known.then(|| self.inner.indices_of(opt.spec.long)).flatten();
        places.into_iter().flatten().zip(self.all(opt))
    }

    /// How often the flag was given.
    pub(crate) fn count(&self, flag: &Opt<Flag>) -> u8 {
        if flag.spec.repeat {
            self.inner.try_get_one::<u8>(flag.spec.long).ok().flatten().copied().unwrap_or(0)
        } else {
            self.inner
                .try_get_one::<bool>(flag.spec.long)
                .ok()
                .flatten()
                .copied()
                .unwrap_or(false)
                .into()
        }
    }

    /// Whether the flag was given.
    pub(crate) fn has(&self, flag: &Opt<Flag>) -> bool {
        self.count(flag) > 0
    }

    /// Whether the option, of whatever kind, was given.
    pub(crate) fn given<T>(&self, opt: &Opt<T>) -> bool {
        self.has_named(opt.spec.long)
    }

    /// Whether the option of that long name was given.
    pub(crate) fn has_named(&self, id: &str) -> bool {
        // `value_source` panics for ids that the command lacks.
        self.inner.try_contains_id(id).unwrap_or(false)
            && self.inner.value_source(id) == Some(ValueSource::CommandLine)
    }

    /// The value of an option as it was typed, the last where it was repeated.
    pub(super) fn typed(&self, id: &str) -> Option<&str> {
        self.inner.try_get_raw(id).ok().flatten()?.next_back()?.to_str()
    }

    /// How often the option with a value was given.
    pub(super) fn times(&self, id: &str) -> usize {
        self.inner.try_get_raw(id).ok().flatten().map_or(0, Iterator::count)
    }

    /// The words that are no options: names of devices, VGs, LVs.
    pub(crate) fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        let names = self.inner.try_get_many::<String>(NAMES).ok().flatten().unwrap_or_default();
        names.map(String::as_str)
    }

    /// The first name.
    pub(crate) fn name(&self) -> Option<&str> {
        self.names().next()
    }
}
