# Volumes that come and go, many times: nothing may stay behind.
# shellcheck shell=bash disable=SC2154 # `guest.sh` is there
under_test=1
wipe
under_test=1
must rlvm vgcreate vg $A
# What udev does for other devices would cost most of the time; device-mapper's own rules are all at work.
mkdir -p /run/udev/rules.d
for rules in /usr/lib/udev/rules.d/*.rules; do
    case $rules in *dm* | *lvm*) ;; *) ln -s /dev/null /run/udev/rules.d/"${rules##*/}" ;; esac
done
must udevadm control --reload
udevadm settle
ls /dev /dev/disk/by-id /dev/mapper >$scratch/before 2>/dev/null
# Several are removed at once, for a process is what costs most here.
for ((i = 1; i <= ${CYCLES:-500}; i++)); do
    lv=lv$((i % 5))
    "$rlvm_binary" lvcreate -qq -Wn -l 1 -n $lv vg >/dev/null || printf '@section failed\n|create %s\n' $i
    [ -b /dev/vg/$lv ] || printf '@section failed\n|no node %s\n' $i
    if ((i % 5 == 0)); then
        "$rlvm_binary" lvremove -qq -y vg >/dev/null || printf '@section failed\n|remove %s\n' $i
        [ ! -e /dev/mapper/vg-$lv ] || printf '@section failed\n|node left %s\n' $i
    fi
done
udevadm settle
ls /dev /dev/disk/by-id /dev/mapper >$scratch/after 2>/dev/null
must diff $scratch/before $scratch/after
section cycles echo $((i - 1))
section left dmsetup info -c --noheadings -o name
section semaphores semaphores
section udev udev_database
must lvm vgck vg
printf '@end\n'
