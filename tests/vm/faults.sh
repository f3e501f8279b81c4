# What goes wrong under rlvm's feet: disks that fail, kills, a udev that stands still, a disk that is pulled out.
# Everything that must hold is said with `must`; the host looks for what failed.
# shellcheck shell=bash disable=SC2154 # `guest.sh` is there
under_test=1
# The device under the PV begins a bit into the disk, so that LVM2 does not find the PV on the disk as well.
start=8192
sectors=$(($(blockdev --getsz $A) - start))

fresh() {
    wipe
    under_test=1
    printf '@section passed\n|%s\n' "$1"
}

# The kernel has what the metadata say, and nothing is suspended.
in_step() {
    local lv table size
    for lv in "$@"; do
        table=$(dmsetup table "vg-$lv" | awk '{ sum += $2 } END { print sum }')
        size=$("$real_lvm" lvs --noheadings --nosuffix --units s -o lv_size vg/"$lv" 2>/dev/null)
        must test "$table" = "${size// /}"
    done
    must test -z "$(dmsetup info -c --noheadings -o suspended | grep Suspended)"
}

# Puts another table under the PV.
under() {
    dmsetup suspend --nolockfs under
    printf '%s\n' "$1" | dmsetup load under
    dmsetup resume under
    udevadm settle
}

on_under() {
    dmsetup create under --table "0 $sectors linear $A $start"
    must rlvm vgcreate vg /dev/mapper/under
    must rlvm lvcreate -l 4 -n one vg
}

fresh 'the metadata cannot be read'
on_under
under "0 2048 error
2048 $((sectors - 2048)) linear $A $((start + 2048))"
must not rlvm lvextend -l +2 vg/one
must test "$(dmsetup table vg-one | wc -l)" = 1
under "0 $sectors linear $A $start"
in_step one
must rlvm lvextend -l +2 vg/one
in_step one

fresh 'the metadata cannot be written'
on_under
under "0 $sectors flakey $A $start 0 60 1 error_writes"
must not rlvm lvextend -l +2 vg/one
must not rlvm lvcreate -l 1 -n two vg
must not test -e /dev/vg/two
must not rlvm lvremove -y vg/one
under "0 $sectors linear $A $start"
# As LVM2 does, it takes the device away first.
must lvm lvchange -ay vg/one
in_step one
must rlvm lvextend -l +2 vg/one
in_step one
must lvm vgck vg

fresh 'a disk that comes and goes'
on_under
under "0 $sectors flakey $A $start 1 1 1 error_writes"
for _ in 1 2 3 4 5 6; do rlvm lvextend -l +1 vg/one >/dev/null 2>&1; done
under "0 $sectors linear $A $start"
must rlvm lvextend -l +1 vg/one
in_step one
must lvm vgck vg

