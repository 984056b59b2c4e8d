# Every target sets up what it needs. The packages are fetched once; after that everything works without a network.

VENV ?= .venv
BUILD ?= build
ARGS ?=
WORKERS ?= auto

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
TEXTS := README.md docs/tutorial/*.md docs/how-to/*.md docs/theory/*.md docs/reference/*.md
COG := $(BIN)/cog -I tools

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test slow gate check docs bench format texts golden pins venv clean

help: ## show these lines
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/.for-use ## read examples/ukraine-2022 and write the brief of it
	@mkdir -p $(BUILD)/demo
	$(BIN)/detente brief examples/ukraine-2022 --to $(BUILD)/demo/brief.html

test: $(VENV)/.for-test ## run the tests but for the slow ones (ARGS="-k dates -x" is passed on)
	$(BIN)/python -m pytest -n $(WORKERS) --maxprocesses=4 -m "not slow" $(ARGS)

slow: $(VENV)/.for-test ## run the slow tests: long texts, many examples
	$(BIN)/python -m pytest -n $(WORKERS) --maxprocesses=4 --dist=worksteal -m slow $(ARGS)

gate: $(VENV)/.for-test ## hold reading against the floors it has reached (ARGS="--update" raises them)
	$(BIN)/python benchmarks/reading/gate.py $(wildcard $(or $(DETENTE_ACCEPTANCE),../shared)/reading) $(ARGS)

check: $(VENV)/.for-check $(VENV)/.for-test ## formatting, lint, types, layers, and that the texts show what the program prints
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(COG) --check --diff --verbosity=0 --check-fail-msg='What the program prints has changed: make texts' $(wildcard $(TEXTS))

docs: $(VENV)/.for-docs ## build the documentation, with warnings as errors, and run its snippets
	$(BIN)/sphinx-build -W --keep-going -q -b doctest docs $(BUILD)/docs-doctest
	$(BIN)/sphinx-build -W --keep-going -q -b html docs $(BUILD)/docs
	@echo "The documentation is in $(BUILD)/docs/index.html"

bench: $(VENV)/.for-test ## time reading and writing
	$(BIN)/python -m pytest benchmarks --benchmark-enable --benchmark-only -p no:randomly $(ARGS)

format: $(VENV)/.for-check ## lay out the code and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

texts: $(VENV)/.for-check ## paste into README and docs what the program prints now
	@$(COG) -r --verbosity=1 $(wildcard $(TEXTS))

golden: $(VENV)/.for-use ## keep the brief of the examples as it is now for the golden test
	$(BIN)/detente brief examples/ukraine-2022 --to tests/golden/ukraine-2022.html --quiet

pins: ## write constraints.txt anew with the newest versions that fit together
	tools/make-venv $(BUILD)/pins
	$(BUILD)/pins/bin/python -m pip --quiet install --upgrade pip hatchling editables
	$(BUILD)/pins/bin/python -m pip --quiet install --no-build-isolation -e '.[test,check,docs]'
	{ head -n 2 constraints.txt; $(BUILD)/pins/bin/python -m pip freeze --all --exclude setuptools --exclude-editable | grep '=='; } > $(BUILD)/constraints.txt
	mv $(BUILD)/constraints.txt constraints.txt
	rm -r $(BUILD)/pins

venv: $(VENV)/.for-use $(VENV)/.for-test $(VENV)/.for-check $(VENV)/.for-docs ## set up everything at once

clean: ## remove what make made
	rm -rf $(BUILD) $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks .coverage htmlcov

# A new venv holds an old pip: it comes first. The build tools are pinned and installed too, so that installing the
# project itself fetches nothing.
$(BIN)/python:
	tools/make-venv $(VENV)

$(VENV)/.made: constraints.txt | $(BIN)/python
	$(PIP) install --upgrade -c constraints.txt pip
	$(PIP) install -c constraints.txt hatchling editables
	@touch $@

$(VENV)/.for-use: $(VENV)/.made pyproject.toml
	$(PIP) install -c constraints.txt --no-build-isolation -e .
	@touch $@

$(VENV)/.for-%: $(VENV)/.made pyproject.toml
	$(PIP) install -c constraints.txt --no-build-isolation -e '.[$*]'
	@touch $@
