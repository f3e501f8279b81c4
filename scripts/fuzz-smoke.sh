#!/bin/bash
# fuzz-smoke.sh: a short run of each fuzz target. With a nightly compiler and cargo-fuzz, libFuzzer looks for new
# paths for RLVM_FUZZ_SECONDS (20) a target; without, the same functions run over the seeds and mutations of them.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}
seconds=${RLVM_FUZZ_SECONDS:-20}
scripts/need.sh "$cargo" cc:gcc xz:xz-utils

if "$cargo" +nightly fuzz --version >/dev/null 2>&1; then
    "$cargo" run --quiet --package rlvm-tests --example fuzz_seeds -- fuzz/corpus
    for target in fuzz/fuzz_targets/*.rs; do
        target=$(basename "$target" .rs)
        printf '\n== %s\n' "$target"
        "$cargo" +nightly fuzz run "$target" -- -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=10
    done
else
    echo "no cargo-fuzz on a nightly compiler: seeds and mutations instead"
    RLVM_FUZZ_SECONDS=$seconds "$cargo" test --package rlvm-tests --test fuzz_smoke -- --nocapture
fi
