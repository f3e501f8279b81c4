#!/bin/bash
# test-clients.sh [--prepare]: programs that call LVM2's commands call rlvm, and LVM2, and must find the same.
# They are installed into an environment of their own, target/clients, from tests/clients/requirements.txt; Ansible's
# modules are taken out of its large package, libvirt's daemon is the distribution's.
# --prepare: only that, for `make test`, which runs these tests with the others.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
scripts/need.sh python3
scripts/need.sh --optional libvirtd:libvirt-daemon virsh:libvirt-clients
wanted=tests/clients/requirements.txt
have=$target/clients/requirements.txt
if ! cmp -s "$wanted" "$have"; then
    rm -rf "$target/clients"
    # Debian has the module that makes environments in a package of its own.
    if ! python3 -m venv "$target/clients" >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        { apt-get -qq update && apt-get -qqy install --no-install-recommends python3-venv; } >&2
    fi
    rm -rf "$target/clients"
    python3 -m venv "$target/clients"
    "$target/clients/bin/pip" install --quiet --disable-pip-version-check --no-input -r "$wanted"
    # 50 MB, of which five files are wanted.
    package=$(mktemp -d)
    "$target/clients/bin/pip" download --quiet --disable-pip-version-check --no-input --no-deps -d "$package" \
        "$(sed -n 's/^#modules: //p' "$wanted")"
    "$target/clients/bin/python" tests/clients/take_modules.py "$package"/ansible-*.whl "$target/clients/collections"
    rm -rf "$package"
    cp "$wanted" "$have"
fi
if [ "${1:-}" = --prepare ]; then exit 0; fi
# shellcheck disable=SC2046 # one word an argument
RLVM_TESTS_MUST_RUN=1 "${CARGO:-cargo}" test --package rlvm-tests --test clients
