# The front door. A verb sets up what it needs, does its work, and says each stage in one line.
# With another Python: `make check PYTHON=python3.13`.

PYTHON ?= python3

# Of `make demo` and `make drill`: which servers there are, how fast time runs, where it listens.
WORLD ?= three-tier
SPEED ?= 120
PORT ?= 4566

# Of `make drill`: how long after its end the instances go; empty: they stay.
CLEANUP ?= PT5M

# Of `make deploy`: which of several deployments.
ENV ?= dev

BIN := .venv/bin
CONSOLE := npm --prefix frontend run --silent
CONSOLE_CHECKS := typecheck lint format:check api:check test:models size

# Everything that is made lies in these, so `make clean` removes just them.
MADE := .venv .venv-localcloud .venv-checkov frontend/node_modules frontend/dist .cache
# What IAM was asked while the tests ran.
CALLS := $(CURDIR)/.cache/calls
export PYTHONPYCACHEPREFIX := $(CURDIR)/.cache/pycache
export PYTHONPATH := $(CURDIR)/lambda
# Compiled modules are kept, because they are not kept next to their sources.
unexport PYTHONDONTWRITEBYTECODE

# Two at a time: most of them know only one processor. Older makes mix what two of them say.
IN_ONE_PIECE := $(if $(filter output-sync,$(.FEATURES)),--output-sync)
STAGES = $(MAKE) --no-print-directory --file=stages.mk --jobs=2 $(IN_ONE_PIECE)
export BIN CONSOLE CONSOLE_CHECKS CALLS

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo drill test check fmt build openapi bench screenshots deploy clean setup setup-console setup-localcloud setup-checkov

stage = @printf '%-11s %s\n' '$(1)' '$(2)'

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: setup setup-console setup-localcloud ## the product and an AWS on this machine (WORLD=, SPEED=, PORT=)
	$(call stage,demo,python -m scripts.demo)
	@exec $(BIN)/python -m scripts.demo --world $(WORLD) --speed $(SPEED) --port $(PORT)

drill: setup setup-localcloud ## one drill in the terminal: of `make demo` if it runs, else of its own
	$(call stage,drill,scripts/drill.sh)
	@exec scripts/drill.sh --world $(WORLD) --speed $(SPEED) --port $(PORT) $(if $(CLEANUP),--cleanup-after $(CLEANUP))

test: check setup-console setup-localcloud setup-checkov ## check, then everything that is slower
	$(call stage,slower,stages.mk has the stages: each is told when it is done)
	@$(STAGES) slower

check: setup setup-console ## layers, format, lint, types, unit tests, quick properties, openapi, console
	$(call stage,check,stages.mk has the stages: each is told when it is done)
	@$(STAGES) check

fmt: setup setup-console ## repair format and lint, as far as a machine can
	$(call stage,lint,ruff check --fix)
	@$(BIN)/ruff check --fix --exit-zero --quiet .
	$(call stage,format,ruff format)
	@$(BIN)/ruff format --quiet .
	@$(CONSOLE) format

build: setup ## what gets deployed: functions, templates
	$(call stage,build,scripts/package.sh)
	@rm -rf .cache/build
	@scripts/package.sh

openapi: setup setup-console ## the description of the REST API, and the console's client made from it
	$(call stage,examples,python -m tests.support.record_api_examples)
	@$(BIN)/python -m tests.support.record_api_examples > /dev/null
	$(call stage,openapi,python -m scripts.openapi)
	@$(BIN)/python -m scripts.openapi
	@$(CONSOLE) api

bench: setup setup-console setup-localcloud ## measure, and write it into benchmarks/README.md and docs/costs.md
	$(call stage,bench,python -m benchmarks)
	@$(BIN)/python -m benchmarks

screenshots: setup setup-console setup-localcloud ## pictures of every page, in .cache/screenshots
	$(call stage,pictures,python -m scripts.screenshots)
	@$(BIN)/python -m scripts.screenshots

deploy: setup ## into an AWS account (ENV=, REGION=); options: scripts/deploy.sh --help
	$(call stage,deploy,scripts/deploy.sh $(ENV))
	@scripts/deploy.sh $(ENV) $(if $(REGION),--region $(REGION))

clean: ## remove what the verbs above have made
	@rm -rf $(MADE)

setup:
	$(call environment,.venv,requirements/dev.txt)

setup-console: setup
	@$(BIN)/python -m scripts.packages

# MiniStack wants exactly one version of botocore, so the local cloud lives by itself.
setup-localcloud:
	$(call environment,.venv-localcloud,requirements/localcloud.txt)

# checkov pins an old boto3.
setup-checkov:
	$(call environment,.venv-checkov,requirements/checkov.txt)

# Done once. Done again when the pins, the Python or the folder change, or after an interruption:
# `ready` is written last, inside what it vouches for, so that both go together.
define environment
	@stop() { echo "make: $$1" >&2; exit 1; }; \
	version=$$($(PYTHON) -c 'import platform; print(platform.python_version())' 2>/dev/null) \
		|| stop 'cannot run $(PYTHON). Install Python 3.11 or newer, or name it: make PYTHON=python3.12 …'; \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| stop "$(PYTHON) is version $$version. Name one that is 3.11 or newer: make PYTHON=python3.12 …"; \
	wanted="$$version $(CURDIR) $$(cksum < $(2))"; \
	[ -x $(1)/bin/python ] && [ "$$(cat $(1)/lib/ready 2>/dev/null)" = "$$wanted" ] && exit; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| stop '$(PYTHON) has no venv. On Debian and Ubuntu: apt-get install python3-venv'; \
	$(PYTHON) -m scripts.node || exit 1; \
	printf '%-11s %s\n' setup "Python $$version and $(2) into $(1)"; \
	rm -rf $(1) \
		&& $(PYTHON) -m venv $(1) \
		&& $(1)/bin/python -m pip install -qq --disable-pip-version-check --no-compile --require-hashes -r $(2) \
		&& echo "$$wanted" > $(1)/lib/ready
endef
