# guest.sh: what the scripts of the VM tests are made of; sourced in the guest, where everything may be broken.
#
# A scenario is a list of steps, each a line of shell. `$T` is the tool whose turn it is. What a step did and what
# the machine looks like afterwards is printed for the host to compare: a line `@WORD REST` begins something, and
# each line of what was found is printed after a `|`.
# shellcheck shell=bash disable=SC2034 # the variables are for the steps

A=/dev/vda B=/dev/vdb C=/dev/vdc D=/dev/vdd
scratch=/run/vm-scenario
mkdir -p $scratch
real_lvm=$(type -P lvm)
limit=${STEP_LIMIT:-120}
# The disks that may have something on them.
used=($A $B $C $D)
export LVM_SUPPRESS_FD_WARNINGS=1

# The steps after which the machine may look otherwise: those of a tool, but for its reports.
changes='(\$T|lvm|dmsetup|rm) +(pv|vg|lv|suspend|/dev)[^ ]*'
reports='^ *(\$T|r?lvm) +(pvs|vgs|lvs|(pv|vg|lv)(display|scan)) *[^;|&]*$'

# What LVM2 says of every LV; the same is asked of both tools.
lv_fields=vg_name,lv_name,lv_attr,lv_size,segtype,origin,snap_percent,lv_active,lv_permissions,lv_suspended
lv_fields+=,lv_live_table,lv_inactive_table,lv_device_open,lv_kernel_major,lv_kernel_minor,lv_kernel_read_ahead
lv_fields+=,lv_skip_activation,lv_merging,lv_snapshot_invalid,lv_health_status,lv_tags,devices

# A process costs more than anything else here: what the shell can do itself it does.

# What it says of the VGs and their PVs at the end.
group_fields=pv_name,pv_fmt,pv_attr,pv_size,pv_free,pv_used,vg_name,pv_count,lv_count,snap_count,vg_attr,vg_size,vg_free

# The tools as steps call them.
lvm() { "$real_lvm" "$@"; }
rlvm() {
    if [ -n "$under_test" ]; then "$rlvm_binary" "$@"; else lvm "$@"; fi
}

# Kills what a step is busy with for too long, so that the scenario goes on.
watch_steps() {
    local began
    while true; do
        read -rt 5 <>$scratch/never
        read -r began <$scratch/began
        if ((${began:-EPOCHSECONDS} + limit < EPOCHSECONDS)); then pkill -KILL -P $$; fi
    done
}

