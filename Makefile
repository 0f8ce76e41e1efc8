# demo · test · check · bench · snapshot. Each creates .venv when it is missing; nothing else has to be set up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check bench snapshot lock

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Gander needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 demo") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@command -v uv >/dev/null 2>&1 || test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@UV=$$(command -v uv || echo $(BIN)/uv); \
	  $$UV pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
	  $$UV pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

demo: $(STAMP)
	@$(BIN)/gander demo

check: $(STAMP)
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest -n 2 -q

bench: $(STAMP)
	$(BIN)/python -m benchmarks.run

snapshot: $(STAMP)
	$(BIN)/python -c "from pathlib import Path; from gander.shell.places import build_places; build_places(Path('../shared/data'), Path('src/gander/data/places'))"
	$(BIN)/python -c "from pathlib import Path; from gander.shell.boards_maker import build_boards; print(build_boards(Path('../shared/data'), Path('src/gander/data/boards')))"
	$(BIN)/gander snapshot --from ../shared/data --to src/gander/data/market

lock:
	uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --extra pictures --extra fast --extra pdf --extra docx --group dev pyproject.toml -o requirements.lock
