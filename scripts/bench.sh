#!/bin/bash
# bench.sh: rlvm beside LVM2, command by command, on the same VGs. Needs root; uses loop devices and a system
# directory of its own, and removes them at the end. Prints the table of docs/benchmarks.md.
#   RLVM_BENCH_LVS      numbers of LVs (3 1000 10000)
#   RLVM_BENCH_ROUNDS   rounds in which the tools take turns (7)
#   RLVM_BENCH_RUNS     runs of each tool in a round (10)
#   RLVM_BENCH_ONLY     only the rows whose words have this among them
#   RLVM_BENCH_DIR      where the folder for disks and settings is made (/tmp)
#   RLVM                the binary; without it, it is built
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH=$PATH:/usr/sbin:/sbin LC_ALL=C
if [ "$(id -u)" != 0 ]; then
    echo "bench.sh: loop devices need root" >&2
    exit 1
fi
cargo=${CARGO:-cargo}
scripts/need.sh lvm:lvm2 losetup:util-linux hyperfine time
rlvm=${RLVM:-}
if [ -z "$rlvm" ]; then
    scripts/need.sh "$cargo" cc:gcc
    "$cargo" build --quiet --release --package lvm-cli
    rlvm=${CARGO_TARGET_DIR:-$PWD/target}/release/rlvm
fi
rlvm=$(readlink -f "$rlvm")
sizes=${RLVM_BENCH_LVS:-3 1000 10000}
rounds=${RLVM_BENCH_ROUNDS:-7}
runs=${RLVM_BENCH_RUNS:-10}
pvs=4

dir=$(mktemp -d "${RLVM_BENCH_DIR:-/tmp}/rlvm-bench.XXXXXX")
loops=()
clean() {
    for loop in "${loops[@]}"; do losetup --detach "$loop" || true; done
    rm -rf "$dir"
}
trap clean EXIT
trap 'exit 1' INT TERM
# Nothing of the host is read, and nothing of it changed. Both tools get these settings and the same words. As
# activation is off, LVM2 asks no device-mapper: what is measured is the work that both do.
mkdir "$dir/etc" "$dir/dev" "$dir/lock" "$dir/state"
cat >"$dir/etc/lvm.conf" <<END
devices { scan = [ "$dir/dev" ] use_devicesfile = 0 hints = "none" }
global { activation = 0 locking_dir = "$dir/lock" }
activation { udev_sync = 0 udev_rules = 0 }
END
export LVM_SYSTEM_DIR=$dir/etc XDG_STATE_HOME=$dir/state HOME=$dir LVM_SUPPRESS_FD_WARNINGS=1
unset LVM_VG_NAME RLVM_DEVICES
cd "$dir"
devices=$(for ((i = 0; i < pvs; i++)); do printf '%s' "$dir/dev/pv$i,"; done)
devices=${devices%,}

# Ids that differ by one letter for the kind of thing, and by their number.
pv_id() { printf 'pv%04d-0000-0000-0000-0000-0000-000000' "$1"; }

