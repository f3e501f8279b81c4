#!/bin/bash
# install.sh PLACE [PREFIX [LINKS]]: puts what `make build` made, manual pages, completions and what starts activation
# below PLACE. PREFIX is what PLACE will be called where it runs, if that differs. The folder LINKS gets a link for each
# LVM2 command that rlvm has, and `lvm`: with it before /sbin in PATH, programs call rlvm where they mean LVM2.
set -euo pipefail
cd "$(dirname "$0")/.."
prefix=${1:?install.sh PLACE [PREFIX [LINKS]]}
bindir=${2:-$prefix}/bin
links=${3:-}
rlvm=${RLVM_BIN:-${CARGO_TARGET_DIR:-target}/release/rlvm}
install -D -m 755 "$rlvm" "$prefix/bin/rlvm"
papers=$(mktemp -d)
trap 'rm -rf "$papers"' EXIT
"$rlvm" generate man "$papers/man"
for page in "$papers"/man/*; do install -D -m 644 "$page" "$prefix/share/man/man8/$(basename "$page")"; done
"$rlvm" generate completions "$papers/completions"
install -D -m 644 "$papers/completions/rlvm.bash" "$prefix/share/bash-completion/completions/rlvm"
install -D -m 644 "$papers/completions/_rlvm" "$prefix/share/zsh/site-functions/_rlvm"
install -D -m 644 "$papers/completions/rlvm.fish" "$prefix/share/fish/vendor_completions.d/rlvm.fish"
for file in udev/69-rlvm.rules systemd/rlvm-activate@.service; do
  case $file in
    udev/*) place=$prefix/lib/udev/rules.d ;;
    *) place=$prefix/lib/systemd/system ;;
  esac
  mkdir -p "$place"
  sed "s|@BINDIR@|$bindir|g" "dist/$file" > "$place/$(basename "$file")"
  chmod 644 "$place/$(basename "$file")"
done
if [ -n "$links" ]; then
  mkdir -p "$links"
  # The others are no programs of their own in LVM2 either.
  for name in lvm $("$rlvm" help | awk '$1 ~ /^(lv|pv|vg)/ { print $1 }'); do
    ln -sfn "$bindir/rlvm" "$links/$name"
  done
fi
echo "installed rlvm, its manual pages and completions below $prefix"
