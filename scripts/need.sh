#!/bin/sh
# need.sh [--optional] TOOL[:PACKAGE]...
# Sees to it that the tools are there: installs the Debian packages of those that are not, as root; otherwise says
# what to install and fails (with --optional: says so and goes on).
set -eu
optional=
if [ "${1:-}" = --optional ]; then optional=1; shift; fi
PATH=$PATH:/usr/sbin:/sbin

missing_tools= missing_packages=
for need in "$@"; do
    tool=${need%%:*} package=${need#*:}
    command -v "$tool" >/dev/null 2>&1 && continue
    missing_tools="$missing_tools $tool"
    # Debian's own cargo may be older than `rust-version` in Cargo.toml; rustup's is not.
    if [ "$tool" = cargo ]; then package=rustup; fi
    missing_packages="$missing_packages $package"
done
[ -n "$missing_tools" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing$missing_packages, for$missing_tools" >&2
    # shellcheck disable=SC2086 # one word a package
    if { apt-get -qq update && apt-get -qqy install --no-install-recommends $missing_packages; } >&2; then
        case $missing_tools in *cargo*) rustup default stable >&2 ;; esac
        exit 0
    fi
fi
echo "not installed:$missing_tools" >&2
case $missing_tools in
*cargo*) echo "  Rust: see https://rustup.rs, or \`apt install rustup && rustup default stable\`" >&2 ;;
esac
echo "  as root: apt install$missing_packages" >&2
[ -n "$optional" ]
