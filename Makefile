# The workflow, the same commands that CI runs. Needs Python 3.11 or newer and nothing else.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint types check samples browser lock clean

demo: .venv/ready ## set up, review the bundled sample day offline, print where the page is
	@$(BIN)/broadsheet demo

test: .venv/ready-dev ## set up and pass every test
	@$(BIN)/python -m pytest

lint: .venv/ready-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/ready-dev
	@$(BIN)/mypy

check: test lint types ## all that CI holds

samples: .venv/ready-dev ## what is committed of the sample day's review, made anew in every form
	@$(BIN)/python -m tests.data.regenerate
	@$(BIN)/python docs/generate.py

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("broadsheet needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	@test -d .venv || $(PYTHON) -m venv .venv
	@echo "setting up .venv ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

browser: ## install what the checks of the page need (a browser, Java, axe, a validator); else they skip
	@evals/page/install

lock: ## refresh the lock files to the newest releases
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--group build pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--group build --group dev pyproject.toml -o requirements-dev.lock

clean:
	@rm -rf .venv demo
