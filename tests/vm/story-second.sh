# The story, second boot: udev has seen the disk, and the volumes are there.
# shellcheck shell=bash disable=SC2154 # `guest.sh` is there
under_test=1
vg=lianhua-vm1-vol
printf '@run story second\n'
if [ ! -e /run/lvm/vgs_online/$vg ]; then
    # Udev's rule did not do it: what it should have started.
    must rlvm pvscan --cache --listvg --checkcomplete --vgonline --autoactivation event --udevoutput $B
    must rlvm vgchange -aay --autoactivation event $vg
    printf '@section by hand\n|yes\n'
fi
# Nobody waits for what a rule starts; a busy machine may take long.
for ((i = 0; i < 600; i++)); do
    if [ -b /dev/$vg/provider_sys ] && [ -b /dev/$vg/provider_c ]; then break; fi
    sleep 0.1
done
udevadm settle
for lv in sys lianhua log a b c; do
    must mkdir -p /mnt/$lv
    must mount /dev/$vg/provider_$lv /mnt/$lv
    must grep -q "what is kept in $lv" /mnt/$lv/kept
done
must grep -q 'and after' /mnt/sys/kept
section table dmsetup table
umount /mnt/*
must rlvm vgchange -an $vg
section semaphores semaphores
section left dmsetup info -c --noheadings -o name
printf '@end\n'
