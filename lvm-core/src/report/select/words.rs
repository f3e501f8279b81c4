//! Reserved words: what may stand for a value of a field.

use crate::report::field::{Field, Group, Kind};

/// What a reserved word stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Word {
    /// No number.
    None,
    /// A number.
    Number(u64),
    /// A size that the kernel chooses.
    Auto,
    /// The text that is shown.
    Text(&'static str),
}

/// The words of a kind of fields or of one field, and what they stand for.
pub(super) struct Reserved {
    /// The field; empty for all numbers.
    pub(super) field: &'static str,
    pub(super) words: &'static [&'static str],
    pub(super) word: Word,
}

const fn of(field: &'static str, words: &'static [&'static str], word: Word) -> Reserved {
    Reserved { field, words, word }
}

const YES: Word = Word::Number(1);
const NO: Word = Word::Number(0);
const NO_WORDS: &[&str] = &["no"];
/// Fields of text that may have no value.
const UNDEFINED: &[&str] = &["undefined"];

/// They, in the order of help. Flags have `no` beside these.
#[rustfmt::skip]
pub(super) const RESERVED: &[Reserved] = &[
    of("", &["-1", "unknown", "undefined", "undef"], Word::None),
    of("pv_allocatable", &["allocatable", "yes"], YES),
    of("pv_exported", &["exported", "yes"], YES),
    of("pv_missing", &["missing", "yes"], YES),
    of("pv_in_use", &["used", "in use", "yes"], YES),
    of("pv_duplicate", &["duplicate", "yes"], YES),
    of("vg_extendable", &["extendable", "yes"], YES),
    of("vg_exported", &["exported", "yes"], YES),
    of("vg_partial", &["partial", "yes"], YES),
    of("vg_clustered", &["clustered", "yes"], YES),
    of("vg_shared", &["shared", "yes"], YES),
    of("vg_permissions", &["writeable", "rw", "read-write"], Word::Text("writeable")),
    of("vg_permissions", &["read-only", "r", "ro"], Word::Text("read-only")),
    of("vg_mda_copies", &["unmanaged"], Word::None),
    of("lv_initial_image_sync", &["initial image sync", "sync", "yes"], YES),
    of("lv_image_synced", &["image synced", "synced", "yes"], YES),
    of("lv_merging", &["merging", "yes"], YES),
    of("lv_converting", &["converting", "yes"], YES),
    of("lv_allocation_locked", &["allocation locked", "locked", "yes"], YES),
    of("lv_fixed_minor", &["fixed minor", "fixed", "yes"], YES),
    of("lv_active_locally", &["active locally", "active", "locally", "yes"], YES),
    of("lv_active_remotely", &["active remotely", "active", "remotely", "yes"], YES),
    of("lv_active_exclusively", &["active exclusively", "active", "exclusively", "yes"], YES),
    of("lv_merge_failed", &["merge failed", "failed", "yes"], YES),
    of("lv_snapshot_invalid", &["snapshot invalid", "invalid", "yes"], YES),
    of("lv_suspended", &["suspended", "yes"], YES),
    of("lv_live_table", &["live table present", "live table", "live", "yes"], YES),
    of("lv_inactive_table", &["inactive table present", "inactive table", "inactive", "yes"], YES),
    of("lv_device_open", &["open", "yes"], YES),
    of("lv_skip_activation", &["skip activation", "skip", "yes"], YES),
    of("zero", &["zero", "yes"], YES),
    of("lv_check_needed", &["check needed", "needed", "yes"], YES),
    of("vdo_compression", &["enabled", "yes"], YES),
    of("vdo_deduplication", &["enabled", "yes"], YES),
    of("vdo_use_metadata_hints", &["enabled", "yes"], YES),
    of("vdo_use_sparse_index", &["enabled", "yes"], YES),
    of("lv_permissions", &["writeable", "rw", "read-write"], Word::Text("writeable")),
    of("lv_permissions", &["read-only", "r", "ro"], Word::Text("read-only")),
    of("lv_permissions", &["read-only-override", "ro-override", "r-override", "R"], Word::Text("read-only-override")),
    of("lv_read_ahead", &["auto"], Word::Auto),
    of("lv_when_full", &["error", "error when full", "error if no space"], Word::Text("error")),
    of("lv_when_full", &["queue", "queue when full", "queue if no space"], Word::Text("queue")),
    of("lv_when_full", UNDEFINED, Word::Text("")),
    of("lv_health_status", UNDEFINED, Word::Text("")),
    of("cache_policy", UNDEFINED, Word::Text("")),
    of("seg_monitor", UNDEFINED, Word::Text("")),
    of("kernel_discards", UNDEFINED, Word::Text("")),
    of("vdo_write_policy", UNDEFINED, Word::Text("")),
];

/// How a field is compared: as its values are, but for a few that LVM2 compares otherwise than it shows them.
pub(super) fn kind_of(field: &Field) -> Kind {
    match field.id {
        "seg_pe_ranges" => Kind::List,
        "vdo_minimum_io_size" | "vdo_used_size" | "vdo_saving_percent" => Kind::Num,
        _ => field.kind,
    }
}

/// What a word stands for in selections by `field`.
pub(super) fn find(field: &Field, word: &str) -> Option<Word> {
    let own = RESERVED.iter().find(|it| it.field == field.id && it.words.contains(&word));
    if let Some(own) = own {
        return Some(own.word);
    }
    let is_number = matches!(kind_of(field), Kind::Num | Kind::Flag)
        && !matches!(field.group, Group::Special | Group::DevType);
    if is_number && RESERVED.iter().any(|it| it.field.is_empty() && it.words.contains(&word)) {
        return Some(Word::None);
    }
    (NO_WORDS.contains(&word) && has_no(field)).then_some(NO)
}

/// Whether a field's words say yes, so that `no` is one of them.
pub(super) fn has_no(field: &Field) -> bool {
    RESERVED.iter().any(|it| it.field == field.id && it.word == YES)
}
