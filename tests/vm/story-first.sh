# The story that this project started from, first boot: a disk of 26 GiB becomes a VG, its LVs get file systems,
# which are written to, and grow in use.
# shellcheck shell=bash disable=SC2154 # `guest.sh` is there
under_test=1
vg=lianhua-vm1-vol
printf '@run story first\n'
must rlvm pvcreate $B
must rlvm vgcreate $vg $B
# The listings show three of six volumes.
for lv in sys:2500 lianhua:1250 log:250 a:1000 b:200 c:50; do
    must rlvm lvcreate -l "${lv#*:}" -n "provider_${lv%:*}" $vg
    must test -b /dev/$vg/"provider_${lv%:*}"
    must mkfs.ext4 -q /dev/$vg/"provider_${lv%:*}"
    must mkdir -p /mnt/"${lv%:*}"
    must mount /dev/$vg/"provider_${lv%:*}" /mnt/"${lv%:*}"
    echo "what is kept in ${lv%:*}" >/mnt/"${lv%:*}"/kept
done
section pvdisplay rlvm pvdisplay
section vgdisplay rlvm vgdisplay
section lvdisplay rlvm lvdisplay $vg/provider_sys $vg/provider_lianhua $vg/provider_log
section 'pvdisplay by LVM2' lvm pvdisplay
section 'vgdisplay by LVM2' lvm vgdisplay
section 'lvdisplay by LVM2' lvm lvdisplay $vg/provider_sys $vg/provider_lianhua $vg/provider_log
# What else may be on a volume, or above it.
must rlvm lvcreate -qq -l 10 -n swap $vg
must mkswap -q /dev/$vg/swap
must swapon /dev/$vg/swap
must rlvm lvcreate -qq -l 1 -n read $vg
exec {reading}</dev/$vg/read
must rlvm lvcreate -qq -l 1 -n below $vg
dmsetup create above --table "0 8192 linear /dev/$vg/below 0"
section tree rlvm tree
dmsetup remove above
exec {reading}<&-
must swapoff /dev/$vg/swap
must rlvm lvremove -qq -y $vg/swap $vg/read $vg/below
blocks() { stat -f -c %b /mnt/"$1"; }
before=$(blocks log)
must rlvm lvextend -r -L +1G $vg/provider_log
must test "$(blocks log)" -gt $((before + 240000))
must rlvm lvextend -r -l +100 /dev/$vg/provider_sys
echo 'and after' >>/mnt/sys/kept
for lv in sys lianhua log a b c; do must umount /mnt/$lv; must e2fsck -fn /dev/$vg/provider_$lv; done
section table dmsetup table
printf '@end\n'
