#!/bin/sh
# features.sh: prints the arguments with which cargo builds all that can be built here.
# Volumes as devices of the kernel (the feature `dm`) need libdevmapper's headers and libclang while building: as
# root they are installed where they are missing; without them everything else is built, and this says so.
set -eu
PATH=$PATH:/usr/sbin:/sbin

there() {
    pkg-config --exists 'devmapper >= 1.02.151' 2>/dev/null &&
        { [ -n "${LIBCLANG_PATH:-}" ] || find /usr/lib /usr/lib64 /usr/local/lib -name 'libclang*.so*' 2>/dev/null | grep -q .; }
}

if ! there && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing pkg-config libdevmapper-dev libclang-dev" >&2
    { apt-get -qq update &&
        apt-get -qqy install --no-install-recommends pkg-config libdevmapper-dev libclang-dev; } >&2 || true
fi
if ! there; then
    echo "building without activation (the feature dm): as root, apt install pkg-config libdevmapper-dev libclang-dev" >&2
    echo "--no-default-features --features qcow2"
fi
