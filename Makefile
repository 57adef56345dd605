.DEFAULT_GOAL := help
.PHONY: help test lint rust packaged examples matrix logs issuers upgrades bless bench

EXAMPLES := $(patsubst examples/%/venture.yaml,examples/%,$(wildcard examples/*/venture.yaml))

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

test: lint rust packaged examples matrix logs issuers upgrades ## Run everything that CI runs

lint: ## Check the tool's format, lints, licences and dependencies
	@scripts/require
	cargo fmt --check
	cargo clippy --all-targets --locked -- -D warnings
	@bash -c '. tests/generated/steps && actionlint'
	@scripts/tools rust
	$$(scripts/tools path-of-cargo-deny) --log-level error check bans licenses sources

rust: ## Run the tool's own tests
	@scripts/require
	cargo test --locked

packaged: ## Build the crate as it would be published, and use it
	@scripts/require
	cargo build --locked
	@tests/packaged

examples: ## Build, test, lint and package every example
	@scripts/require
	@scripts/tools generated
	@scripts/tools browser
	@scripts/tools kubernetes
	@scripts/require browser
	cargo build --locked
	@set -e; for example in $(EXAMPLES); do VENTURE="$(CURDIR)/target/debug/venture" tests/generated/check $$example; done

matrix: ## Generate, build, test and package projects of random manifests
	@scripts/require
	@scripts/tools generated
	cargo build --locked
	@VENTURE="$(CURDIR)/target/debug/venture" tests/generated/matrix

logs: ## Send logs by each destination's protocol, and read them back from a real store
	@scripts/require
	cargo build --locked
	@VENTURE="$(CURDIR)/target/debug/venture" tests/generated/check_store

issuers: ## Take and refuse tokens of further issuers, one of them a server that is not ours
	@scripts/require
	@scripts/tools generated
	cargo build --locked
	@VENTURE="$(CURDIR)/target/debug/venture" tests/generated/check_issuers

upgrades: ## Upgrade, build and test projects of every release, edited ones too
	@scripts/require
	cargo build --locked
	@VENTURE="$(CURDIR)/target/debug/venture" tests/generated/upgrades

bless: ## Write the examples anew from their manifests, and the README's transcript
	cargo build --locked
	@set -e; for example in $(EXAMPLES); do scripts/bless $$example; done
	BLESS=1 cargo test --quiet --locked --test it readme::

bench: ## Compare the commands with copying and reading what they work on
	cargo bench --locked --bench new --bench update
