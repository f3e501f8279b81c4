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
export LVM_SUPPRESS_FD_WARNINGS=1

# The steps after which the machine may look otherwise: those of a tool, but for its reports.
changes='(\$T|lvm|dmsetup|rm) +(pv|vg|lv|suspend|/dev)[^ ]*'
reports='^ *(\$T|r?lvm) +(pvs|vgs|lvs|(pv|vg|lv)(display|scan)) *[^;|&]*$'

# What LVM2 says of every LV; the same is asked of both tools.
lv_fields=vg_name,lv_name,lv_attr,lv_size,segtype,origin,snap_percent,lv_active,lv_permissions,lv_suspended
lv_fields+=,lv_live_table,lv_inactive_table,lv_device_open,lv_kernel_major,lv_kernel_minor,lv_kernel_read_ahead
lv_fields+=,lv_skip_activation,lv_merging,lv_snapshot_invalid,lv_health_status,lv_tags,devices

# The tools as steps call them. A step that hangs ends with 124 and the scenario goes on.
lvm() { timeout -k 5 "$limit" "$real_lvm" "$@"; }
rlvm() {
    if [ -n "$under_test" ]; then timeout -k 5 "$limit" "$rlvm_binary" "$@"; else lvm "$@"; fi
}

# The lines of a file, without a process.
show() {
    local lines
    mapfile -t lines <"$1" 2>/dev/null
    if [ ${#lines[@]} != 0 ]; then printf '|%s\n' "${lines[@]}"; fi
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

quietly() { "$@" 2>/dev/null; }

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
    {
        swapoff -a
        umount -A --recursive /mnt/* 2>/dev/null
        for _ in 1 2 3; do dmsetup remove_all --force; done
        dmsetup udevcomplete_all -y	# LVM2 leaves a semaphore after some failures
        for disk in $A $B $C $D; do blkdiscard -f $disk; done
        rm -rf /etc/lvm/archive/* /etc/lvm/backup/* /etc/lvm/devices/* /run/lvm/* /run/lock/lvm/*
        rm -rf /var/lib/rlvm /root/.local/state/rlvm
        cp $scratch/lvm.conf $scratch/lvmlocal.conf /etc/lvm/
        dmesg --clear
        udevadm settle
    } >/dev/null 2>&1
}

# run NAME WHO: begins a scenario. WHO is `reference`, or which tool does the steps in turn: `r`, `l`, `rl` ...
run() {
    wipe
    turns=$2 turn=0 under_test=
    if [ "$2" != reference ]; then under_test=1; fi
    printf '@run %s %s\n' "$1" "$2"
    section clean ls /dev/mapper
}

# step FLAGS LINE: with `-` in the flags it is a preparation, of which nothing is told unless it fails.
step() {
    local code
    T=lvm
    if [ -n "$under_test" ] && [[ $2 == *\$T* ]]; then
        case ${turns:turn++ % ${#turns}:1} in r) T=rlvm ;; esac
    fi
    eval "$2" >$scratch/out 2>$scratch/err </dev/null
    code=$?
    if [[ $1 == *-* ]] && [ $code = 0 ]; then return; fi
    printf '@step %s\n@flags %s\n@by %s\n@exit %s\n' "$2" "$1" "$T" $code
    printf '@section out\n'
    show $scratch/out
    printf '@section err\n'
    show $scratch/err
    if [[ $1 != *-* && $2 =~ $changes && ! $2 =~ $reports ]]; then state; fi
}

finish() {
    printf '%s\n' vgs 'pvs -o+pv_used' >$scratch/reports
    section groups "$real_lvm" <$scratch/reports
    section kernel kernel_messages
    printf '@end\n'
}

# Not what udev met when it looked at a device that the scenario broke.
kernel_messages() {
    dmesg --notime | grep -v 'async page read' | grep -E 'device-mapper|I/O error|EXT4-fs (error|warning)|XFS .*(error|corrupt)|BUG|WARNING'
}

cp /etc/lvm/lvm.conf /etc/lvm/lvmlocal.conf $scratch/
modprobe -a dm-mod dm-snapshot dm-mirror dm-zero dm-raid dm-thin-pool 2>/dev/null
dmesg --console-off
