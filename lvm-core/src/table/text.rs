//! Tables as text: a line for each line, as `dmsetup table` prints them, and the one line that
//! `dmsetup create --concise` takes.

use core::fmt::Write as _;

use super::{Device, Node};

/// `NAME: START LENGTH TARGET ARGS` for each line of a device. A target without arguments ends in a blank, as in
/// `dmsetup table`.
pub fn table_lines(node: &Node, mut tell: impl FnMut(Device<'_>) -> String) -> Vec<String> {
    let line = |line: &super::Line| {
        let params = line.target.params(&mut tell);
        format!("{}: {} {} {} {params}", node.name, line.start, line.len, line.target.kind)
    };
    node.lines.iter().map(line).collect()
}

/// `NAME,UUID,MINOR,FLAGS,LINE,LINE;NAME,...`: all devices, in loading order.
///
/// A comma, a semicolon or a backslash within a part has a backslash before it. `MINOR` is empty where the kernel
/// chooses; `FLAGS` is `ro` or `rw`.
pub fn concise(nodes: &[Node], mut tell: impl FnMut(Device<'_>) -> String) -> String {
    let mut text = String::new();
    for (number, node) in nodes.iter().enumerate() {
        if number > 0 {
            text.push(';');
        }
        push_escaped(&mut text, &node.name);
        text.push(',');
        push_escaped(&mut text, &node.uuid);
        text.push(',');
        if let Some((_, minor)) = node.number {
            // Writing to a string cannot fail.
            let _ = write!(text, "{minor}");
        }
        text.push_str(if node.read_only { ",ro" } else { ",rw" });
        for line in &node.lines {
            let params = line.target.params(&mut tell);
            let line = format!("{} {} {} {params}", line.start, line.len, line.target.kind);
            text.push(',');
            push_escaped(&mut text, line.trim_end());
        }
    }
    text
}

fn push_escaped(text: &mut String, part: &str) {
    for char in part.chars() {
        if matches!(char, ',' | ';' | '\\') {
            text.push('\\');
        }
        text.push(char);
    }
}
