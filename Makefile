# Needs Python 3.11 or newer, GNU make and a package index. `make help` lists what there is.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test check format screenshots bench lock snapshots wheel clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 14

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "carehire needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || { echo "Making $(VENV) …"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing the locked dependencies (about half a minute the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(READY)  ## set up what is missing and serve carehire on http://127.0.0.1:8501
	@$(BIN)/carehire app

test: $(READY)  ## every test, those in a real browser and with LibreOffice included
	@$(BIN)/python tests/programs.py
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(READY)  ## lint, formatting, types and the layer contract
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(READY)  ## rewrite the code in the house format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

screenshots: $(READY)  ## take the guide's pictures anew from the demo home
	@$(BIN)/python tests/programs.py
	@$(BIN)/python docs/take_screenshots.py

snapshots: $(READY)  ## write the reviewed snapshots anew; read the difference before committing it
	@$(BIN)/python -m pytest -q --update-snapshots -k snapshot

bench: $(READY)  ## compare speed with what one would use instead (its own environment)
	@$(PYTHON) benchmarks/run.py

lock: $(READY)  ## resolve the dependencies anew into requirements.lock
	@$(PYTHON) -m venv $(VENV)/.uv && $(VENV)/.uv/bin/pip install --quiet uv
	@$(VENV)/.uv/bin/uv pip compile pyproject.toml --upgrade --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-annotate --no-header -o requirements.lock --quiet

wheel: $(READY)  ## build the wheel into dist/
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .

clean:  ## remove what was built (never a home with data)
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache src/*.egg-info
