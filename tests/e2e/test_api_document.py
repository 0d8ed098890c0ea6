"""docs/api.md is true: its commands run in one shell, and print what it says they print."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.people import new_password
from tests.support.deployed import Deployed, deployed_product
from tests.support.running_cloud import ROOT
from tests.support.shell import TOOLS, fenced, printed, surroundings

DOCUMENT = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
STEPS = fenced(DOCUMENT)
SHOWN = [number for number, (_, shown) in enumerate(STEPS) if shown]

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason="docs/api.md asks its reader for bash, curl and jq"
)


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    """As new: the document begins with an empty product."""
    with deployed_product(folder=tmp_path_factory.mktemp("deployed")) as product:
        yield product


@pytest.fixture(scope="module")
def outputs(product: Deployed, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Of each step."""
    return printed(
        [commands for commands, _ in STEPS], exported(product, tmp_path_factory.mktemp("shell"))
    )


def exported(product: Deployed, folder: Path) -> dict[str, str]:
    own = {"EMAIL": "ada@example.com", "RECOVERY_PASSWORD": new_password()}
    return surroundings(product, folder) | own


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_document_tells_every_variable_that_its_commands_need(product: Deployed) -> None:
    told = {
        name
        for line in re.findall(r"^    export (.*)", DOCUMENT, re.MULTILINE)
        for name in re.findall(r"(\w+)=", line)
    }

    given = exported(product, Path("/")).keys()

    assert told == {"ENV", "API", "ACCOUNT", "REGION", "EMAIL", "RECOVERY_PASSWORD"}
    assert told <= given


@pytest.mark.parametrize("number", SHOWN)
def test_a_command_prints_what_the_document_shows(outputs: list[str], number: int) -> None:
    commands, shown = STEPS[number]
    pattern = ".*".join(re.escape(part) for part in without_space(shown or "").split("…"))

    answered = without_space(outputs[number])

    assert re.fullmatch(pattern, answered), f"{commands}\n{outputs[number]}"


def test_all_other_commands_print_nothing(outputs: list[str]) -> None:
    silent = [outputs[number] for number in range(len(STEPS)) if number not in SHOWN]

    assert set(silent) == {""}


def test_nothing_is_claimed_that_was_not_printed() -> None:
    assert DOCUMENT.count("```json") == len(SHOWN)