# The backup of a VG as a host of virtual machines has it: four PVs, mostly linear LVs, one in ten grown by a
# second segment, one in twenty striped, one in ten with tags.
vg_text() {
    awk -v lvs="$1" -v pvs="$pvs" -v extents="$2" '
    function take(pv, count) { start = free[pv]; free[pv] += count; return start }
    function segment(number, start, count, areas, stripes) {
        printf "segment%d {\nstart_extent = %d\nextent_count = %d\ntype = \"striped\"\n", number, start, count
        printf "stripe_count = %d\n", areas
        if (areas > 1) print "stripe_size = 128"
        print "stripes = [ " stripes " ]\n}"
    }
    function area(pv, count) { pv %= pvs; return sprintf("\"pv%d\", %d", pv, take(pv, count)) }
    BEGIN {
        print "contents = \"Text Format Volume Group\"\nversion = 1"
        print "vg {\nid = \"vg0000-0000-0000-0000-0000-0000-000000\"\nseqno = 1"
        print "format = \"lvm2\"\nstatus = [\"RESIZEABLE\", \"READ\", \"WRITE\"]\nflags = []"
        print "extent_size = 8192\nmax_lv = 0\nmax_pv = 0\nmetadata_copies = 0\nphysical_volumes {"
        for (i = 0; i < pvs; i++) {
            printf "pv%d {\nid = \"pv%04d-0000-0000-0000-0000-0000-000000\"\n", i, i
            print "device = \"unknown\"\nstatus = [\"ALLOCATABLE\"]\nflags = []"
            printf "dev_size = %d\npe_start = 262144\npe_count = %d\n}\n", extents * 8192 + 262144, extents
        }
        print "}\nlogical_volumes {"
        for (i = 0; i < lvs; i++) {
            printf "vm-%05d-disk%d {\nid = \"lv%04x-%04x-0000-0000-0000-0000-000000\"\n",
                i, i % 3, i / 4096, i % 4096
            print "status = [\"READ\", \"WRITE\", \"VISIBLE\"]\nflags = []"
            if (i % 10 == 3) print "tags = [\"backup\", \"tier2\"]"
            printf "creation_time = %d\ncreation_host = \"host.example\"\n", 1700000000 + i
            grown = i % 10 == 1
            printf "segment_count = %d\n", 1 + grown
            if (i % 20 == 7) segment(1, 0, 2, 2, area(i, 1) ", " area(i + 1, 1))
            else segment(1, 0, 2, 1, area(i, 2))
            if (grown) segment(2, 2, 1, 1, area(i + 2, 1))
            print "}"
        }
        print "}\n}"
    }'
}

