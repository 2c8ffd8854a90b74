# `make demo` and `make test` are all that a fresh machine needs: git, make and Python 3.11 or newer.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

# Where the corpora are, where a model is made, and where it goes.
DATA ?= ../shared/data
WORK ?= build/model
MODEL := models/en_policy

.PHONY: help setup demo test matrix fuzz kills check hook-test docs site new-rule model retrain clean
.DELETE_ON_ERROR:

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

hook-test: $(VENV)/.dev ## Test the hook with the real pre-commit (slow: it installs)
	$(BIN)/python -m pytest -m slow

# 20,000 inputs take about half an hour of one processor; POLICIES is a folder to cut them from.
COUNT ?= 20000
POLICIES ?= $(DATA)/policies

fuzz: $(VENV)/.dev ## Try clauselint on 20,000 spoilt inputs: make fuzz COUNT=500
	PYTHONPATH=tests $(BIN)/python -m fuzz --count $(COUNT) $(if $(wildcard $(POLICIES)),--data $(POLICIES))

KILLS ?= 300

kills: $(VENV)/.dev ## Kill 300 runs of --fix, and see that nothing is lost (ten minutes): make kills KILLS=20
	PYTHONPATH=tests $(BIN)/python -m kills --count $(KILLS)

matrix: ## Run the tests with every Python from 3.11 to 3.14 that is here
	@for p in python3.11 python3.12 python3.13 python3.14; do \
		command -v $$p >/dev/null || { echo "$$p is not here"; continue; }; \
		echo "== $$p"; \
		$(MAKE) --no-print-directory test PYTHON=$$p VENV=build/venv-$$p || exit 1; \
	done

check: $(VENV)/.dev ## Lint, type-check, and check the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

docs: $(VENV)/.run ## Write the rule pages, and what is generated in the README and other pages
	$(BIN)/python -m clauselint.rules.pages docs/rules
	$(BIN)/python docs/readme.py

site: $(VENV)/.dev ## Make the documentation site, in build/site
	$(BIN)/mkdocs build --strict --quiet

new-rule: $(VENV)/.run ## Begin a rule: make new-rule CODE=WRD012 NAME=legal-doublet
	@$(BIN)/python -m clauselint.rules.scaffold "$(CODE)" "$(NAME)"

# The recipe, step by step; models/recipe/README.md explains each. A step whose output is there is
# skipped, so that a run that was cut off goes on where it stopped.
RECIPE := $(BIN)/python models/recipe
TEACHERS ?= 1
TEACHER_FILES := $(TEACHERS:%=$(WORK)/teacher-%.pt)
TRAINING := $(RECIPE)/training.py
ON_TEACHER = --windows $(WORK)/windows.jsonl.gz --encoder $(WORK)/encoders/teacher
ON_STUDENT = --windows $(WORK)/windows.jsonl.gz --encoder $(WORK)/encoders/student

model: $(WORK)/evidence.done $(WORK)/valency.done ## Make the parser: make model DATA=folder

retrain: ## Make the parser from nothing
	rm -rf $(WORK)
	$(MAKE) model

$(WORK)/templates.conllu: | $(VENV)/.train
	@mkdir -p $(@D)
	PYTHONPATH=models/recipe $(BIN)/python -m templates --count 4500 --seed 1 --out $@

$(WORK)/windows.jsonl.gz: $(WORK)/templates.conllu
	$(RECIPE)/corpus.py --data $(DATA) --templates $< --seed 1 --out $@.part && mv $@.part $@

$(WORK)/encoders/student/state.pt: | $(VENV)/.train
	$(RECIPE)/encoders.py --out $(WORK)/encoders

$(WORK)/teacher-%.pt: $(WORK)/windows.jsonl.gz $(WORK)/encoders/student/state.pt
	$(TRAINING) teacher $(ON_TEACHER) --seed $* --epochs 8 --batch 4000 --rate 7e-5 --out $@

$(WORK)/labels.pt: $(TEACHER_FILES)
	$(TRAINING) label $(ON_TEACHER) --teachers $^ --out $@

$(WORK)/student.pt: $(WORK)/labels.pt
	$(TRAINING) student $(ON_STUDENT) --labels $< --layers 4 --inner 768 --least 8 --epochs 16 \
		--batch 10000 --rate 4e-4 --head-rate 1.5e-3 --seed 1 --out $@

$(WORK)/export.done: $(WORK)/student.pt
	$(RECIPE)/export.py --student $< --out $(MODEL)
	$(RECIPE)/calibrate.py --data $(DATA) --model $(MODEL)
	@touch $@

# Both parse raw text with the model that was just made.
$(WORK)/evidence.done: $(WORK)/export.done
	$(RECIPE)/evidence.py --data $(DATA) --out $(MODEL)
	@touch $@

$(WORK)/valency.done: $(WORK)/export.done
	$(RECIPE)/valency.py --data $(DATA) --raw
	@touch $@

clean: ## Remove what was built
	rm -rf build dist $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
