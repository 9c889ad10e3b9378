# The whole workflow. Needs make and Python 3.11 or later; all else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
RUN := $(BIN)/python -m

.DEFAULT_GOAL := help
.PHONY: help demo test check slow browser bench readme clean

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## Compare the reports that come with Crossread; writes demo.html.
	$(BIN)/crossread demo --all --html demo.html

test: $(VENV)/.installed-dev ## Run the tests that take seconds.
	$(RUN) pytest -q

check: $(VENV)/.installed-dev ## Lint, format, types, and the direction of imports.
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) pytest -q tests/test_architecture.py

slow: $(VENV)/.installed-dev ## Run the tests that take longer.
	$(RUN) pytest -q -m slow

browser: $(VENV)/.installed-browser ## Run the tests of the page; needs Chromium.
	$(RUN) pytest -q -m browser

bench: $(VENV)/.installed-dev ## Measure: make bench NAME=ud DATA=folder [ARGS="--limit 50"].
	$(RUN) benchmarks $(NAME) $(if $(DATA),--data $(DATA)) $(ARGS)

readme: $(VENV)/.installed-dev ## Renew the excerpt of output in README.md.
	$(RUN) tests.support.excerpt

clean: ## Remove .venv, caches and what the demo wrote.
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage build dist
	rm -f demo.html demo-*.html

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Crossread needs Python 3.11 or later: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A stamp is older than pyproject.toml when the dependencies may have changed.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-browser: $(VENV)/.installed-dev
	$(PIP) --editable '.[dev,browser]'
	@touch $@