# A fresh VG of that many LVs, made by LVM2 from a text.
make_vg() {
    local lvs=$1 extents=$((lvs > 20 ? lvs * 4 : 80)) i loop
    for loop in "${loops[@]}"; do losetup --detach "$loop"; done
    loops=()
    rm -rf "$dir"/dev/* "$dir"/disk* "$dir"/etc/archive "$dir"/etc/backup
    vg_text "$lvs" "$extents" >"$dir/vg.text"
    for ((i = 0; i < pvs; i++)); do
        truncate -s $(((extents * 8192 + 262144 + 8192) * 512)) "$dir/disk$i"
        loop=$(losetup --find --show "$dir/disk$i")
        loops+=("$loop")
        mknod "$dir/dev/pv$i" b 7 "${loop#/dev/loop}"
        set_up pvcreate -y --uuid "$(pv_id $i)" --norestorefile --metadatasize 127m "$dir/dev/pv$i"
    done
    set_up vgcfgrestore -f "$dir/vg.text" vg
    # One more commit, so that the text is LVM2's own.
    set_up vgchange --addtag bench vg
}

# LVM2, to make what is measured.
set_up() {
    lvm "$1" --devices "$devices" --driverloaded n "${@:2}" >"$dir/set-up.log" 2>&1 || {
        cat "$dir/set-up.log" >&2
        exit 1
    }
}

# What has to be so before a command is timed; archives would fill the disk.
cat >"$dir/before-lvcreate" <<END
#!/bin/sh
rm -rf "$dir/etc/archive"
if "$rlvm" lvs --devices "$devices" vg/new >/dev/null 2>&1; then
    "$rlvm" lvremove --devices "$devices" -qq -y vg/new >/dev/null
fi
END
cat >"$dir/before-lvremove" <<END
#!/bin/sh
rm -rf "$dir/etc/archive"
if ! "$rlvm" lvs --devices "$devices" vg/new >/dev/null 2>&1; then
    "$rlvm" lvcreate --devices "$devices" -qq -an -Zn -l 2 -n new vg >/dev/null 2>&1
fi
END
printf '#!/bin/sh\n' >"$dir/before-nothing"
chmod +x "$dir"/before-*

# Peak memory of a command in KiB: the least of three runs.
peak() {
    local prepare=$1 i
    shift
    for i in 1 2 3; do
        "$prepare"
        command time -f %M -o "$dir/rss" "$@" >/dev/null 2>&1
        tail -n 1 "$dir/rss"
    done | sort -n | head -n 1
}

# One command in both tools, in turns; a row of the table, called $label or as the command.
compare() {
    local lvs=$1 prepare=$2 name=${label:-$3} round lvm_peak rlvm_peak
    [[ "${*:3}" == *"${RLVM_BENCH_ONLY:-}"* ]] || return 0
    set -- "$3" --devices "$devices" "${@:4}"
    rm -f "$dir"/round*.csv
    for ((round = 0; round < rounds; round++)); do
        hyperfine --style none --shell none --warmup 1 --runs "$runs" --prepare "$dir/$prepare" \
            --export-csv "$dir/round$round.csv" "lvm $*" "$rlvm $*" >/dev/null 2>"$dir/hyperfine.err" || {
            cat "$dir/hyperfine.err" >&2
            exit 1
        }
    done
    lvm_peak=$(peak "$dir/$prepare" lvm "$@")
    rlvm_peak=$(peak "$dir/$prepare" "$rlvm" "$@")
    # Of each file, line 2 is LVM2 and line 3 rlvm: command,mean,stddev,median,user,system,min,max; there are
    # commas in the command too.
    awk -F, -v name="$name" -v lvs="$lvs" -v peaks="$lvm_peak $rlvm_peak" '
    function median(values, count,    i, j, swap) {
        for (i = 2; i <= count; i++)
            for (j = i; j > 1 && values[j] < values[j - 1]; j--) {
                swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap
            }
        return (values[int((count + 1) / 2)] + values[int(count / 2) + 1]) / 2
    }
    FNR == 2 { n++; wall_a[n] = $(NF - 4); cpu_a[n] = $(NF - 3) + $(NF - 2) }
    FNR == 3 {
        wall_b[n] = $(NF - 4); cpu_b[n] = $(NF - 3) + $(NF - 2)
        wall[n] = wall_a[n] / wall_b[n]; cpu[n] = cpu_a[n] / cpu_b[n]
    }
    END {
        split(peaks, peak, " ")
        printf "| `%s` | %d | %.1f | %.1f | **%.1f** | %.1f | %.1f | **%.1f** | %.1f | %.1f | **%.2f** |\n", name, lvs,
            1000 * median(wall_a, n), 1000 * median(wall_b, n), median(wall, n),
            1000 * median(cpu_a, n), 1000 * median(cpu_b, n), median(cpu, n),
            peak[1] / 1024, peak[2] / 1024, peak[2] / peak[1]
    }' "$dir"/round*.csv
}

echo "$(lvm version 2>/dev/null | sed -n 's/^ *LVM version: *\([^ ]*\).*/LVM2 \1/p'), $("$rlvm" version 2>/dev/null |
    sed -n 's/^ *\(rlvm\|LVM\) version: *//p' | head -n 1)"
echo "medians of $rounds rounds of $runs runs; ratios are medians of the rounds' ratios; times in ms, memory in MiB"
echo
echo "| command | LVs | wall LVM2 | rlvm | times | CPU LVM2 | rlvm | times | peak LVM2 | rlvm | share |"
echo "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
for lvs in $sizes; do
    make_vg "$lvs"
    compare "$lvs" before-nothing lvs
    compare "$lvs" before-nothing vgs
    compare "$lvs" before-nothing pvs
    label='lvs -o all --reportformat json' compare "$lvs" before-nothing lvs -o all --reportformat json
    compare "$lvs" before-lvcreate lvcreate -an -Zn -l 2 -n new vg
    compare "$lvs" before-lvremove lvremove -y vg/new
done
