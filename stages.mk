# The stages of `make check` and of the rest of `make test`. The Makefile sets up what they need,
# and has two of them run at the same time: one is done when all that it says comes in one piece.

stage = @printf '%-11s %s\n' '$(1)' '$(2)'

# What a stage says is kept until it is done, so it is not said to a terminal.
export NO_COLOR := 1

# Two more than there are processors: half of them mostly wait for simulated hours.
PROCESSES := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 2)

# Whoever has nothing to wait for makes way for whoever simulates hours in seconds.
PATIENTLY := nice -n 10

.PHONY: check slower console layers format lint types unit properties openapi clouds privilege pages templates thorough

# The longest first.
check: console layers format lint types unit properties openapi
slower: clouds thorough pages privilege templates

console:
	$(call stage,console,$(CONSOLE_CHECKS))
	@for check in $(CONSOLE_CHECKS); do $(CONSOLE) $$check || exit 1; done

layers:
	$(call stage,layers,lint-imports)
	@said=$$($(BIN)/lint-imports --no-logo --cache-dir .cache/importlinter) || { echo "$$said"; exit 1; }

format:
	$(call stage,format,ruff format --check)
	@$(BIN)/ruff format --check --quiet . || { echo 'Repair it with: make fmt' >&2; exit 1; }

lint:
	$(call stage,lint,ruff check)
	@$(BIN)/ruff check --quiet .

types:
	$(call stage,types,mypy)
	@said=$$($(BIN)/mypy) || { echo "$$said"; exit 1; }

unit:
	$(call stage,unit,pytest tests/unit; every line and branch of the domain)
	@$(BIN)/pytest tests/unit --quiet --cov=recovery.domain --cov-branch --cov-report=
	@said=$$($(BIN)/coverage report --fail-under=100 2>&1) || { echo "$$said"; exit 1; }

properties:
	$(call stage,properties,pytest tests/properties with 50 examples each)
	@HYPOTHESIS_PROFILE=quick $(BIN)/pytest tests/properties --quiet

openapi:
	$(call stage,openapi,docs/openapi.json says what the routes say)
	@$(BIN)/python -m scripts.openapi --check

clouds:
	$(call stage,clouds,every other test: what needs local clouds, and a browser)
	@rm -rf $(CALLS)
	@HYPOTHESIS_PROFILE=thorough LOCALCLOUD_CALLS=$(CALLS) $(BIN)/pytest tests --quiet -n $(PROCESSES) --dist loadfile --no-loadscope-reorder \
		--ignore=tests/unit --ignore=tests/properties --ignore=tests/least_privilege

privilege: clouds
	$(call stage,privilege,every permission is used; nothing was done without one)
	@LOCALCLOUD_CALLS=$(CALLS) $(BIN)/pytest tests/least_privilege --quiet

pages:
	$(call stage,pages,those of the console, as components)
	@$(PATIENTLY) $(CONSOLE) test:pages

templates:
	$(call stage,templates,checkov)
	@CKV_SKIP_PACKAGE_UPDATE_CHECK=true $(PATIENTLY) .venv-checkov/bin/checkov --config-file .checkov.yaml

thorough:
	$(call stage,thorough,properties with 250 examples each, the promises with 2000)
	@HYPOTHESIS_PROFILE=thorough $(PATIENTLY) $(BIN)/pytest tests/unit tests/properties -m hypothesis --quiet -n auto
