#!/bin/bash
# test.sh: every test, in both sets of features; the last line is `N passed, M failed`.
# As root it installs what the oracle tests compare with, where that is missing; without root, the tests that
# need loop devices are skipped and listed at the end.
#   RLVM_TESTS_MUST_RUN=1   a test that cannot run has failed
set -uo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}
scripts/need.sh "$cargo" cc:gcc xz:xz-utils || exit 1
scripts/need.sh --optional lvm:lvm2 losetup:util-linux qemu-img:qemu-utils mkfs.ext4:e2fsprogs mkfs.xfs:xfsprogs \
    qemu-system-x86_64:qemu-system-x86 python3 ||
    true
if [ "$(id -u)" != 0 ]; then
    echo "not root: tests that need loop devices or virtual machines are skipped" >&2
fi
# The folders of system tools are not in the path of every user.
export PATH=$PATH:/usr/sbin:/sbin

target=${CARGO_TARGET_DIR:-$PWD/target}
mkdir -p "$target"
export RLVM_TESTS_SKIPPED=$target/skipped-tests.txt
: >"$RLVM_TESTS_SKIPPED"
log=$target/test-output.txt
passed=0 failed=0

# Runs one command and adds up what it says: `cargo test` prints a result for each binary, `cargo nextest` one
# summary. A command that failed without saying of what counts as one failure.
run() {
    local status=0 more_passed more_failed
    printf '\n== %s\n' "$*"
    "$@" 2>&1 | tee "$log" || status=$?
    more_passed=$(sed 's/\x1b\[[0-9;]*m//g' "$log" |
        sed -n 's/^test result: .* \([0-9]*\) passed;.*/\1/p; s/^ *Summary .*[:,] \([0-9]*\) passed.*/\1/p' |
        awk '{ sum += $1 } END { print sum + 0 }')
    more_failed=$(sed 's/\x1b\[[0-9;]*m//g' "$log" |
        sed -n 's/^test result: .*; \([0-9]*\) failed;.*/\1/p
                s/^ *Summary .*[:,] \([0-9]*\) failed.*/\1/p
                s/^ *Summary .*[:,] \([0-9]*\) timed out.*/\1/p' |
        awk '{ sum += $1 } END { print sum + 0 }')
    if [ "$status" != 0 ] && [ "$more_failed" = 0 ]; then more_failed=1; fi
    passed=$((passed + more_passed)) failed=$((failed + more_failed))
}

features=$(scripts/features.sh)
# shellcheck disable=SC2086 # one word an argument
"$cargo" build --quiet --workspace --all-targets $features || {
    printf '\n0 passed, 1 failed\n'
    exit 1
}
# What the tests of programs that call LVM2 run; without it they are skipped.
scripts/test-clients.sh --prepare || echo "the programs of tests/clients could not be installed" >&2
if "$cargo" nextest --version >/dev/null 2>&1; then
    # shellcheck disable=SC2086
    run "$cargo" nextest run --workspace $features --no-fail-fast --status-level fail --final-status-level fail
    # shellcheck disable=SC2086
    run "$cargo" test --quiet --workspace --doc $features
else
    # shellcheck disable=SC2086
    run "$cargo" test --quiet --workspace --no-fail-fast $features
fi
# The same library and binary without any optional part.
run "$cargo" test --quiet --no-fail-fast --package lvm-core --package lvm-cli --no-default-features

if [ -s "$RLVM_TESTS_SKIPPED" ]; then
    printf '\nskipped here:\n'
    sort "$RLVM_TESTS_SKIPPED" | uniq -c | sort -rn
fi
printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
