#!/bin/bash
# demo.sh: the five minutes of the README, on two virtual disks of its own. Needs no root, touches nothing outside
# its folder, and can be run again and again.
#   RLVM_DEMO_DIR   where it works (target/demo; emptied first)
set -euo pipefail
cd "$(dirname "$0")/.."
top=$PWD
cargo=${CARGO:-cargo}
scripts/need.sh "$cargo" cc:gcc
echo "building rlvm"
features=$(scripts/features.sh)
# shellcheck disable=SC2086 # one word an argument
"$cargo" build --quiet --release --package lvm-cli $features
rlvm=${CARGO_TARGET_DIR:-$top/target}/release/rlvm

demo=${RLVM_DEMO_DIR:-$top/target/demo}
mark=$demo/.made-by-rlvm-demo
if [ -e "$demo" ] && [ ! -e "$mark" ] && [ -n "$(ls -A "$demo")" ]; then
    echo "$demo is not empty and no demo made it: name another folder in RLVM_DEMO_DIR" >&2
    exit 1
fi
rm -rf "$demo"
mkdir -p "$demo/etc" "$demo/state"
touch "$mark"
cd "$demo"

# Everything that is remembered stays in here: which images there are, backups, archives, locks.
export XDG_STATE_HOME=$demo/state LVM_SYSTEM_DIR=$demo/etc
unset LVM_VG_NAME RLVM_DEVICES
# As root, rlvm looks at the disks of the machine too; here it is not to.
echo 'devices { filter = [ "r|^/dev/|" ] }' >"$LVM_SYSTEM_DIR/lvm.conf"

bold= plain=
if [ -t 1 ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); fi
say() { printf '\n%s# %s%s\n' "$bold" "$*" "$plain"; }
run() {
    printf '%s$ rlvm %s%s\n' "$bold" "$*" "$plain"
    "$rlvm" "$@"
}

say "Two virtual disks, one raw and one qcow2. They take next to no room until they are filled."
run disk create disk1.img 12G
run disk create disk2.qcow2 12G --format qcow2

say "Physical volumes on both, and a volume group over them."
run pvcreate disk1.img disk2.qcow2
run vgcreate lianhua disk1.img disk2.qcow2

say "Three logical volumes."
run lvcreate -l 2500 -n provider_sys lianhua
run lvcreate -l 1250 -n provider_lianhua lianhua
run lvcreate -l 250 -n provider_log lianhua

say "One of them grows, over both disks."
run lvextend -l +600 lianhua/provider_log

say "What is there now."
run pvdisplay
run vgdisplay
run lvdisplay

say "Where each volume lies."
run map lianhua
run map lianhua --svg map.svg >/dev/null

say "Done. The files are in $demo:"
ls -lsh disk1.img disk2.qcow2 map.svg
cat <<END

To go on with them, or to let LVM2 look at them:
  export XDG_STATE_HOME=$demo/state LVM_SYSTEM_DIR=$demo/etc
  $rlvm lvs
  lvm pvck --dump headers $demo/disk1.img
\`make demo\` begins anew; \`rm -r $demo\` removes everything.
END
