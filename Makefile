# Two commands for everybody: `make run` and `make test`. The rest is for those who work on Shirushi.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
export SHIRUSHI_DEVELOPMENT ?= 1

.PHONY: run test soak lint types bench requirements messages clean

run: $(VENV)/.run-ready
	@$(BIN)/shirushi serve --demo

test: $(VENV)/.test-ready
	@scripts/test

soak: $(VENV)/.test-ready
	@scripts/soak

lint: $(VENV)/.test-ready
	@scripts/lint

bench: $(VENV)/.test-ready
	@$(BIN)/python bench/run.py

requirements: $(VENV)/.test-ready
	@for f in base test; do $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --python-version 3.11 requirements/$$f.in -o requirements/$$f.txt; done

messages: $(VENV)/.run-ready
	@$(BIN)/python -m shirushi.ui.catalogues

clean:
	rm -rf $(VENV) var

$(BIN)/python:
	@scripts/find-python $(PYTHON) $(VENV)

$(VENV)/.run-ready: $(BIN)/python requirements/base.txt pyproject.toml
	@echo "Installing what Shirushi needs into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/base.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.test-ready: $(VENV)/.run-ready requirements/test.txt
	@echo "Installing what the tests need into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/test.txt
	@scripts/install-browser
	@touch $@
