//! The command log: what a command said, about what, and how it went with each object; itself a report.
//!
//! Source: what LVM2 2.03.16 says with `log/report_command_log=1`.

use crate::id::Id;
use crate::model::{Lv, Pv, Vg};

/// What an entry is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LogKind {
    /// A message that something failed.
    Error,
    /// A warning.
    Warn,
    /// What was done.
    Print,
    /// How it went with an object.
    Status,
}

impl LogKind {
    /// What the field says.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Print => "print",
            Self::Status => "status",
        }
    }
}

/// What a command is busy with.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LogObject {
    /// `vg`, `lv`, `pv`, `orphan`; empty where it is nothing in particular.
    pub kind: &'static str,
    /// Its name, where that is known.
    pub name: Box<str>,
    /// Its id, where that is known.
    pub id: Option<Id>,
    /// The name of its VG.
    pub group: Box<str>,
    /// The id of its VG.
    pub group_id: Option<Id>,
}

impl LogObject {
    /// A VG that was found.
    pub fn vg(vg: &Vg) -> Self {
        Self { id: Some(vg.id.0), ..Self::unknown_vg(vg.name.as_str()) }
    }

    /// A VG of which the name is all that is known.
    pub fn unknown_vg(name: &str) -> Self {
        Self { kind: "vg", name: name.into(), ..Self::default() }
    }

    /// An LV of `vg`.
    pub fn lv(vg: &Vg, lv: &Lv) -> Self {
        Self { id: Some(lv.id.0), ..Self::unknown_lv(vg, lv.name.as_str()) }
    }

    /// An LV that is not in `vg`, or no name where several are meant.
    pub fn unknown_lv(vg: &Vg, name: &str) -> Self {
        let (group, group_id) = (vg.name.as_str().into(), Some(vg.id.0));
        Self { kind: "lv", name: name.into(), id: None, group, group_id }
    }

    /// A PV by the name of its device.
    pub fn pv(vg: &Vg, pv: &Pv, name: &str) -> Self {
        let (group, group_id) = (vg.name.as_str().into(), Some(vg.id.0));
        Self { kind: "pv", name: name.into(), id: Some(pv.id.0), group, group_id }
    }

    /// A PV in no VG.
    pub fn orphan(id: Id, name: &str) -> Self {
        Self { kind: "pv", name: name.into(), id: Some(id), ..Self::default() }
    }

    /// All PVs in no VG together.
    pub fn orphans() -> Self {
        Self { kind: "orphan", name: "lvm2".into(), ..Self::default() }
    }
}

/// One entry.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LogEntry {
    /// Its number, from 1.
    pub number: u64,
    /// What it is.
    pub kind: LogKind,
    /// What it is about.
    pub object: LogObject,
    /// The message, or `success` or `failure`.
    pub message: Box<str>,
    /// −1 for errors, and for how it went once there was one; otherwise 0.
    pub errno: i64,
    /// LVM2's return code of an object: 1 or 5.
    pub ret_code: i64,
}

/// LVM2's return code of what was done.
const PROCESSED: i64 = 1;
/// LVM2's return code of what failed.
const FAILED: i64 = 5;

/// What a command has said so far.
#[derive(Clone, Debug, Default)]
pub struct CommandLog {
    entries: Vec<LogEntry>,
    object: LogObject,
    /// What the command goes through object by object, and where its entries begin.
    scope: Option<(LogObject, usize)>,
    errno: i64,
}

impl CommandLog {
    /// From here on it is about `object`; what it was about before.
    pub fn about(&mut self, object: LogObject) -> LogObject {
        core::mem::replace(&mut self.object, object)
    }

    /// What it is about.
    pub const fn object(&self) -> &LogObject {
        &self.object
    }

    /// The command has come to `object`; how it went with the one before is noted.
    pub fn enter(&mut self, object: LogObject) {
        self.leave();
        self.scope = Some((object.clone(), self.entries.len()));
        self.object = object;
    }

    /// The command has done with the object that it came to; it went well if there was no error.
    pub fn leave(&mut self) {
        let Some((object, start)) = self.scope.take() else { return };
        let since = self.entries.get(start..).unwrap_or_default();
        let well = since.iter().all(|entry| entry.kind != LogKind::Error);
        self.object = object;
        self.status(well);
    }

    /// Notes a message.
    pub fn note(&mut self, kind: LogKind, message: &str) {
        if kind == LogKind::Error {
            self.errno = -1;
        }
        let errno = if kind == LogKind::Warn { 0 } else { self.errno };
        self.push(kind, message, errno, 0);
    }

    /// Notes how it went with the object.
    pub fn status(&mut self, well: bool) {
        let (message, code) = if well { ("success", PROCESSED) } else { ("failure", FAILED) };
        self.push(LogKind::Status, message, self.errno, code);
    }

    fn push(&mut self, kind: LogKind, message: &str, errno: i64, ret_code: i64) {
        let number = u64::try_from(self.entries.len()).unwrap_or(u64::MAX).saturating_add(1);
        let (object, message) = (self.object.clone(), message.into());
        self.entries.push(LogEntry { number, kind, object, message, errno, ret_code });
    }

    /// All entries, in their order.
    pub fn entries(&self) -> &[LogEntry] {
        &self.entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_it_went_with_an_object_is_noted_when_it_is_done_with() {
        let mut log = CommandLog::default();
        for (name, kind) in [("a", LogKind::Print), ("b", LogKind::Error), ("c", LogKind::Warn)] {
            log.enter(LogObject::unknown_vg(name));
            log.about(LogObject { kind: "lv", ..LogObject::default() });
            log.note(kind, "said");
        }
        log.leave();
        log.leave();
        let ends = log.entries().iter().filter(|entry| entry.kind == LogKind::Status);
        let ends: Vec<_> = ends.map(|e| (&*e.object.name, &*e.message)).collect();
        assert_eq!(ends, [("a", "success"), ("b", "failure"), ("c", "success")]);
    }

    #[test]
    fn after_an_error_nothing_is_without_one() {
        let mut log = CommandLog::default();
        log.note(LogKind::Print, "done");
        log.status(true);
        log.about(LogObject::unknown_vg("nosuch"));
        log.note(LogKind::Error, "not found");
        log.status(false);
        log.note(LogKind::Warn, "look");
        log.note(LogKind::Print, "done");
        let seen: Vec<_> = log
            .entries()
            .iter()
            .map(|e| (e.number, e.kind.word(), &*e.object.name, e.errno, e.ret_code))
            .collect();
        assert_eq!(
            seen,
            [
                (1, "print", "", 0, 0),
                (2, "status", "", 0, 1),
                (3, "error", "nosuch", -1, 0),
                (4, "status", "nosuch", -1, 5),
                (5, "warn", "nosuch", 0, 0),
                (6, "print", "nosuch", -1, 0),
            ]
        );
    }
}
