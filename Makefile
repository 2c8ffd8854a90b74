# `make demo` and `make test` are all that a fresh machine needs: git, make and Python 3.11 or newer.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

# Where the corpora are, where a model is made, and where it goes.
DATA ?= ../shared/data
WORK ?= build/model
MODEL ?= models/en_policy

.PHONY: help setup demo test check hook-test docs new-rule bench model retrain clean

help: ## Show the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "clauselint needs Python 3.11 or newer" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A stamp for each set of dependencies, so that the demo does not wait for the tools of the tests.
$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $(VENV)/.run $@

$(VENV)/.train: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[train]'
	@touch $(VENV)/.run $@

setup: $(VENV)/.dev ## Set up for development

demo: $(VENV)/.run ## Set up, and lint the sample policy
	@$(BIN)/clauselint check examples/sample-policy.md || [ $$? -eq 1 ]

test: check ## Set up, and run every check and test
	$(BIN)/python -m pytest

check: $(VENV)/.dev ## Lint, type-check, and check the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

docs: $(VENV)/.run ## Write the rule pages, and the README's example and table
	$(BIN)/python -m clauselint.rules.pages docs/rules
	$(BIN)/python docs/readme.py

new-rule: $(VENV)/.run ## Begin a rule: make new-rule CODE=WRD012 NAME=legal-doublet
	@$(BIN)/python -m clauselint.rules.scaffold "$(CODE)" "$(NAME)"

clean: ## Remove what was built
	rm -rf build dist $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
