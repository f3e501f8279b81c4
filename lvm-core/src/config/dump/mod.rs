//! Settings as a text again: what is set, what is not, what could be. `lvmconfig` prints it.
//!
//! ```
//! use lvm_core::config::dump::{Choice, Form, What, text};
//! use lvm_core::config::{Config, Source};
//!
//! let mut config = Config::default();
//! config.load("report { aligned=0 }", &Source::CommandLine)?;
//! let nodes = config.nodes(What::Current, &Choice::default());
//! assert_eq!(text(&nodes, &Form::default()), "report {\n\taligned=0\n}\n");
//! # Ok::<(), lvm_core::config::ConfigError>(())
//! ```

mod print;
mod values;

use super::check::mistake;
use super::layers::merge;
use super::settings::{self, Flags, Known, Version};
use super::{Config, ProfileKind, Source};
use crate::format::text::{OwnedEntry, OwnedValue};

pub use print::{Form, list, preamble, text};
use values::Content;

/// Which settings are shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum What {
    /// Those that are set.
    Current,
    /// All, those that are not set with their defaults.
    Full,
    /// Those that are set to something else than their default.
    Diff,
    /// All that there are, with their defaults.
    Default,
    /// Those that are not set, with their defaults.
    Missing,
    /// Those that came with a version.
    New,
    /// Those that a profile of this kind, or of any, may set.
    Profilable(Option<ProfileKind>),
}

/// More of the choice.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of lvmconfig")]
pub struct Choice {
    /// The version of which there is talk; the newest if none is named.
    pub at: Option<Version>,
    /// With [`What::New`]: all that came with this version or later.
    pub since: Option<Version>,
    /// Without those for the advanced.
    pub ignore_advanced: bool,
    /// Without the unsupported ones that are set.
    pub ignore_unsupported: bool,
    /// Without those of one host.
    pub ignore_local: bool,
    /// With the deprecated ones.
    pub show_deprecated: bool,
    /// With the unsupported ones.
    pub show_unsupported: bool,
    /// With [`What::Current`]: all texts together, rather than the uppermost alone.
    pub merged: bool,
    /// Also those that have no default, where more is shown of each than its value.
    pub unset: bool,
    /// Defaults as they stand before a package of LVM2 is built.
    pub unconfigured: bool,
    /// The system directory.
    pub system_dir: String,
}

/// A setting or a section that is shown.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its key; its whole path for a name in a list.
    key: String,
    known: Option<&'static Known>,
    content: Content,
    /// Whether it is a default, and shown as a comment.
    comment: bool,
    /// Whether it was set.
    set: bool,
}

impl Node {
    /// Shows it, and what is in it, as a value.
    fn uncomment(&mut self) {
        self.comment = false;
        if let Content::Section(nodes) = &mut self.content {
            nodes.iter_mut().for_each(Self::uncomment);
        }
    }

    /// What is in a section.
    fn children(&self) -> &[Self] {
        match &self.content {
            Content::Section(nodes) | Content::Unknown(nodes) => nodes,
            Content::Value(_) | Content::Unset => &[],
        }
    }
}

impl Config {
    /// The settings of a kind.
    pub fn nodes(&self, what: What, choice: &Choice) -> Vec<Node> {
        let shown = |tree: &[OwnedEntry]| of_entries("", tree, choice);
        match what {
            What::Current if choice.merged => shown(&self.merged()),
            What::Current => shown(&self.top()),
            What::Diff => shown(&differing("", &self.merged(), choice)),
            What::Full => {
                let current = self.merged();
                let every =
                    Choice { show_deprecated: true, show_unsupported: true, ..choice.clone() };
                let mut full = missing(&current, &every);
                if !choice.unset {
                    forget_unset(&mut full);
                }
                merge_nodes(&mut full, shown(&current));
                full.iter_mut().for_each(Node::uncomment);
                full
            }
            What::Missing => missing(&self.top(), choice),
            What::Default => defaults("", choice, &|known| at(known, choice)),
            What::New => {
                let newest = choice.at.or_else(|| Version::parse(values::NEWEST));
                let choice = Choice { at: newest, ..choice.clone() };
                let is_new = |known: &Known| match choice.since {
                    Some(since) => known.life.since >= since,
                    None => Some(known.life.since) == newest,
                };
                defaults("", &choice, &|known| is_new(known) && at(known, &choice))
            }
            What::Profilable(kind) => {
                let kinds = [ProfileKind::Command, ProfileKind::Metadata];
                let takes = |known: &Known| match kind {
                    Some(kind) => kind.takes(known),
                    None => kinds.iter().any(|kind| kind.takes(known)),
                };
                defaults("", choice, &|known| takes(known) && at(known, choice))
            }
        }
    }

