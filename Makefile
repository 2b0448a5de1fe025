# Two commands do everything: `make demo` shows it, `make test` checks it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
# torch slows spaCy and is needed for training only, so training has an environment of its own.
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export TOKENIZERS_PARALLELISM = false

.PHONY: demo test lint types imports tests install install-test eval benchmark schema train-attribution clean

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	touch $@

install: $(VENV)/.installed
install-test: $(VENV)/.installed-test

demo: install
	$(BIN)/headwater demo --out headwater-report

test: install-test browser lint types imports tests

lint:
	$(BIN)/ruff check src tests eval benchmarks training
	$(BIN)/ruff format --check src tests eval benchmarks training

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports

tests:
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

# The page is tested in a real browser: Debian's, installed here when it is missing and we may.
.PHONY: browser
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
		|| { echo "Chromium is needed to test the report: install it (Debian: apt-get install chromium)"; exit 1; }

eval: install-test
	$(BIN)/python -m eval --data $(DATA)

benchmark: install-test
	$(BIN)/python -m benchmarks.extract --data $(DATA)/basil

schema: install
	$(BIN)/python -m headwater.present.schema > docs/ledger.schema.json

# Train, export, fit thresholds and calibration, print the reliability table, predict dev for the scorer. PYTHON must have
# the package and training/requirements.txt; TRAIN="--stop 3" takes three steps, to see training and export run.
TRAINED := build/attribution
train-attribution:
	$(PYTHON) -m training.attribution --data $(DATA)/polnear --out $(TRAINED) $(TRAIN)
	$(PYTHON) -m training.attribution.export $(TRAINED)/final.pt $(TRAINED)/model
	$(PYTHON) -m training.attribution.fit --data $(DATA)/polnear $(TRAINED)/model
	$(PYTHON) -m training.attribution.reliability --data $(DATA)/polnear --split dev $(TRAINED)/model
	$(PYTHON) -m eval.polnear --data $(DATA)/polnear --split dev --finder tagger --model $(TRAINED)/model --out $(TRAINED)/dev.jsonl

clean:
	rm -rf $(VENV) build dist headwater-report .pytest_cache .mypy_cache .ruff_cache
