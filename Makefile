# What a newcomer needs: `make run` and `make test`. `make help` lists the rest.
#
#   PORT=8080                another port for the chat
#   PYTHON=/path/to/python   the Python that .venv is made with, 3.11 or newer
#   ARGS="--language en"     more options for the command that the target runs
#   SET=… DOCUMENTS=…        another question set for `make eval`, and the documents that it asks about
#   TEXTS=… MODEL=…          what `make train` learns from, and where the model goes

VENV := .venv
BIN := $(VENV)/bin
PORT ?=
ARGS ?=
RUNS := runs
SET ?= eval/sets/bundled.jsonl
DOCUMENTS ?= corpus/documents
TEXTS ?= ../shared
MODEL ?= index/embedders/model

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test bench eval train clean
export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help:  ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.installed  ## Start the chat; installs and indexes what is missing
	@$(BIN)/python app.py $(if $(PORT),--port $(PORT)) $(ARGS)

test: $(VENV)/.installed-for-tests  ## Run every check and test; installs what they need
	@sh scripts/install_browser.sh
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest $(ARGS)

bench: $(VENV)/.installed  ## Measure how long starting and asking take
	$(BIN)/python benchmarks/startup.py $(ARGS)

eval: $(VENV)/.installed  ## Answer the questions about the bundled documents; fails when that got worse
	@mkdir -p $(RUNS)
	$(BIN)/python -m eval predict $(SET) --corpus $(DOCUMENTS) --out $(RUNS)/answers.jsonl
	$(BIN)/python -m eval score $(SET) $(RUNS)/answers.jsonl --corpus $(DOCUMENTS) $(ARGS)
ifeq ($(SET),eval/sets/bundled.jsonl)
	$(BIN)/python -m eval gate $(SET) --corpus $(DOCUMENTS) --predictions $(RUNS)/answers.jsonl
endif

train: $(VENV)/.installed  ## Train the bundled embedding model anew from the texts in TEXTS
	$(BIN)/python -m index.embedders.train --shared $(TEXTS) --out $(MODEL) $(ARGS)

clean:  ## Remove the virtual environment, caches and measurements; the library in home/ stays
	rm -rf $(VENV) $(RUNS) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp that is newer than pyproject.toml says that nothing has to be installed.
$(VENV)/.installed: pyproject.toml
	@sh scripts/make_venv.sh $(VENV)
	@echo "Installing into $(VENV); the first time this takes some minutes."
	$(BIN)/python -m pip install --editable .
	@touch $@

$(VENV)/.installed-for-tests: pyproject.toml
	@sh scripts/make_venv.sh $(VENV)
	@echo "Installing into $(VENV) what the tests need too; the first time this takes some minutes."
	$(BIN)/python -m pip install --editable '.[dev]'
	@touch $(VENV)/.installed $@
