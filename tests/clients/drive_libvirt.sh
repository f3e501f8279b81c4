#!/bin/bash
# libvirt's daemon makes a logical pool, volumes in it, and removes them, by the LVM2 commands of a folder.
#
#   drive_libvirt.sh LINKS PV...     in a mount namespace of its own (unshare -m)
#
# The daemon has the paths of LVM2's commands built in: the folder LINKS is put in their place, and what the daemon
# writes goes into memory, so that nothing of the host changes. No LV is active where these tests run, and the daemon
# passes over LVs that are not: of what `lvs` says one letter is changed, and the nodes that udev would make are nodes
# of a PV. What the daemon finds is printed, without what no two runs have alike.
set -euo pipefail
links=$1; shift
here=$PWD
mount --make-rprivate /
for folder in /run /etc/libvirt /var/lib/libvirt /var/cache/libvirt /var/log/libvirt; do
    mkdir -p "$folder"
    mount -t tmpfs none "$folder"
done

mkdir -p virt/dev/disks virt/drivers virt/sbin
mknod virt/dev/null c 1 3
mknod virt/dev/zero c 1 5
mknod virt/dev/random c 1 8
mknod virt/dev/urandom c 1 9
pvs=()
for pv in "$@"; do
    cp -a "$pv" virt/dev/disks/
    pvs+=("/dev/disks/${pv##*/}")
done
mount --bind virt/dev /dev

cat >virt/sbin/lvm <<END
#!/bin/sh
name=\${0##*/}
[ "\$name" = lvs ] || exec "$links/\$name" "\$@"
said=\$("$links/lvs" "\$@") || exit
printf '%s\n' "\$said" | sed 's/#\(....\)XX\(....\)\$/#\1a-\2/'
END
chmod +x virt/sbin/lvm
# LVM2's commands are links to this one.
mount --bind virt/sbin/lvm /usr/sbin/lvm

# The storage driver alone; the others want more of a host.
ln -s "$(dirname "$(find /usr/lib -name libvirt_driver_storage.so)")/libvirt_driver_storage.so" virt/drivers/
export LIBVIRT_DRIVER_DIR=$here/virt/drivers
mkdir /run/libvirt
cat >virt/libvirtd.conf <<END
unix_sock_dir = "/run/libvirt"
auth_unix_rw = "none"
auth_unix_ro = "none"
log_outputs = "3:file:$here/virt/log"
END
libvirtd --config virt/libvirtd.conf --pid-file /run/libvirtd.pid &
daemon=$!
trap 'kill $daemon 2>/dev/null; wait $daemon 2>/dev/null || true' EXIT
for _ in $(seq 200); do
    [ -S /run/libvirt/libvirt-sock ] && break
    sleep 0.05
done

# One connection for several commands; a refusal does not end it.
ask() {
    virsh --quiet --connect storage:///system 2>&1 | sed 's/^virsh # //' || true
}

cat >virt/pool.xml <<END
<pool type='logical'><name>store</name>
<source>$(printf "<device path='%s'/>" "${pvs[@]}")<name>store</name><format type='lvm2'/></source>
<target><path>/dev/store</path></target></pool>
END
ask >virt/said <<END
find-storage-pool-sources logical
pool-define virt/pool.xml
pool-build store
END
mkdir /dev/store
for name in one two; do cp -a "${pvs[0]}" "/dev/store/$name"; done
ask >>virt/said <<END
pool-start store
pool-info store
vol-create-as store one 20M
vol-create-as store two 65M --allocation 65M
vol-create-as store large 10G
vol-create-as store one 4M
vol-list store
vol-dumpxml --pool store one
vol-info --pool store two --bytes
pool-refresh store
pool-info store --bytes
find-storage-pool-sources logical
vol-delete --pool store one
vol-list store
pool-destroy store
pool-start store
pool-dumpxml store
vol-delete --pool store two
pool-destroy store
pool-delete store
pool-undefine store
pool-list --all
END
sed -E 's/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Za-z]{6}(-[0-9A-Za-z]{4}){5}-[0-9A-Za-z]{6}/ID/g
    s/<(.)time>.*</<\1time>TIME</' virt/said