fresh 'killed at every call of a resize'
must rlvm vgcreate vg $A
must rlvm lvcreate -l 4 -n one vg
strace -f -qq -e trace=ioctl -o $scratch/calls "$rlvm_binary" lvextend -qq -l +1 vg/one
mapfile -t calls < <(grep -n 'DM_\|0xfd' $scratch/calls | cut -d: -f1)
must test ${#calls[@]} -ge 4
for call in "${calls[@]}"; do
    strace -f -qq -o /dev/null -e trace=ioctl -e inject=ioctl:signal=SIGKILL:when="$call" \
        "$rlvm_binary" lvextend -qq -l +1 vg/one >/dev/null 2>&1
    must rlvm lvextend -l +1 vg/one
    in_step one
done
printf '@section kills\n|%s\n' ${#calls[@]}
# What udev still had to do is done, and the next command takes away what the dead ones left. LVM2's own stays.
udevadm settle
sleep 3
dmsetup udevcreatecookie >$scratch/theirs
must rlvm lvextend -l +1 vg/one
must test "$(semaphores)" = 1
must dmsetup udevreleasecookie "$(<$scratch/theirs)"

fresh 'killed while its file system is unmounted'
must rlvm vgcreate vg $A
must rlvm lvcreate -L 16M -n one vg
mkfs.ext4 -q /dev/vg/one
mkdir -p /mnt/one
mount -o noatime /dev/vg/one /mnt/one
(cd /mnt/one && exec sleep 1000) &
sleeper=$!
must not rlvm lvreduce -y -L 12M --fs resize vg/one
rlvm lvreduce -y -L 12M --fs resize vg/one >$scratch/busy 2>&1
section 'busy' cat $scratch/busy
kill $sleeper
wait $sleeper 2>/dev/null
# In place of the program that would resize it, one that kills who calls it.
printf '#!/bin/sh\nkill -KILL $PPID\n' >$scratch/killer
chmod +x $scratch/killer
resizer=$(type -P resize2fs)
mount --bind $scratch/killer "$resizer"
must not rlvm lvreduce -y -L 12M --fs resize vg/one
umount "$resizer"
must not mountpoint -q /mnt/one
must test "$(blockdev --getsize64 /dev/vg/one)" = $((16 << 20))
rlvm lvreduce -y -L 12M --fs resize vg/one >$scratch/left 2>&1
section 'left unmounted' cat $scratch/left
must test "$(blockdev --getsize64 /dev/vg/one)" = $((12 << 20))
command=$(sed -n 's/.*To bring it back: //p' $scratch/left)
must eval "$command"
must grep -q '/mnt/one ext4 rw,noatime' /proc/mounts
rlvm lvextend -qq -L 16M --fs resize vg/one >$scratch/back 2>&1
must not grep -q unmounted $scratch/back
must test -z "$(ls /run/lvm/rlvm-unmounted-* 2>/dev/null)"
umount /mnt/one

fresh 'udev stands still'
must rlvm vgcreate vg $A
udevadm control --stop-exec-queue
began=$SECONDS
RLVM_UDEV_TIMEOUT=3 rlvm lvcreate -l 4 -n one vg >$scratch/still 2>&1
must test $((SECONDS - began)) -lt 30
section 'udev stands still' cat $scratch/still
must test "$(semaphores)" = 0
udevadm control --start-exec-queue
udevadm settle
must test -b /dev/vg/one
must rlvm lvremove -y vg/one

fresh 'udev is killed'
must rlvm vgcreate vg $A
killall -STOP systemd-udevd
began=$SECONDS
RLVM_UDEV_TIMEOUT=3 rlvm lvcreate -l 4 -n one vg >$scratch/still 2>&1
must test $((SECONDS - began)) -lt 30
must test "$(semaphores)" = 0
killall -CONT systemd-udevd
udevadm settle
must rlvm lvremove -y vg/one

fresh 'a disk is pulled out'
modprobe sd_mod
modprobe scsi_debug dev_size_mb=64
udevadm settle
scsi=$(ls /sys/bus/pseudo/drivers/scsi_debug/adapter0/host*/target*/*/block)
must lvm vgcreate vg $A /dev/"$scsi"
must lvm lvcreate -l 4 -n here vg $A
must lvm lvcreate -l 4 -n gone vg /dev/"$scsi"
echo 1 >/sys/block/"$scsi"/device/delete
udevadm settle
for report in 'lvs -a -o+devices,lv_health_status' 'vgs -o+vg_missing_pv_count' 'pvs'; do
    # shellcheck disable=SC2086 # one word an argument
    lvm $report >$scratch/theirs 2>/dev/null
    # shellcheck disable=SC2086
    rlvm $report >$scratch/ours 2>/dev/null
    must diff $scratch/theirs $scratch/ours
done
must not rlvm lvextend -l +1 vg/here
must not rlvm lvcreate -l 1 -n new vg
must test -b /dev/vg/here
in_step here
rmmod scsi_debug

wipe
section semaphores semaphores
section left ls /dev/mapper
printf '@end\n'
