#!/bin/bash
# install.sh PREFIX: puts what `make build` made, manual pages and completions below PREFIX.
set -euo pipefail
cd "$(dirname "$0")/.."
prefix=${1:?install.sh PREFIX}
rlvm=${CARGO_TARGET_DIR:-target}/release/rlvm
install -D -m 755 "$rlvm" "$prefix/bin/rlvm"
papers=$(mktemp -d)
trap 'rm -rf "$papers"' EXIT
"$rlvm" generate man "$papers/man"
for page in "$papers"/man/*; do install -D -m 644 "$page" "$prefix/share/man/man8/$(basename "$page")"; done
"$rlvm" generate completions "$papers/completions"
install -D -m 644 "$papers/completions/rlvm.bash" "$prefix/share/bash-completion/completions/rlvm"
install -D -m 644 "$papers/completions/_rlvm" "$prefix/share/zsh/site-functions/_rlvm"
install -D -m 644 "$papers/completions/rlvm.fish" "$prefix/share/fish/vendor_completions.d/rlvm.fish"
echo "installed rlvm, its manual pages and completions below $prefix"
