"""OpenStack's os-brick makes, grows, renames and removes volumes by the LVM2 commands that are first in PATH.

    drive_os_brick.py STEPS PV...

STEPS is `volumes`, or `snapshots`. What it found is printed, a line a step, without ids: whoever calls this runs it
with each tool and compares. What must be so in any case is asserted here.
"""

import json
import os
import sys
import warnings

warnings.simplefilter("ignore")

import os_brick.privileged  # noqa: E402
from os_brick import exception  # noqa: E402
from os_brick.local_dev.lvm import LVM  # noqa: E402
from oslo_concurrency import processutils  # noqa: E402

# Commands run in this process, which is root, rather than in a daemon of root's.
os_brick.privileged.default.set_client_mode(False)

VG = "cinder-volumes"
HELPER = ""


def tell(step, found):
    print(step, json.dumps(found, sort_keys=True))


def without_ids(groups):
    return [{key: value for key, value in group.items() if key != "uuid"} for group in groups]


def capacity(lvm):
    lvm.update_volume_group_info()
    return [lvm.vg_size, lvm.vg_free_space, lvm.vg_lv_count, lvm.vg_provisioned_capacity]


def make(pvs):
    return LVM(VG, HELPER, create_vg=True, physical_volumes=pvs,
               lvm_conf=os.environ["LVM_SYSTEM_DIR"] + "/lvm.conf", suppress_fd_warn=True)


def volumes(pvs):
    version = LVM.get_lvm_version(HELPER)
    assert version >= (2, 3, 0), version
    tell("version", version)
    # os-brick joins the names of several PVs with a comma, which no LVM2 takes.
    lvm = make(pvs[:1])
    tell("pvs", lvm.get_physical_volumes())
    tell("vgs", without_ids(LVM.get_all_volume_groups(HELPER)))
    assert len(lvm._get_vg_uuid()) == 1 and len(lvm._get_vg_uuid()[0]) == 38
    tell("capacity", capacity(lvm))

    lvm.create_volume("volume-1", "20m")
    lvm.create_volume("volume-2", "0.03g")
    tell("volumes", lvm.get_volumes())
    assert [volume["name"] for volume in lvm.get_volumes()] == ["volume-1", "volume-2"]
    tell("one", lvm.get_volume("volume-1"))
    tell("capacity", capacity(lvm))
    assert lvm.get_volume("volume-9") is None
    assert not lvm.lv_has_snapshot("volume-1")

    lvm.extend_volume("volume-1", "40m")
    tell("extended", lvm.get_volume("volume-1"))
    lvm.rename_volume("volume-1", "renamed")
    assert lvm.get_volume("volume-1") is None
    tell("renamed", lvm.get_volume("renamed"))
    for wrong in (lambda: lvm.create_volume("too-big", "100g"), lambda: lvm.create_volume("renamed", "4m"),
                  lambda: lvm.extend_volume("renamed", "10g"), lambda: lvm.extend_volume("no-such", "4m"),
                  lambda: lvm.rename_volume("renamed", "volume-2")):
        try:
            wrong()
        except processutils.ProcessExecutionError as error:
            tell("refused", [error.exit_code, error.cmd])
        else:
            raise AssertionError("this should have failed")
    lvm.delete("volume-2")
    tell("left", lvm.get_volumes())
    lvm.delete("renamed")
    assert lvm.get_volumes() == []
    tell("capacity", capacity(lvm))
    try:
        LVM("no-such-vg", HELPER)
    except (exception.VolumeGroupNotFound, processutils.ProcessExecutionError) as error:
        tell("no VG", type(error).__name__)
    try:
        LVM(VG, HELPER, create_vg=True, physical_volumes=pvs[:1])
    except exception.VolumeGroupCreationFailed as error:
        tell("VG is there", type(error).__name__)


def snapshots(pvs):
    lvm = make(pvs[:1])
    lvm.create_volume("volume-1", "16m")
    lvm.create_lv_snapshot("_snapshot-1", "volume-1")
    tell("volumes", lvm.get_volumes())
    assert lvm.lv_has_snapshot("volume-1")
    assert not lvm.lv_has_snapshot("_snapshot-1")
    tell("capacity", capacity(lvm))
    lvm.delete("_snapshot-1")
    assert not lvm.lv_has_snapshot("volume-1")
    lvm.delete("volume-1")
    tell("capacity", capacity(lvm))


def main():
    steps, *pvs = sys.argv[1:]
    {"volumes": volumes, "snapshots": snapshots}[steps](pvs)


main()
