# Everything runs in $(VENV), made by the standard library's venv: a distribution's own Python may be externally
# managed, and its pip may be older than dependency groups.

PYTHON ?= python3
VENV ?= .venv
DIST ?= dist
BIN = $(VENV)/bin

.DELETE_ON_ERROR:
.PHONY: demo test cover lint docs build pictures slow bench peers changes accept clean

demo: $(VENV)/.installed
	$(BIN)/nkconflict parse examples/articles --table casualties
	$(BIN)/nkconflict parse examples/articles --table ceasefires

# On all cores. COVERAGE=1 runs the very same tests under coverage, so that nobody has to run them twice.
# ARGS goes to pytest: make test ARGS='-k ceasefire'
test: $(VENV)/.group-test $(VENV)/.axe
	$(BIN)/python -m pytest -n auto $(if $(COVERAGE),--cov --cov-report=) $(ARGS)

cover:
	$(MAKE) test COVERAGE=1
	$(BIN)/coverage report

lint: $(VENV)/.group-test $(VENV)/.group-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src tests
	$(BIN)/pyrefly check --python-interpreter-path $(BIN)/python
	$(BIN)/lint-imports --no-logo

# The pages into build/docs, every notebook run, warnings as errors, and no link inside that leads nowhere.
docs: $(VENV)/.group-docs
	$(BIN)/python -m sphinx -W --keep-going -E -q -d build/doctrees docs build/docs
	$(BIN)/python tools/check_links.py build/docs

# The pictures of the README and of the documentation, made anew; that of an article needs Chromium and its driver.
pictures: $(VENV)/.group-test
	$(BIN)/python tools/pictures.py
	$(BIN)/python tools/picture_article.py

build: $(VENV)/.group-dev
	$(BIN)/python -m build --outdir $(DIST)

# Lowest declared versions, other Pythons, each data frame library alone, the tests marked slow: minutes, not seconds.
slow: $(VENV)/.installed
	$(BIN)/python tools/slow.py

# Each with its bar; what the documentation shows of them is written to benchmarks/results. One that misses its bar
# does not stop the others.
BENCHMARKS = import_time reading_speed document_size hostile processes memory json_share
bench: $(VENV)/.group-test
	missed=; \
	for each in $(BENCHMARKS); do \
	    echo "== $$each"; $(BIN)/python benchmarks/$$each.py --csv benchmarks/results || missed="$$missed $$each"; \
	done; \
	for each in corpus_growth frames_speed dumping_speed; do \
	    echo "== $$each"; $(BIN)/python benchmarks/$$each.py || missed="$$missed $$each"; \
	done; \
	if [ -n "$$missed" ]; then echo "bars missed by:$$missed"; exit 1; fi

# Other libraries over the same texts, each installed by itself, and the picture of their speeds.
peers: $(VENV)/.group-test
	$(BIN)/python benchmarks/peers.py --csv benchmarks/results
	$(BIN)/python tools/pictures.py

# What the reader came to claim, gave up or reads otherwise since `make accept`. make changes AGAINST=v0.1.0
# compares with a revision instead; UNSEEN=name,name only counts what changed in articles that are held back.
changes: $(VENV)/.installed
	$(BIN)/python tools/changes.py $(if $(AGAINST),--against $(AGAINST)) $(if $(UNSEEN),--unseen $(UNSEEN))

accept: $(VENV)/.installed
	$(BIN)/python tools/changes.py --accept

clean:
	rm -rf .venv .venv-* build dist htmlcov .coverage .coverage.* .hypothesis \
	    .import_linter_cache .mypy_cache .pyrefly_cache .pytest_cache .ruff_cache mutants docs/drawn docs/examples
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The face is a prerequisite because the installed metadata takes its version from there.
$(VENV)/.installed: pyproject.toml src/nkconflict/__init__.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.group-%: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group $*
	touch $@

# axe-core, as a package for another browser library than ours carries it: that library is not wanted.
$(VENV)/.axe: $(VENV)/.group-test
	$(BIN)/python -m pip install --quiet --no-deps 'axe-playwright-python>=0.1.8'
	touch $@
