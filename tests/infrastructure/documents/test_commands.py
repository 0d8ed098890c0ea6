"""Commands that a page shows can be typed: programs, verbs, scripts and options exist."""

import importlib.util
import os
import re
import shutil
import subprocess
from functools import cache

import pytest
from botocore import xform_name
from botocore.exceptions import UnknownServiceError
from botocore.session import get_session

from tests.support.pages import PAGES, Page
from tests.support.running_cloud import ROOT

_OPTION = re.compile(r"(?<![^\s\[(])--[a-z][a-z-]+")
_OF_EVERY_CALL = frozenset({"--output", "--query", "--region", "--endpoint-url"})
_OF_THE_CLI_ALONE = {
    ("cloudformation", "deploy"): frozenset(
        {"--stack-name", "--template-file", "--capabilities", "--parameter-overrides", "--tags"}
    ),
}
_MAKEFILE = (ROOT / "Makefile").read_text()

every_page = pytest.mark.parametrize("page", PAGES, ids=str)


def called(page: Page, pattern: str) -> list[tuple[str, ...]]:
    """What the pattern finds in commands, as far as the next pipe or comment."""
    parts = (re.split(r" \| | # | && ", command) for command in page.commands)
    return [found for each in parts for part in each for found in re.findall(pattern, part)]


@every_page
def test_a_shell_understands_every_command(page: Page) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("There is no bash.")

    for block in page.blocks:
        read = subprocess.run(  # noqa: S603  only read, not run
            [bash, "-n"], input=block, capture_output=True, text=True, check=False
        )
        assert (read.returncode, read.stderr) == (0, ""), block


@every_page
def test_every_verb_and_variable_is_one_of_make(page: Page) -> None:
    calls = called(page, r"^(?:.*\$ )?make((?: [\w-]+)?)((?: [A-Z]+=\S*)*)")

    verbs = {verb.strip() for verb, _ in calls if verb.strip()}
    given = {name for _, settings in calls for name in re.findall(r"([A-Z]+)=", settings)}
    assert sorted(verbs - set(re.findall(r"^([a-z-]+):", _MAKEFILE, re.MULTILINE))) == []
    assert sorted(given - set(re.findall(r"\$\(([A-Z]+)\)", _MAKEFILE))) == []


@every_page
def test_every_script_can_be_run_and_knows_its_options(page: Page) -> None:
    for script, rest in called(page, r"scripts/([a-z_]+)\.sh(.*)"):
        assert os.access(ROOT / "scripts" / f"{script}.sh", os.X_OK), script
        assert sorted(set(_OPTION.findall(rest)) - options(script)) == [], f"{script}{rest}"


@cache
def options(script: str) -> frozenset[str]:
    """As its ``--help`` tells them."""
    told = subprocess.run(  # noqa: S603  our own
        [str(ROOT / "scripts" / f"{script}.sh"), "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    return frozenset(_OPTION.findall(told.stdout))


@every_page
def test_every_module_that_is_run_is_there(page: Page) -> None:
    ours = page.named(r"python -m ((?:localcloud|scripts|tests|benchmarks)[\w.]*)")

    assert [name for name in ours if importlib.util.find_spec(name) is None] == []


@every_page
def test_aws_knows_every_operation_and_its_options(page: Page) -> None:
    for service, operation, rest in called(page, r"\baws ([a-z][a-z0-9-]+) ([a-z][a-z-]+)(.*)"):
        known = options_of_aws(service, operation)
        assert known, f"aws {service} {operation}"
        given = {option.replace("--no-", "--") for option in _OPTION.findall(rest)}
        assert sorted(given - known - _OF_EVERY_CALL) == [], f"aws {service} {operation}"


@cache
def options_of_aws(service: str, operation: str) -> frozenset[str]:
    """Empty: there is no such operation."""
    if known := _OF_THE_CLI_ALONE.get((service, operation)):
        return known
    try:
        model = get_session().get_service_model(service)
    except UnknownServiceError:
        return frozenset()
    for name in model.operation_names:
        if xform_name(name, "-") == operation:
            shape = model.operation_model(name).input_shape
            members = shape.members if shape else {}
            return frozenset({"--help", *(f"--{xform_name(member, '-')}" for member in members)})
    return frozenset()


@every_page
def test_whatever_a_page_exports_is_used(page: Page) -> None:
    exported = {
        name
        for line in page.commands
        if line.startswith("export ")
        for name in re.findall(r"\b([A-Z_]+)=", line)
    }

    shown = "\n".join(page.commands)
    unused = [name for name in exported if f"${name}" not in shown and name not in variables()]
    assert unused == []


@cache
def variables() -> frozenset[str]:
    """That scripts read, or AWS does."""
    text = "\n".join(file.read_text() for file in (ROOT / "scripts").rglob("*.py"))
    of_aws = {"AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_PROFILE"}
    return frozenset(of_aws | set(re.findall(r"\"(RECOVERY_[A-Z_]+)\"", text)))
