//! Fields of an entry of the command log.

use super::{Field, Group, HEADING, Kind, Value, Varies};
use crate::id::Id;
use crate::report::field::Get;
use crate::report::log::LogEntry;

/// A field of an entry.
const fn log(
    id: &'static str,
    heading: &'static str,
    kind: Kind,
    width: usize,
    get: fn(&LogEntry) -> Value<'_>,
    description: &'static str,
) -> Field {
    let (group, varies, get) = (Group::Log, Varies::Row, Get::Log(get));
    Field { id, heading, group, kind, width, description, varies, get }
}

/// They, in the order of help.
#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    log("log_seq_num", "Seq", Kind::Num, HEADING, |e| Value::Num(e.number), "Number of the entry."),
    log("log_type", "LogType", Kind::Str, HEADING, |e| Value::text(e.kind.word()), "What the entry is: error, warn, print or status."),
    log("log_context", "Context", Kind::Str, HEADING, |_| Value::text("processing"), "What the command was doing."),
    log("log_object_type", "ObjType", Kind::Str, HEADING, |e| Value::text(e.object.kind), "What kind of object the entry is about."),
    log("log_object_name", "ObjName", Kind::Str, HEADING, |e| Value::text(&e.object.name), "The name of the object."),
    log("log_object_id", "ObjID", Kind::Str, 7, |e| id(e.object.id), "The id of the object."),
    log("log_object_group", "ObjGrp", Kind::Str, 7, |e| Value::text(&e.object.group), "The name of the object's VG."),
    log("log_object_group_id", "ObjGrpID", Kind::Str, HEADING, |e| id(e.object.group_id), "The id of the object's VG."),
    log("log_message", "Msg", Kind::Str, 7, |e| Value::text(&e.message), "The message."),
    log("log_errno", "Errno", Kind::Num, HEADING, |e| Value::Signed(e.errno), "Number of the error; 0 is none."),
    log("log_ret_code", "RetCode", Kind::Num, HEADING, |e| Value::Signed(e.ret_code), "How it went: 1 is well, 5 is a failure."),
];

fn id(id: Option<Id>) -> Value<'static> {
    id.map_or(Value::Blank, Value::Id)
}
