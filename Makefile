# Numeral: `make serve` and `make test` are all a newcomer needs.
# Each target installs what it lacks, so it works on a fresh Debian machine with Swift.

SHELL := /bin/bash
HOST ?= 127.0.0.1
PORT ?= 8080
RECIPE ?= Recipes/default.yaml
SEED ?= 1
PREFIX ?= /usr/local
NUMERAL := .build/release/numeral

.DEFAULT_GOAL := help
.PHONY: help serve test build install uninstall data train evaluate bench scoreboard screenshots format docs clean

help: ## Say what there is to do.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

serve: build ## Build, then serve the page and the API at http://127.0.0.1:8080 (HOST=, PORT=).
	$(NUMERAL) serve --host $(HOST) --port $(PORT)

test: ## Run everything: units, laws, server, browser, API fuzzing, the README's commands.
	Scripts/install test
	Scripts/test

build: ## Build the release binary, .build/release/numeral.
	Scripts/install build
	swift build -c release --product numeral

install: build ## Install the command and its model below PREFIX (/usr/local; DESTDIR= is put before it).
	Scripts/install-numeral $(NUMERAL) "$(DESTDIR)$(PREFIX)"

uninstall: ## Remove what install put below PREFIX.
	Scripts/install-numeral --remove "$(DESTDIR)$(PREFIX)"

data: build ## Fetch MNIST into Data/ (or NUMERAL_DATA) and describe it.
	$(NUMERAL) data fetch mnist
	$(NUMERAL) data describe mnist-train

train: build ## Train RECIPE (Recipes/default.yaml) with SEED (1) into Runs/.
	mkdir -p Runs
	$(NUMERAL) train $(RECIPE) --seed $(SEED) \
		--output Runs/$(basename $(notdir $(RECIPE)))-$(SEED).safetensors

evaluate: build ## Measure the shipped model on MNIST's test set and on the canvas suite.
	$(NUMERAL) evaluate --data mnist-test
	$(NUMERAL) evaluate --suite canvas --data mnist-test

bench: build ## Time training, serving, and other libraries beside; JSON lines into Benchmarks/runs/.
	Scripts/bench
	@if [ -x .venv-peers/bin/python ]; then Scripts/bench-peers; else \
		echo 'To compare with other libraries: Scripts/bench-peers install, then make bench.'; fi

scoreboard: build ## Measure the shipped model by every suite and write README's and the card's tables.
	Scripts/scoreboard

screenshots: build ## Take the README's pictures of the page anew.
	Scripts/install test
	Scripts/screenshots

format: ## Rewrite the Swift sources in the house style.
	swift format --in-place --recursive --parallel Package.swift Sources Tests

docs: ## Make the reference of every library in .build/docs.
	Scripts/docs

clean: ## Remove what was built.
	rm -rf .build .venv .venv-peers
