# How long LVM2 and rlvm take for the same, in turns, in the guest. Prints a table for docs/benchmarks.md: the time
# until the command returns, udev's work for which it waits included, and the processor time of the tool alone.
# shellcheck shell=bash disable=SC2154 # `guest.sh` is there
rounds=${ROUNDS:-7} volumes=${VOLUMES:-300} many_rounds=${MANY_ROUNDS:-3}
declare -A wall cpu
TIMEFORMAT='%3R %3U %3S'

# timed TOOL WHAT ARGS...: the milliseconds are added to those of WHAT.
timed() {
    local tool=$1 what=$2 binary=$real_lvm spent real user sys
    if [ "$tool" = rlvm ]; then binary=$rlvm_binary; fi
    shift 2
    spent=$({ time "$binary" "$@" >/dev/null 2>$scratch/err || printf 'failed ' >&2; } 2>&1)
    if [[ $spent == failed* ]]; then printf '%s %s\n' "$tool" "$*" "$(<$scratch/err)"; fi
    read -r real user sys <<<"${spent#failed }"
    real=$((10#${real/./})) user=$((10#${user/./})) sys=$((10#${sys/./}))
    wall[$tool $what]+=" $real" cpu[$tool $what]+=" $((user + sys))"
    if [ -n "${EACH:-}" ]; then echo "$tool $what: $real ms, processor $((user + sys)) ms"; fi
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
        timed $tool lvs lvs
        timed $tool lvremove lvremove -y vg/one
        udevadm settle
    done
done
wipe
if [ "$volumes" != 0 ]; then
    lvm vgcreate -qq -s 1M vg $A
    for ((i = 0; i < volumes; i++)); do printf 'lvcreate -qq -an -Zn -l 1 -n lv%s vg\n' $i; done |
        "$real_lvm" >/dev/null 2>&1
    for ((round = 0; round < many_rounds; round++)); do
        for tool in lvm rlvm; do
            timed $tool "vgchange -ay, $volumes LVs" vgchange -ay vg
            udevadm settle
            timed $tool "vgchange -an, $volumes LVs" vgchange -an vg
            udevadm settle
        done
    done
fi
ratio() { bc <<<"scale = 1; $1 / ($2 + ($2 == 0))"; }
printf '| in the guest | LVM2, ms | rlvm | LVM2 / rlvm | processor, LVM2 | rlvm | LVM2 / rlvm |\n'
printf '|---|--:|--:|--:|--:|--:|--:|\n'
for what in lvcreate lvextend lvs lvremove "vgchange -ay, $volumes LVs" "vgchange -an, $volumes LVs"; do
    if [ -z "${wall[lvm $what]}" ]; then continue; fi
    theirs=$(median "${wall[lvm $what]}") ours=$(median "${wall[rlvm $what]}")
    their_cpu=$(median "${cpu[lvm $what]}") our_cpu=$(median "${cpu[rlvm $what]}")
    printf '| %s | %s | %s | **%s** | %s | %s | **%s** |\n' "$what" "$theirs" "$ours" \
        "$(ratio "$theirs" "$ours")" "$their_cpu" "$our_cpu" "$(ratio "$their_cpu" "$our_cpu")"
done
