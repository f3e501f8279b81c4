# What people type. Each target is one script; `make help` lists them.

PREFIX ?= /usr/local
DESTDIR ?=
LINKS ?=
CARGO ?= cargo
export CARGO

.PHONY: help demo build test test-clients check fuzz-smoke bench install clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: ## two virtual disks, a volume group over both, three volumes; no root
	@scripts/demo.sh

build: ## the release binary, target/release/rlvm
	@scripts/need.sh "$(CARGO)" cc:gcc
	$(CARGO) build --release --package lvm-cli $$(scripts/features.sh)

test: ## every test; what needs root or a tool that is not there says so
	@scripts/test.sh

test-clients: ## programs that call LVM2's commands (os-brick, Ansible, libvirt and others) call rlvm; needs root
	@scripts/test-clients.sh

check: ## format, lints, documentation, dependencies: what must be clean
	@scripts/check.sh

fuzz-smoke: ## a short run of each fuzz target
	@scripts/fuzz-smoke.sh

bench: ## rlvm beside LVM2 on VGs of 3 to 10,000 LVs, and how fast texts are read; needs root
	@scripts/bench.sh
	$(CARGO) bench --package lvm-core --features testing --bench parse

install: build ## the binary, manual pages and completions below PREFIX (/usr/local); in LINKS links named as LVM2's commands
	@scripts/install.sh "$(DESTDIR)$(PREFIX)" "$(PREFIX)" "$(if $(LINKS),$(DESTDIR)$(LINKS))"

clean: ## everything that was built, and the demo's disks
	$(CARGO) clean