# The lines of a file, without a process.
show() {
    local lines
    mapfile -t lines <"$1" 2>/dev/null
    if [ ${#lines[@]} != 0 ]; then printf '|%s\n' "${lines[@]}"; fi
}

# Waits until an LV is no more: a merge ends when it ends.
gone() {
    local tries
    for tries in {1..60}; do
        if ! "$real_lvm" lvs "$1" >/dev/null 2>&1; then return; fi
        read -rt 0.5 <>$scratch/never
    done
    return 1
}

# The output of a command as a section of the state.
section() {
    printf '@section %s\n' "$1"
    shift
    "$@" >$scratch/section 2>&1
    show $scratch/section
}

# A command that has to work; says so where it does not.
must() {
    if ! "$@" >$scratch/must 2>&1; then
        printf '@section failed\n|%s\n' "$*"
        show $scratch/must
    fi
}

# udev's database, which is a file a device.
udev_database() {
    local file text
    for file in /run/udev/data/b253:*; do
        if [ -e "$file" ]; then
            read -rd '' text <"$file"
            printf 'device %s\n%s\n' "${file##*/}" "$text"
        fi
    done
}

# What each device lies on, as the kernel has it.
slaves() {
    local device below
    for device in /sys/block/dm-*; do
        if [ ! -e "$device" ]; then continue; fi
        below=("$device"/slaves/*)
        printf '%s: %s\n' "${device##*/}" "${below[*]##*/}"
    done
}

device_files() {
    find /dev \( -type l -lname '*dm-[0-9]*' -printf '%p -> %l\n' \) -o \
        \( -path '/dev/mapper/*' -o -name 'dm-[0-9]*' -o -type d -path '/dev/vg*' \) -printf '%p %M %u %g\n'
}

semaphores() {
    local lines
    mapfile -t lines </proc/sysvipc/sem
    echo $((${#lines[@]} - 1))
}

# Whether a file has a line, or a part of one, that looks so.
holds() {
    local text
    read -rd '' text <"$1"
    [[ $text == $2 ]]
}

quietly() { "$@" 2>/dev/null; }

not() { ! "$@"; }

# Until udev has nothing to do any more. LVM2 tells udev to leave a new LV alone (NOSCAN), zeroes it and closes it; udev
# watches for the closing, and looks at the LV then. But udev lets a tool go on before it begins to watch: a quick
# closing it does not see, and the mark stays. Which of the two it is, is chance; here it is always seen.
quiet() {
    local file text unseen=
    udevadm settle
    for file in /run/udev/data/b253:*; do
        read -rd '' text 2>/dev/null <"$file"
        if [[ $text == *E:DM_NOSCAN=1* ]]; then
            echo change >/sys/dev/block/"${file#*/b}"/uevent
            unseen=1
        fi
    done
    if [ -n "$unseen" ]; then udevadm settle; fi
}

# The state, all of it of one moment: where udev's database is another one after the last look, all is looked at again.
state() {
    local again before after
    # At once, before udev may catch up: a command that returns has its devices in place.
    printf '@section at once\n'
    printf '|%s\n' /dev/mapper/* /dev/vg*/*
    for again in 1 2 3 4 5; do
        quiet
        udev_database >$scratch/udev
        read -rd '' before <$scratch/udev
        look >$scratch/state
        udev_database >$scratch/udev
        read -rd '' after <$scratch/udev
        if [ "$before" = "$after" ]; then break; fi
    done
    mapfile -t again <$scratch/state
    printf '%s\n' "${again[@]}"
}

look() {
    section info dmsetup info -c --noheadings --separator ' ' \
        -o name,uuid,major,minor,open,segments,attr,read_ahead
    section table dmsetup table
    section deps slaves
    section udev udev_database
    section files device_files
    section semaphores semaphores
    # One process for all of LVM2's reports.
    printf '%s\n' lvdisplay "lvs -a --units s -o $lv_fields" >$scratch/reports
    section lvm "$real_lvm" <$scratch/reports
    if [ -n "$under_test" ]; then
        section 'seen by rlvm' quietly "$rlvm_binary" lvs -a --units s -o "$lv_fields"
    fi
}

# Nothing is left of what was before: no mount, device, metadata, backup, or entry of udev.
wipe() {
    local devices
    {
        if holds /proc/swaps '*/*'; then swapoff -a; fi
        if holds /proc/mounts '* /mnt/*'; then umount -A --recursive /mnt/*; fi
        for _ in 1 2 3; do
            devices=(/sys/block/dm-*)
            if [ -e "${devices[0]}" ]; then dmsetup remove_all --force; fi
        done
        # LVM2 leaves a semaphore after some failures.
        if holds /proc/sysvipc/sem $'*\n*'; then dmsetup udevcomplete_all -y; fi
        for disk in "${used[@]}"; do blkdiscard -f $disk; done
        rm -rf /etc/lvm/archive/* /etc/lvm/backup/* /etc/lvm/devices/* /run/lvm/* /run/lock/lvm/* \
            /var/lib/rlvm /root/.local/state/rlvm
        for conf in lvm.conf lvmlocal.conf; do
            if [ /etc/lvm/$conf -nt $scratch/$conf ]; then cp $scratch/$conf /etc/lvm/; fi
        done
        udevadm settle
    } >/dev/null 2>&1
    echo "$mark" >/dev/kmsg
}

# run NAME WHO: begins a scenario. WHO is `reference`, or which tool does the steps in turn: `r`, `l`, `rl` ...
run() {
    wipe
    turns=$2 turn=0 under_test=
    if [ "$2" != reference ]; then under_test=1; fi
    used=()
    printf '@run %s %s\n' "$1" "$2"
    section clean printf '%s\n' /dev/mapper/*
}

# step FLAGS LINE: with `-` in the flags it is a preparation, of which nothing is told unless it fails.
step() {
    local code disk
    T=lvm
    if [ -n "$under_test" ] && [[ $2 == *\$T* ]]; then
        case ${turns:turn++ % ${#turns}:1} in r) T=rlvm ;; esac
    fi
    for disk in A B C D; do
        if [[ $2 == *\$$disk* ]]; then used+=("${!disk}"); fi
    done
    echo $EPOCHSECONDS >$scratch/began
    eval "$2" >$scratch/out 2>$scratch/err </dev/null
    code=$?
    : >$scratch/began
    if [[ $1 == *-* ]] && [ $code = 0 ]; then return; fi
    printf '@step %s\n@flags %s\n@by %s\n@exit %s\n' "$2" "$1" "$T" $code
    printf '@section out\n'
    show $scratch/out
    printf '@section err\n'
    show $scratch/err
    if [[ $1 != *-* && $2 =~ $changes && ! $2 =~ $reports ]]; then state; fi
}

finish() {
    section groups "$real_lvm" pvs -o "$group_fields"
    section kernel kernel_messages
    printf '@end\n'
}

# What the kernel has said since the last wipe. Not what udev met when it looked at a device that the scenario broke.
mark='vm: a run begins'
kernel_messages() {
    local line lines said=()
    dmesg --notime --read-clear >$scratch/kernel
    mapfile -t lines <$scratch/kernel
    for line in "${lines[@]}"; do
        if [ "$line" = "$mark" ]; then said=(); fi
        if [[ $line =~ $bad_messages && $line != *'async page read'* ]]; then said+=("$line"); fi
    done
    if [ ${#said[@]} != 0 ]; then printf '%s\n' "${said[@]}"; fi
}
bad_messages='device-mapper|I/O error|EXT4-fs (error|warning)|XFS .*(error|corrupt)|BUG|WARNING'

cp /etc/lvm/lvm.conf /etc/lvm/lvmlocal.conf $scratch/
modprobe -a dm-mod dm-snapshot dm-mirror dm-zero dm-raid dm-thin-pool 2>/dev/null
dmesg --console-off
# Whenever a tool has written to a disk udev would look at the disk again, which nobody asks for here.
mkdir -p /run/udev/rules.d
echo 'SUBSYSTEM=="block", KERNEL=="vd*", OPTIONS+="nowatch"' >/run/udev/rules.d/99-vm.rules
udevadm control --reload
udevadm trigger --action=change --subsystem-match=block --sysname-match='vd*' --settle
mkfifo $scratch/never
: >$scratch/began
(watch_steps &)