    /// The tree on top of the others: of `--config`, else of profiles, else of the files together.
    fn top(&self) -> Vec<OwnedEntry> {
        let rank = |from: &Source| match from {
            Source::Default | Source::File(_) => 0,
            Source::Profile(_) => 1,
            Source::CommandLine => 2,
        };
        let top = self.layers.iter().map(|(from, _)| rank(from)).max().unwrap_or_default();
        let of_top = self.layers.iter().filter(|(from, _)| rank(from) == top);
        let mut tree = Vec::new();
        for (_, layer) in of_top {
            if top == 0 {
                merge(&mut tree, layer);
            } else {
                // LVM2 puts files together, but leaves what is typed as it is.
                tree.clone_from(layer);
                tree.retain(|entry| !is_used_tags(entry));
            }
        }
        tree
    }

    /// The trees of the files together.
    pub(super) fn files(&self) -> Vec<OwnedEntry> {
        let mut files = Vec::new();
        for (_, layer) in self.layers.iter().filter(|(from, _)| is_file(from)) {
            merge(&mut files, layer);
        }
        files
    }

    /// All trees together, in the order that comes of it: files first, and then the others over them.
    fn merged(&self) -> Vec<OwnedEntry> {
        let files = self.files();
        let mut above = self.layers.iter().filter(|(from, _)| !is_file(from)).peekable();
        if above.peek().is_none() {
            return files;
        }
        let mut tree = Vec::new();
        merge(&mut tree, &files);
        above.for_each(|(_, layer)| merge(&mut tree, layer));
        tree
    }
}

fn is_file(from: &Source) -> bool {
    matches!(from, Source::Default | Source::File(_))
}

/// A section of tags that are defined: they are read, and not kept.
fn is_used_tags(entry: &OwnedEntry) -> bool {
    *entry.key == *super::host_tags::SECTION
        && matches!(&entry.value, OwnedValue::Section(inner) if inner.iter().any(
            |entry| matches!(entry.value, OwnedValue::Section(_))))
}

/// Whether there is the setting in the version, and it is among those that are shown.
fn at(known: &Known, choice: &Choice) -> bool {
    let flags = known.flags;
    let now = choice.since.or(choice.at);
    let is_gone = known.life.gone.is_some_and(|gone| now.is_none_or(|now| gone <= now));
    choice.at.is_none_or(|at| known.life.since <= at)
        && (choice.show_deprecated || !is_gone)
        && (choice.show_unsupported || !flags.has(Flags::UNSUPPORTED))
        && !(choice.ignore_advanced && flags.has(Flags::ADVANCED))
        && !(choice.ignore_local && (known.path == LOCAL || known.path.starts_with(BELOW_LOCAL)))
}

/// The section of what is one host's alone.
const LOCAL: &str = "local";
const BELOW_LOCAL: &str = "local/";

/// The defaults of what `keep` takes below a section, with the sections around it.
fn defaults(above: &str, choice: &Choice, keep: &dyn Fn(&Known) -> bool) -> Vec<Node> {
    let is_below = |known: &&'static Known| match known.path.rsplit_once('/') {
        Some((section, _)) => section == above,
        None => above.is_empty(),
    };
    let node = |known: &'static Known| {
        let content = if known.is_section() {
            let inner = defaults(known.path, choice, keep);
            let stays = !inner.is_empty() || keep(known);
            stays.then_some(Content::Section(inner))?
        } else {
            keep(known).then(|| values::default(known, choice))?
        };
        let section = known.is_section();
        let comment =
            if section { known.flags.has(Flags::AUTO) } else { !known.flags.has(Flags::SHOWN) };
        Some(Node { key: known.key().to_owned(), known: Some(known), content, comment, set: false })
    };
    settings::all().filter(is_below).filter_map(node).collect()
}

/// The defaults of what a tree does not set.
fn missing(current: &[OwnedEntry], choice: &Choice) -> Vec<Node> {
    let keep = |known: &Known| {
        !known.is_section()
            && !known.path.contains('<')
            && at(known, choice)
            && look_up(current, known.path).is_none()
    };
    defaults("", choice, &keep)
}

fn look_up<'t>(tree: &'t [OwnedEntry], path: &str) -> Option<&'t OwnedValue> {
    let (key, rest) = match path.split_once('/') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    let found = &tree.iter().find(|entry| *entry.key == *key)?.value;
    match (rest, found) {
        (None, found) => Some(found),
        (Some(rest), OwnedValue::Section(inner)) => look_up(inner, rest),
        (Some(_), _) => None,
    }
}

