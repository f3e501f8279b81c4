# How long LVM2 and rlvm take for the same, in turns, in the guest. Prints a table for docs/benchmarks.md.
# shellcheck shell=bash disable=SC2154 # `guest.sh` is there
rounds=${ROUNDS:-7} volumes=${VOLUMES:-300}
declare -A times

# timed TOOL WHAT ARGS...: the milliseconds are added to those of WHAT.
timed() {
    local tool=$1 what=$2 binary=$real_lvm began
    if [ "$tool" = rlvm ]; then binary=$rlvm_binary; fi
    shift 2
    began=${EPOCHREALTIME/./}
    "$binary" "$@" >/dev/null 2>$scratch/err || { echo "$tool $*:"; cat $scratch/err; }
    times[$tool $what]+=" $(((${EPOCHREALTIME/./} - began) / 1000))"
}

median() {
    tr ' ' '\n' <<<"$1" | sed '/^$/d' | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

wipe
lvm vgcreate -qq vg $A
for _ in 1 2; do "$real_lvm" lvs; "$rlvm_binary" lvs; done >/dev/null 2>&1
for ((round = 0; round < rounds; round++)); do
    for tool in lvm rlvm; do
        timed $tool lvcreate lvcreate -l 1 -n one vg
        timed $tool lvextend lvextend -l +1 vg/one
        timed $tool 'lvs' lvs
        timed $tool lvremove lvremove -y vg/one
        udevadm settle
    done
done
wipe
lvm vgcreate -qq -s 1M vg $A
for ((i = 0; i < volumes; i++)); do "$rlvm_binary" lvcreate -qq -an -Zn -l 1 -n "lv$i" vg; done >/dev/null 2>&1
for round in 1 2 3; do
    for tool in lvm rlvm; do
        timed $tool "vgchange -ay, $volumes LVs" vgchange -ay vg
        udevadm settle
        timed $tool "vgchange -an, $volumes LVs" vgchange -an vg
        udevadm settle
    done
done
printf '| in the guest | LVM2, ms | rlvm, ms | LVM2 / rlvm |\n|---|---|---|---|\n'
for what in lvcreate lvextend lvs lvremove "vgchange -ay, $volumes LVs" "vgchange -an, $volumes LVs"; do
    theirs=$(median "${times[lvm $what]}") ours=$(median "${times[rlvm $what]}")
    printf '| %s | %s | %s | %s |\n' "$what" "$theirs" "$ours" "$(bc <<<"scale = 1; $theirs / $ours")"
done
