#!/bin/bash
# vm-speed.sh [ROUNDS [VOLUMES]]: LVM2 and rlvm on a real kernel, in a virtual machine; prints the table of ratios
# for docs/benchmarks.md. As root, with what the VM tests need (tests/vm/vm-run). The guest's clock counts instructions,
# so that the host's load does not matter. RLVM_BIN: another binary.
set -eu
cd "$(dirname "$0")/.."
binary=${RLVM_BIN:-target/release/rlvm}
if [ -z "${RLVM_BIN:-}" ]; then "${CARGO:-cargo}" build --release --package lvm-cli; fi
script="rlvm_binary=/usr/local/sbin/rlvm ROUNDS=${1:-7} VOLUMES=${2:-300} EACH=${EACH:-}; . /vm/guest.sh; . /vm/speed.sh"
exec tests/vm/vm-run --counted --smp 1 --timeout 3600 --disk 1G --disk 64M --disk 64M --disk 64M \
    --copy "$binary:/usr/local/sbin/rlvm" --copy tests/vm/guest.sh:/vm/guest.sh \
    --copy tests/vm/speed.sh:/vm/speed.sh -- "$script"
