# Everything runs in .venv, made from PYTHON and the lock files. Needs make and Python 3.11 or newer, nothing else.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
CORPUS ?= fixtures/state-visit

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help:  ## List every target
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- what a newcomer runs -------------------------------------------------------------------------

.PHONY: report
report: $(VENV)/.installed  ## Install, compare the documents of a fixture corpus and print the report
	@$(BIN)/reconcile check $(CORPUS)/docs --exit-zero

.PHONY: test
test: $(VENV)/.installed-dev  ## Install what tests need and run them
	$(BIN)/python -m pytest

# --- what CI runs ---------------------------------------------------------------------------------

.PHONY: check
check: test lint types imports fixtures quality  ## All that CI runs

.PHONY: lint
lint: $(VENV)/.installed-dev  ## Style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: types
types: $(VENV)/.installed-dev  ## Types, strictly
	$(BIN)/mypy

.PHONY: imports
imports: $(VENV)/.installed-dev  ## Which room may use which
	$(BIN)/lint-imports

.PHONY: fixtures
fixtures: $(VENV)/.installed  ## Rule packs against their examples, fixture corpora against their expectations
	$(BIN)/reconcile rules check
	$(BIN)/reconcile test fixtures

.PHONY: quality
quality: $(VENV)/.installed  ## What is read rightly, against gold beside the checkout, held to benchmarks/floors.yaml
	@$(BIN)/python benchmarks/quality.py

# --- now and then ---------------------------------------------------------------------------------

.PHONY: bench
bench: $(VENV)/.installed  ## Time and memory: whole processes, and extraction beside other libraries
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/extraction.py

.PHONY: growth
growth: $(VENV)/.installed  ## Does hostile text cost more than its length? Some minutes
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/patterns.py

.PHONY: edits
edits: $(VENV)/.installed  ## Edit the fixture corpora: is what changes a fact reported, and what doesn't left alone?
	$(BIN)/python benchmarks/edits.py

.PHONY: bench-peers
bench-peers: $(VENV)/.installed  ## What other programs say of the fixture corpora: writes docs/peers.md
	$(BIN)/python benchmarks/peers.py --write

.PHONY: picture
picture: $(VENV)/.installed-dev  ## Draw the pictures in the README; those of the page need Chromium and its driver
	$(BIN)/python docs/picture.py
	$(BIN)/python docs/picture_html.py

.PHONY: kinds
kinds: $(VENV)/.installed  ## Write the tables of docs/extraction.md anew
	$(BIN)/python docs/kinds.py

.PHONY: schemas
schemas: $(VENV)/.installed  ## Write the JSON Schemas of the program's output anew
	$(BIN)/python docs/schemas.py

.PHONY: notebook
notebook: $(VENV)/.installed-dev  ## Run docs/notebook.ipynb and keep what its cells show
	$(BIN)/python docs/notebooks.py

.PHONY: wheel
wheel: $(VENV)/.installed-dev  ## Build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

.PHONY: lock
lock: $(VENV)/.installed-lock  ## Choose the newest versions that fit and write the lock files
	$(LOCK) --extra build --output-file requirements.lock
	$(LOCK) --extra build --extra dev --output-file requirements-dev.lock

.PHONY: clean
clean:  ## Remove the environment and everything that was built
	rm -rf $(VENV) benchmarks/.venvs build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find reconcile tests benchmarks -name __pycache__ -type d -exec rm -rf {} +

# --- the environment ------------------------------------------------------------------------------

PIP  = $(BIN)/python -m pip --disable-pip-version-check --quiet
# The lock holds for every Python and system from 3.11 on, and names no index: the installer's own settings choose one.
LOCK = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet --upgrade \
       --no-emit-index-url --no-emit-find-links --no-header --no-annotate

$(BIN)/python:
	@$(PYTHON) -c '' || \
	  { echo "make: $(PYTHON) doesn't run here. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "make: $$($(PYTHON) --version) is too old. Reconcile needs 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "make: $(PYTHON) has no venv module. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.installed-lock: | $(BIN)/python
	$(PIP) install uv
	@touch $@
