# `make` lists what there is. Each step is skipped when its result is already there.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test check lint format weights index eval gate clean machine

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: weights index ## Set up, index the articles that ship, and serve the chat at http://localhost:8501
	@$(PY) -m app.cli serve

test: $(VENV)/.tools weights ## Set up and run all tests, with the real models and a real browser
	@$(PY) -m pytest -n 2 --dist loadfile -m 'not alone'
	@$(PY) -m pytest -m alone

check: lint test gate ## Format, lint, types, tests and the gate: what CI runs

lint: $(VENV)/.tools ## Format, lint and types only
	@$(PY) -m ruff format --check --no-cache .
	@$(PY) -m ruff check --no-cache .
	@$(PY) -m mypy

format: $(VENV)/.tools ## Bring the code into its format
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

weights: $(VENV)/.product ## Fetch the model files (1.2 GB, once)
	@$(PY) -m app.weights

index: weights ## Index the articles that ship
	@$(PY) -m app.cli index articles

eval: weights ## Ask the fixed question set about the articles that ship and write a report
	@$(PY) -m app.cli evaluate --corpus articles

gate: weights ## Hold search, quotes and a few answers against the baseline
	@$(PY) -m app.cli gate check

clean: ## Remove the environment and caches; articles, index and models in the data folder stay
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

machine:
	@$(PYTHON) app/weights/machine.py $(VENV)

$(VENV)/.product: requirements.txt constraints.txt pyproject.toml | machine
	@test -x $(PY) || { echo "Making the environment in $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing the requirements (about 2 GB on disk; a few minutes the first time)"
	@$(PY) -m pip install --disable-pip-version-check -c constraints.txt -r requirements.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.tools: $(VENV)/.product requirements-dev.txt requirements-ray.txt constraints.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt -r requirements-dev.txt
	@touch $@
