#!/bin/bash
# check.sh: what must be clean before a change lands.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}
scripts/need.sh "$cargo" cc:gcc
features=$(scripts/features.sh)
failed=
# Goes on after a failure, so that one run shows them all.
step() {
    printf '\n== %s\n' "$*"
    "$@" || failed="$failed
  $*"
}

step "$cargo" fmt --all --check
# shellcheck disable=SC2086 # one word an argument
step "$cargo" clippy --quiet --workspace --all-targets $features -- -D warnings
step "$cargo" clippy --quiet --package lvm-core --package lvm-cli --all-targets --no-default-features -- -D warnings
RUSTDOCFLAGS="-D warnings" step "$cargo" doc --quiet --workspace --no-deps $features
# What is private may link to what is private.
RUSTDOCFLAGS="-D warnings -A rustdoc::private_intra_doc_links" \
    step "$cargo" doc --quiet --workspace --no-deps --document-private-items $features
export PATH=$PATH:$PWD/target/tools/bin
if "$cargo" deny --version >/dev/null 2>&1; then
    step "$cargo" deny --log-level error check bans licenses sources
else
    printf '\nskipped: cargo deny is not installed (cargo install --locked cargo-deny)\n'
fi
if [ -n "$failed" ]; then
    printf '\nnot clean:%s\n' "$failed"
    exit 1
fi
printf '\nclean\n'
