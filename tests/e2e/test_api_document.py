"""docs/api.md is true: its commands run in one shell, and print what it says they print."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.people import new_password
from tests.support.deployed import REGION, Deployed, deployed_product
from tests.support.running_cloud import HUB, ROOT

DOCUMENT = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
END = "--- end of step ---"
TOOLS = ("bash", "curl", "jq")

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason="docs/api.md asks its reader for bash, curl and jq"
)


class Step(NamedTuple):
    commands: str
    printed: str | None
    """None: nothing that the document would show."""


def steps() -> list[Step]:
    blocks = re.findall(
        r"^```sh\n(.*?)^```\n(?:\n```json\n(.*?)^```)?", DOCUMENT, re.DOTALL | re.MULTILINE
    )
    return [Step(commands, printed or None) for commands, printed in blocks]


STEPS = steps()
SHOWN = [number for number, step in enumerate(STEPS) if step.printed]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    """As new: the document begins with an empty product."""
    with deployed_product(folder=tmp_path_factory.mktemp("deployed")) as product:
        yield product


@pytest.fixture(scope="module")
def outputs(product: Deployed, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Of each step that was reached."""
    script = "".join(f"{step.commands}\necho '{END}'\n" for step in STEPS)
    ran = subprocess.run(  # noqa: S603  what we have written ourselves
        ["bash", "-euo", "pipefail", "-c", script],  # noqa: S607  wherever it is
        cwd=ROOT,
        env=surroundings(product, tmp_path_factory.mktemp("shell")),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, ""), f"{ran.stdout}\n{ran.stderr}"
    return ran.stdout.split(f"{END}\n")


def surroundings(product: Deployed, folder: Path) -> dict[str, str]:
    """What the document tells its reader to export, and what ``make demo`` prints."""
    who = product.cloud.administrator()
    tools = ROOT / ".venv-localcloud" / "bin"
    return {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "AWS_ACCESS_KEY_ID": who.access_key,
        "AWS_SECRET_ACCESS_KEY": who.secret_key,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT_URL": product.cloud.endpoint,
        "ENV": "test",
        "API": product.api_url,
        "ACCOUNT": HUB,
        "REGION": REGION,
        "EMAIL": "ada@example.com",
        "RECOVERY_PASSWORD": new_password(),
    }


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_document_tells_every_variable_that_its_commands_need(product: Deployed) -> None:
    exported = {
        name
        for line in re.findall(r"^    export (.*)", DOCUMENT, re.MULTILINE)
        for name in re.findall(r"(\w+)=", line)
    }

    given = surroundings(product, Path("/")).keys()

    assert exported == {"ENV", "API", "ACCOUNT", "REGION", "EMAIL", "RECOVERY_PASSWORD"}
    assert exported <= given


@pytest.mark.parametrize("number", SHOWN)
def test_a_command_prints_what_the_document_shows(outputs: list[str], number: int) -> None:
    shown = without_space(STEPS[number].printed or "")
    pattern = ".*".join(re.escape(part) for part in shown.split("…"))

    printed = without_space(outputs[number])

    assert re.fullmatch(pattern, printed), f"{STEPS[number].commands}\n{outputs[number]}"


def test_all_other_commands_print_nothing(outputs: list[str]) -> None:
    silent = [outputs[number] for number in range(len(STEPS)) if number not in SHOWN]

    assert set(silent) == {""}


def test_nothing_is_claimed_that_was_not_printed() -> None:
    assert DOCUMENT.count("```json") == len(SHOWN)
