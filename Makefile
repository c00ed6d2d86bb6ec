# Laurel: `make help` says what there is. The recipes are in .ci/.
.DEFAULT_GOAL := help
.PHONY: run test check format bench soak torture pictures windows release help

run: ## build, make the sample's documents into out/, open the window
	@.ci/demo

test: ## every test, window tests before a screen in memory
	@.ci/test

check: ## linters, formatting, house rules, vet for three systems
	@.ci/check

format: ## format all Go files as make check wants them
	@.ci/check format

bench: ## every benchmark, figures in .build/bench.txt (BENCH=regexp picks)
	@.ci/bench

soak: ## a long day of work in a real window: its memory must not grow
	@.ci/soak

torture: ## kill, damage and fail, 1,000 times each, with figures (LAUREL_TORTURE=n)
	@.ci/torture

pictures: ## draw docs/pictures anew
	@.ci/pictures

windows: ## cross-build .build/laurel.exe, its installer and portable zip; try them under Wine
	@.ci/windows

release: ## everything that is handed out, with checksums, in .build/release; tried
	@.ci/release

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