/// What of a tree is set to something else than its default.
fn differing(above: &str, tree: &[OwnedEntry], choice: &Choice) -> Vec<OwnedEntry> {
    let differs = |entry: &OwnedEntry| {
        let path = joined(above, &entry.key);
        let value = match &entry.value {
            OwnedValue::Section(inner) => {
                let inner = differing(&path, inner, choice);
                (!inner.is_empty()).then_some(OwnedValue::Section(inner))
            }
            value => {
                let known = settings::find(&path).filter(|known| !known.is_section())?;
                let differs =
                    mistake(known, &path, value).is_none() && values::differs(value, known, choice);
                differs.then(|| value.clone())
            }
        };
        value.map(|value| OwnedEntry { key: entry.key.clone(), value })
    };
    tree.iter().filter_map(differs).collect()
}

/// Takes out what has no value.
fn forget_unset(nodes: &mut Vec<Node>) {
    nodes.retain(|node| !matches!(node.content, Content::Unset));
    for node in nodes {
        if let Content::Section(inner) = &mut node.content {
            forget_unset(inner);
        }
    }
}

/// As [`merge`], of nodes.
fn merge_nodes(below: &mut Vec<Node>, above: Vec<Node>) {
    for node in above {
        let old = below.iter_mut().find(|old| old.key == node.key).map(|old| &mut old.content);
        match (old, node.content) {
            (Some(Content::Section(old)), Content::Section(new)) => merge_nodes(old, new),
            (Some(_), _) => {}
            (None, content) => below.insert(below.len().min(1), Node { content, ..node }),
        }
    }
}

fn joined(above: &str, key: &str) -> String {
    if above.is_empty() { key.to_owned() } else { format!("{above}/{key}") }
}

/// The nodes of a tree. LVM2 leaves out what it does not know in a section that it knows, and the name of a
/// section that it does not know.
fn of_entries(above: &str, tree: &[OwnedEntry], choice: &Choice) -> Vec<Node> {
    let node = |entry: &OwnedEntry| {
        let path = joined(above, &entry.key);
        let known = settings::find(&path);
        let is_free = settings::is_free(&path) || !settings::is_section(above);
        if known.is_none() && !is_free {
            return None;
        }
        let skipped = |known: &Known| {
            (choice.ignore_advanced && known.flags.has(Flags::ADVANCED))
                || (choice.ignore_unsupported && known.flags.has(Flags::UNSUPPORTED))
        };
        if known.is_some_and(skipped) {
            return None;
        }
        let content = match &entry.value {
            OwnedValue::Section(inner) if known.is_none() && above.is_empty() => {
                Content::Unknown(of_entries(&path, inner, choice))
            }
            OwnedValue::Section(inner) => Content::Section(of_entries(&path, inner, choice)),
            value => Content::Value(values::of(value)),
        };
        Some(Node { key: entry.key.to_string(), known, content, comment: false, set: true })
    };
    tree.iter().filter_map(node).collect()
}

/// The node of a path.
pub fn find<'n>(nodes: &'n [Node], path: &str) -> Option<&'n Node> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let (key, rest) = match path.split_once('/') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    let found = nodes.iter().find(|node| node.key == key)?;
    match rest {
        None => Some(found),
        Some(rest) => find(found.children(), rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(layers: &[(&str, Source)], what: What, paths: &[&str]) -> String {
        let mut config = Config::default();
        for (text, from) in layers {
            config.load(text, from).unwrap();
        }
        let choice = Choice { system_dir: "/etc/lvm".to_owned(), ..Choice::default() };
        let nodes = config.nodes(what, &choice);
        let found: Vec<_> = paths.iter().filter_map(|path| find(&nodes, path)).collect();
        if paths.is_empty() {
            text(&nodes, &Form::default())
        } else {
            text(found, &Form::default())
        }
    }

    #[test]
    fn what_counts_most_is_current_and_full_has_all() {
        let file = ("global { units=k suffix=1 } x { y=1 }", Source::File("/f".into()));
        let typed = ("global/units=b", Source::CommandLine);
        let layers = [file, typed];
        assert_eq!(shown(&layers, What::Current, &[]), "global {\n\tunits=\"b\"\n}\n");
        assert_eq!(shown(&layers[..1], What::Current, &["global/suffix"]), "suffix=1\n");
        assert_eq!(shown(&layers, What::Diff, &[]), "global {\n\tunits=\"b\"\n}\n");
        let paths = ["global/units", "/global/suffix", "backup/backup_dir", "global/umask", "none"];
        assert_eq!(
            shown(&layers, What::Full, &paths),
            "units=\"b\"\nsuffix=1\nbackup_dir=\"/etc/lvm/backup\"\numask=077\n"
        );
        assert_eq!(shown(&layers, What::Missing, &["global/units", "global/test"]), "# test=0\n");
    }

    #[test]
    fn defaults_are_comments_but_for_those_that_never_were() {
        let paths =
            ["shell", "report/separator", "thin", "log/journal", "allocation/cache_settings"];
        assert_eq!(
            shown(&[], What::Default, &paths),
            "shell {\n\t# history_size=100\n}\n# separator=\" \"\n# journal=[]\n# cache_settings {\n# }\n"
        );
    }
}
