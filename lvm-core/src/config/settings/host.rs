//! Settings of the daemon, and of the host. One line a setting, as [`super`] tells.

use super::{Flags, Life, settings};

settings! {
    _: section = "dmeventd", (), Life::from(1, 2, 3), Flags::NONE, "The daemon that watches LVs.";
    _: text = "dmeventd/mirror_library", "libdevmapper-event-lvm2mirror.so", Life::from(1, 2, 3), Flags::NONE, "";
    _: text = "dmeventd/raid_library", "libdevmapper-event-lvm2raid.so", Life::from(2, 2, 87), Flags::NONE, "";
    _: text = "dmeventd/snapshot_library", "libdevmapper-event-lvm2snapshot.so", Life::from(1, 2, 26), Flags::NONE, "";
    _: text = "dmeventd/thin_library", "libdevmapper-event-lvm2thin.so", Life::from(2, 2, 89), Flags::NONE, "";
    _: text = "dmeventd/thin_command", "lvm lvextend --use-policies", Life::from(2, 2, 169), Flags::NONE, "";
    _: text = "dmeventd/vdo_library", "libdevmapper-event-lvm2vdo.so", Life::from(2, 3, 0), Flags::NONE, "";
    _: text = "dmeventd/vdo_command", "lvm lvextend --use-policies", Life::from(2, 3, 0), Flags::NONE, "";
    DMEVENTD: text = "dmeventd/executable", "/sbin/dmeventd", Life::from(2, 2, 73), Flags::NONE, "The program that watches LVs.";

    _: section = "tags", (), Life::from(1, 0, 18), Flags::AUTO, "Tags of this host.";
    HOSTTAGS: flag = "tags/hosttags", false, Life::from(1, 0, 18), Flags::NONE, "Whether the host's name is a tag of it.";
    _: section = "tags/<tag>", (), Life::from(1, 0, 18), Flags::VARIABLE.and(Flags::AUTO), "A tag, and which hosts have it.";
    _: list = "tags/<tag>/host_list", &[], Life::from(1, 0, 18), Flags::UNSET.and(Flags::EMPTY), "";

    _: section = "local", (), Life::from(2, 2, 117), Flags::NONE, "What is different on each host.";
    SYSTEM_ID: text = "local/system_id", "", Life::from(2, 2, 117), Flags::EMPTY, "The name of this system.";
    EXTRA_SYSTEM_IDS: list = "local/extra_system_ids", &[], Life::from(2, 2, 117), Flags::UNSET.and(Flags::EMPTY), "Other systems whose VGs this one may use.";
    _: number = "local/host_id", 0, Life::from(2, 2, 124), Flags::NONE, "";
}
