# `make` alone lists what can be asked. All state is under var/; `make clean` removes it.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000

BIN := var/venv/bin
PY := $(BIN)/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))
LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header

ON_ALL_CORES := --numprocesses auto --dist loadfile --no-loadscope-reorder --durations 20 --durations-min 5
NO_MATTER_WHICH_DATABASE := $(addprefix --ignore ,tests/processes tests/house tests/desk/checker/test_fetch.py tests/doors/test_every_page.py tests/doors/test_openapi.py)

# The server of `make run` speaks plain HTTP to this machine. Everything else keeps the defaults of a public host.
run: export HTTPS ?= 0
run: export ALLOWED_HOSTS ?= localhost,127.0.0.1,[::1],$(HOST)
run: export RELAX_STAFF_LOGIN ?= $(if $(filter localhost 127.0.0.1,$(HOST)),1,0)

.DEFAULT_GOAL := help
.PHONY: help run test lint promises screenshots lock clean

help: ## what can be asked
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1	\2/p' Makefile | expand -t 12

run: var/venv/.run var/secret-key $(CATALOGUES) var/.static ## set up what is missing and start the site (HOST, PORT)
	@! $(PY) -c 'import socket; socket.create_server(("$(HOST)", $(PORT)))' 2>&1 | grep -q "already in use" || { echo "$(HOST):$(PORT) is taken. Try another port: make run PORT=8001" >&2; exit 1; }
	@$(PY) manage.py setup
	@echo "The site is at http://$(HOST):$(PORT)/ and the desk at http://$(HOST):$(PORT)/admin/. Ctrl-C stops it."
	@exec $(BIN)/granian --interface wsgi directory.wsgi:application --host $(HOST) --port $(PORT) --blocking-threads 16 --no-ws --log-level error

test: export MADE_ONCE = $(CURDIR)/var/once
test: var/venv/.dev var/tools/.made var/secret-key $(CATALOGUES) var/.static ## run every test: on SQLite, in browsers, on PostgreSQL
	@rm -rf $(MADE_ONCE)
	@echo "Tests on SQLite"
	@env -u DATABASE_URL -u EDITION_URL $(PY) -m pytest $(ON_ALL_CORES) -m "not browser" --junitxml var/report.xml
	@echo "Tests in browsers"
	@env -u DATABASE_URL -u EDITION_URL $(PY) -m pytest $(ON_ALL_CORES) -m browser --junitxml var/report-browser.xml tests/browser
	@echo "Tests on PostgreSQL: all that ask a database"
	@$(PY) -m tests.postgres $(PY) -m pytest $(ON_ALL_CORES) -m "not browser" $(NO_MATTER_WHICH_DATABASE)

lint: var/venv/.dev var/secret-key ## check format, style, imports, migrations, translations and the settings of a public host
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/ruff check --quiet
	@$(BIN)/lint-imports --no-logo
	@$(PY) manage.py makemigrations --check --dry-run
	@$(PY) tests/house/untranslated.py
	@ALLOWED_HOSTS=puente.example $(PY) -W error manage.py check --deploy --fail-level WARNING

promises: ## write docs/promises.md from what the last “make test” answered
	@$(PY) -m tests.house.promises

screenshots: var/venv/.dev ## take the pictures of the README again, from a site that runs (HOST, PORT)
	@HOST=$(HOST) PORT=$(PORT) $(PY) -m tests.browser.screenshots

lock: ## choose the newest dependencies again (needs uv)
	$(LOCK) --upgrade --output-file requirements.txt
	$(LOCK) --upgrade --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean: ## forget everything: databases, environment, compiled texts
	rm -rf var $(CATALOGUES)

var/venv/.made:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Puente needs Python 3.11 or newer; $(PYTHON) is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	@echo "Making the environment var/venv"
	@rm -rf var/venv
	@$(PYTHON) -m venv var/venv
	@touch $@

var/venv/.run: requirements.txt | var/venv/.made
	@echo "Installing what the site needs, each file checked against its hash"
	@$(PIP) --requirement $<
	@touch $@

var/venv/.dev: requirements-dev.txt var/venv/.run
	@echo "Installing what the tests need"
	@$(PIP) --requirement $<
	@touch $@

var/tools/.made: tests/tools/package-lock.json
	@echo "Installing the outside checkers of the tests, where there is npm"
	@mkdir -p var/tools && cp tests/tools/package*.json var/tools/
	@! command -v npm >/dev/null || npm ci --prefix var/tools --ignore-scripts --no-audit --no-fund --silent
	@touch $@

var/secret-key: | var/venv/.made
	@echo "Making the secret key $@"
	@umask 077 && $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(60))' > $@

%.mo: %.po | var/venv/.run
	@echo "Compiling $<"
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

var/.static: $(shell find static 2>/dev/null) var/venv/.run | var/secret-key
	@echo "Collecting the static files"
	@$(PY) manage.py collectstatic --no-input --verbosity 0
	@touch $@
