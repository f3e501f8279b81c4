# systemd is process 1, rlvm is installed, LVM2's rule is masked. `early-bird` was on a disk at boot, `later` lies
# over that disk and one whose driver is held back, `never` lacks a disk.
# shellcheck shell=bash disable=SC2154 # `guest.sh` is there
under_test=1
printf '@run systemd r\n'
must test "$(readlink /proc/1/exe)" = /usr/lib/systemd/systemd

# What a unit has said, however long ago it ended.
journal() { journalctl --no-pager --output=cat --unit="$1"; }
unit() { systemd-escape --template=rlvm-activate@.service "$1"; }
# A busy machine may take long.
within_time() {
    local i
    for ((i = 0; i < 300; i++)); do
        if "$@"; then return; fi
        read -rt 0.2 <>$scratch/never
    done
    return 1
}
has_ended() { [[ $(journal "$1") == *Finished* ]]; }
is_active() { [ -b /dev/"$1" ] && [ -b /dev/mapper/"$2" ]; }
no_job_left() { [ "$(systemctl list-jobs --no-legend 'rlvm-*')" = "" ]; }

must within_time has_ended "$(unit early-bird)"
section 'at boot' journal "$(unit early-bird)"
must is_active early-bird/one early--bird-one
must is_active early-bird/two early--bird-two
must not test -e /dev/early-bird/waits
must test -e /run/lvm/vgs_online/early-bird
# systemd itself has them as devices, which mounts may wait for.
must within_time systemctl --quiet is-active "$(systemd-escape --path --suffix=device /dev/early-bird/one)"
section 'early-bird' lvm lvs --noheadings -o lv_name,lv_active early-bird

# Half of it is there and noted, and that is all.
must within_time test -e /run/lvm/pvs_lookup/later
for vg in later never; do
    must not test -e /run/lvm/vgs_online/$vg
    must not test -e /dev/$vg
done
section 'too early' journal "$(unit later)"
must modprobe nvme
must within_time has_ended "$(unit later)"
section 'second disk' journal "$(unit later)"
must is_active later/both later-both
section 'later' lvm lvs --noheadings -o lv_name,lv_active,devices later

udevadm settle
must within_time no_job_left
must not test -e /dev/never
section 'incomplete' journal "$(unit never)"
section 'never' quietly lvm lvs --noheadings -o lv_name,lv_active never
section 'failed units' systemctl --failed --no-legend

# What was deactivated stays so, whatever is written to its disk.
must rlvm vgchange -qq -an early-bird
must udevadm trigger --action=change --settle $A
must within_time no_job_left
must not test -e /dev/early-bird

# With LVM2's rule there, it is LVM2 that activates, once.
rm /etc/udev/rules.d/69-lvm.rules
must udevadm control --reload
rm -r /run/lvm/*_online /run/lvm/pvs_lookup
must udevadm trigger --action=add --settle $A
must within_time is_active early-bird/one early--bird-one
must within_time no_job_left
section 'by LVM2' journalctl --no-pager --output=cat --unit=lvm-activate-early-bird --grep=active
section 'still once' journal "$(unit early-bird)"

must rlvm vgchange -qq -an
section left dmsetup info -c --noheadings -o name
section semaphores semaphores
printf '@end\n'
