# Every target does its own set-up: a virtual environment in the checkout, plain pip.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEVELOP := $(VENV)/.develop
SHARED ?= ../shared

.PHONY: demo test lint eval bench soak docs wheel clean help

help:
	@echo "make demo    read the sample dispatches and show the record"
	@echo "make test    run the tests"
	@echo "make lint    style, types, import order, size budgets"
	@echo "make docs    build the documentation into site/"
	@echo "make eval    measure quality, write evals/ and the tables that quote it"
	@echo "make bench   measure speed, start-up and memory, write benchmarks/"
	@echo "make soak    long tests: many articles, odd input, random search"
	@echo "make wheel   build the wheel, install it in an empty environment, run the demo"

# What users get: the package and its run-time dependencies.
$(READY): pyproject.toml requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

# What developers need on top.
$(DEVELOP): $(READY) requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

demo: $(READY)
	@DRAGOMAN=$(BIN)/dragoman sh examples/demo.sh

test: $(DEVELOP)
	$(BIN)/python -m pytest

lint: $(DEVELOP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(DEVELOP)
	$(BIN)/python docs/generate.py
	$(BIN)/mkdocs build --strict --quiet

eval: $(DEVELOP)
	$(BIN)/python -m evals.run --shared $(SHARED)

bench: $(DEVELOP)
	$(BIN)/python -m benchmarks.run

soak: $(DEVELOP)
	$(BIN)/python -m pytest -m soak tests/soak

wheel: $(DEVELOP)
	sh .ci/check-wheel

clean:
	rm -rf $(VENV) dist site build .mypy_cache .ruff_cache .pytest_cache .hypothesis
