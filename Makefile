# Two commands: `make demo` runs the demonstration child, `make test` runs the tests.
# Each sets up its own environment in .venv; all it needs is Python 3.11 to 3.13 and make.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench clean

demo: .venv/.ready
	$(BIN)/osteofoci demo --out demo

# As many at a time as there are cores, four at most; a file in one process, so that its fixtures are made once,
# the whole journeys not last; one thread of linear algebra each, since two would wait for each other.
test: check
	OPENBLAS_NUM_THREADS=1 $(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: .venv/.ready
	$(BIN)/ruff check src tests training docs
	$(BIN)/ruff format --check src tests training docs
	$(BIN)/mypy

bench: .venv/.ready
	$(BIN)/osteofoci bench --patients 6

# uv where it is found, else uv from pip in a folder of its own, else plain pip.
.venv/.ready: pyproject.toml uv.lock
	@if command -v uv >/dev/null 2>&1; then uv sync --frozen --quiet; \
	elif { test -x .uv/bin/uv || { $(PYTHON) -m venv .uv && .uv/bin/pip install --quiet uv; }; }; \
	then .uv/bin/uv sync --frozen --quiet --python $(PYTHON); \
	else $(PYTHON) -m venv .venv && $(BIN)/pip install --quiet --upgrade pip && \
	$(BIN)/pip install --quiet --editable . --group dev; fi
	@touch $@

clean:
	rm -rf .venv .uv demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
