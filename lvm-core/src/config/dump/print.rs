//! Nodes as text.

use core::fmt::Write as _;

use super::Node;
use super::values::{Content, Shown};
use crate::config::settings::{Flags, Known};

/// How the text looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Form {
    /// With what each setting does, and all that is known of it.
    pub comments: bool,
    /// With the version since which there is one.
    pub versions: bool,
    /// With blanks around signs.
    pub spaces: bool,
}

/// The text of nodes.
pub fn text<'n>(nodes: impl IntoIterator<Item = &'n Node>, form: &Form) -> String {
    let mut out = String::new();
    for node in nodes {
        write_node(&mut out, node, 0, *form);
    }
    out
}

fn write_node(out: &mut String, node: &Node, level: usize, form: Form) {
    let indent = "\t".repeat(level);
    if let Some(known) = node.known {
        write_comments(out, known, &indent, form);
    }
    let mark = if node.comment { "# " } else { "" };
    let inner = |out: &mut String, nodes: &[Node]| {
        for node in nodes {
            write_node(out, node, level + 1, form);
        }
    };
    // Writing to a string cannot fail.
    let _ = match &node.content {
        Content::Unknown(nodes) => {
            inner(out, nodes);
            Ok(())
        }
        Content::Section(nodes) => {
            let _ = writeln!(out, "{indent}{mark}{} {{", node.key);
            inner(out, nodes);
            writeln!(out, "{indent}{mark}}}")
        }
        Content::Value(value) => {
            // LVM2 leaves what was set as it is.
            let form = Form { spaces: form.spaces && !node.set, ..form };
            let equals = if form.spaces { " = " } else { "=" };
            writeln!(out, "{indent}{mark}{}{equals}{}", node.key, shown(value, form))
        }
        Content::Unset => Ok(()),
    };
}

fn shown(value: &Shown, form: Form) -> String {
    match value {
        Shown::One(text) => text.clone(),
        Shown::List(items) if !form.spaces => format!("[{}]", items.join(",")),
        Shown::List(items) if items.is_empty() => "[ ]".to_owned(),
        Shown::List(items) => format!("[ {} ]", items.join(", ")),
    }
}

fn write_comments(out: &mut String, known: &Known, indent: &str, form: Form) {
    let what = if known.is_section() { "section" } else { "option" };
    if form.comments {
        out.push('\n');
    }
    let mut line = |text: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{indent}# {text}");
    };
    if form.comments {
        let name = format!("Configuration {what} {}.", known.path);
        line(&name);
        if !known.about.is_empty() {
            line(known.about);
        }
        let (section, has) = (known.is_section(), |flag| known.flags.has(flag));
        let automatic =
            if section { has(Flags::AUTO) } else { !has(Flags::UNSET) && !has(Flags::SHOWN) };
        let said = [
            (known.life.gone.is_some(), "is deprecated"),
            (has(Flags::ADVANCED), "is advanced"),
            (has(Flags::UNSUPPORTED), "is not officially supported"),
            (has(Flags::VARIABLE), "has variable name"),
            (automatic, "has an automatic default value"),
            (!section && has(Flags::UNSET), "does not have a default value defined"),
        ];
        for (_, words) in said.iter().filter(|(so, _)| *so) {
            line(&format!("This configuration {what} {words}."));
        }
    }
    if form.versions {
        line(&format!("Available since version {}.", known.life.since));
        if let Some(gone) = known.life.gone {
            line(&format!("Deprecated since version {gone}."));
        }
    }
}

/// The names of settings, a line each, with what `form` wants told of them.
pub fn list<'n>(nodes: impl IntoIterator<Item = &'n Node>, form: &Form) -> String {
    let mut out = String::new();
    for node in nodes {
        list_node(&mut out, node, *form);
    }
    out
}

fn list_node(out: &mut String, node: &Node, form: Form) {
    for node in node.children() {
        list_node(out, node, form);
    }
    let Some(known) = node.known.filter(|known| !known.is_section()) else { return };
    out.push_str(known.path);
    if form.comments || form.versions {
        out.push_str(" - ");
    }
    if form.comments && !known.about.is_empty() {
        out.push_str(known.about);
        out.push(' ');
    }
    if form.versions {
        // Writing to a string cannot fail.
        let _ = write!(out, "[{}]", known.life.since);
    }
    out.push('\n');
}

/// What a file of settings may begin with: of all hosts, or of one.
pub const fn preamble(local: bool) -> &'static str {
    if local {
        "# Settings of this host alone: what lvmlocal.conf is for. They count more than those of lvm.conf, and\n\
         # less than those of the files of this host's tags, lvm_TAG.conf. Do not copy this file to other hosts.\n\n"
    } else {
        "# Settings of LVM2 and rlvm, as they are without a file. What is not set here has its default: leave out\n\
         # what is to follow later versions. `lvmconfig` shows what is set, `lvmconfig --type default` what could\n\
         # be. LVM_SYSTEM_DIR names another folder than the usual one.\n\n"
    }
}
