//! A whole answer: one report or more, and what the command said; and the text of it in each form.

use super::basic::{self, Layout};
use super::columns::ReportKind;
use super::csv::csv;
use super::json::json;
use super::ndjson::ndjson;
use super::paint::Painted;
use super::table::Table;
use super::yaml::yaml;

/// What a command answers.
#[derive(Debug, Default)]
pub struct Document {
    /// The elements of the answer, one for each VG in a full report, each of one table or more; `None` where the
    /// command makes no report.
    pub elements: Option<Vec<Vec<Table>>>,
    /// Whether an element of it has been written before these: [`super::write_json`].
    pub begun: bool,
    /// What the command said, where that is asked for.
    pub log: Option<Table>,
    /// Whether each table has its title above it, and an empty line between it and the one before.
    pub titled: bool,
}

/// How an answer is written. What its cells are has been decided by then: see [`super::cell::Form`].
#[derive(Clone, Debug)]
pub enum Format {
    /// LVM2's columns.
    Basic(Layout),
    /// LVM2's JSON, and its `json_std`.
    Json,
    /// An object a line.
    Ndjson,
    /// Commas between cells.
    Csv,
    /// YAML.
    Yaml,
}

impl Document {
    /// A single report.
    pub fn of(table: Table) -> Self {
        Self { elements: Some(vec![vec![table]]), ..Self::default() }
    }

    /// Its text.
    pub fn text(&self, format: &Format) -> String {
        let tables = || self.tables().collect::<Vec<_>>();
        match format {
            Format::Json => json(self.elements.as_deref(), self.begun, self.log.as_ref()),
            Format::Basic(layout) => self.basic(layout).plain(),
            Format::Ndjson => ndjson(&tables()),
            Format::Csv => csv(&tables()),
            Format::Yaml => yaml(self.elements.as_deref(), self.log.as_ref()),
        }
    }

    /// Its tables, in their order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.elements.iter().flatten().flatten().chain(&self.log)
    }

    /// LVM2's columns, with the colours that its tables have.
    pub fn basic(&self, layout: &Layout) -> Painted {
        let mut out = Painted::default();
        // A report that is empty stands before the log, though not to be seen.
        let before = usize::from(self.elements.as_ref().is_some_and(Vec::is_empty));
        for (number, table) in self.tables().enumerate().filter(|(_, table)| !table.is_empty()) {
            if self.titled {
                let title = self.title(table);
                out.push_str(if number + before > 0 { "  \n  " } else { "  " });
                out.push_str(title);
                out.push_str("\n  ");
                title.chars().for_each(|_| out.push('='));
                out.push('\n');
            }
            basic::write(table, layout, &mut out);
        }
        out
    }

    fn title(&self, table: &Table) -> &'static str {
        let is_part = self.elements.iter().flatten().any(|element| element.len() > 1);
        match table.report {
            // What LVM2 calls `pvs`, which lists PVs in no VG too.
            ReportKind::Pvs if !is_part => "Physical Volume Label",
            report => report.title(),
        }
    }
}
