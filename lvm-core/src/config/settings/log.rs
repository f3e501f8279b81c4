//! Settings of what is told and kept. One line a setting, as [`super`] tells.

use super::{Flags, Life, settings};

settings! {
    _: section = "log", (), Life::from(1, 0, 0), Flags::NONE, "What is told of a command, and where it is written.";
    REPORT_COMMAND_LOG: flag = "log/report_command_log", false, Life::from(2, 2, 158), Flags::COMMAND, "Whether what a command says is a report.";
    COMMAND_LOG_SORT: text = "log/command_log_sort", "log_seq_num", Life::from(2, 2, 158), Flags::COMMAND, "Order of the report of what a command says.";
    COMMAND_LOG_COLS: text = "log/command_log_cols", "log_seq_num,log_type,log_context,log_object_type,log_object_name,log_object_id,log_object_group,log_object_group_id,log_message,log_errno,log_ret_code", Life::from(2, 2, 158), Flags::COMMAND, "Columns of the report of what a command says.";
    COMMAND_LOG_SELECTION: text = "log/command_log_selection", "!(log_type=status && message=success)", Life::from(2, 2, 158), Flags::COMMAND, "Which rows of that report are shown.";
    _: number = "log/verbose", 0, Life::from(1, 0, 0), Flags::NONE, "";
    _: flag = "log/silent", false, Life::from(2, 2, 98), Flags::NONE, "";
    _: flag = "log/syslog", false, Life::from(1, 0, 0), Flags::NONE, "";
    _: text = "log/file", "", Life::from(1, 0, 0), Flags::UNSET, "";
    _: list = "log/journal", &[], Life::from(2, 3, 12), Flags::EMPTY, "";
    _: flag = "log/overwrite", false, Life::from(1, 0, 0), Flags::NONE, "";
    _: number = "log/level", 0, Life::from(1, 0, 0), Flags::NONE, "";
    _: flag = "log/indent", false, Life::from(1, 0, 0), Flags::NONE, "";
    _: flag = "log/command_names", false, Life::from(1, 0, 0), Flags::NONE, "";
    PREFIX: text = "log/prefix", "  ", Life::from(1, 0, 0), Flags::EMPTY, "What lines begin with.";
    _: flag = "log/activation", false, Life::from(1, 0, 0), Flags::NONE, "";
    _: text = "log/activate_file", "", Life::from(1, 0, 0), Flags::UNSUPPORTED.and(Flags::UNSET), "";
    _: list = "log/debug_classes", &["memory", "devices", "io", "activation", "allocation", "metadata", "cache", "locking", "lvmpolld", "dbus"], Life::from(2, 2, 99), Flags::EMPTY, "";
    _: list = "log/debug_file_fields", &["time", "command", "fileline", "message"], Life::from(2, 3, 2), Flags::ADVANCED, "";
    _: list = "log/debug_output_fields", &["time", "command", "fileline", "message"], Life::from(2, 3, 2), Flags::ADVANCED, "";

    _: section = "backup", (), Life::from(1, 0, 0), Flags::NONE, "Copies of metadata in files.";
    BACKUP: flag = "backup/backup", true, Life::from(1, 0, 0), Flags::NONE, "Whether each new state of a VG is kept in a file.";
    BACKUP_DIR: text = "backup/backup_dir", "backup", Life::from(1, 0, 0), Flags::IN_SYSTEM_DIR, "Where; relative to the system directory, `backup`.";
    ARCHIVE: flag = "backup/archive", true, Life::from(1, 0, 0), Flags::NONE, "Whether each old state of a VG is kept in a file.";
    ARCHIVE_DIR: text = "backup/archive_dir", "archive", Life::from(1, 0, 0), Flags::IN_SYSTEM_DIR, "Where; relative to the system directory, `archive`.";
    RETAIN_MIN: number = "backup/retain_min", 10, Life::from(1, 0, 0), Flags::NONE, "How many archives of a VG to keep at least.";
    RETAIN_DAYS: number = "backup/retain_days", 30, Life::from(1, 0, 0), Flags::NONE, "For how many days to keep archives at least.";

    _: section = "shell", (), Life::from(1, 0, 0), Flags::NONE, "The interactive shell.";
    _: number = "shell/history_size", 100, Life::from(1, 0, 0), Flags::NONE, "";
}
