"""docs/runbook.md can be followed: its commands run, and tell of an execution what one wants."""

import re
import shutil
from pathlib import Path

import pytest

from tests.e2e.conftest import Shelf
from tests.support.deployed import Deployed
from tests.support.product_api import Api
from tests.support.running_cloud import ROOT, until
from tests.support.shell import TOOLS, fenced, printed, surroundings

RUNBOOK = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
STEPS = [commands for commands, _ in fenced(RUNBOOK)]

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)),
    reason="docs/runbook.md asks for bash, curl and jq",
)


@pytest.fixture(scope="module")
def execution(api: Api, shelf: Shelf) -> str:
    """A drill that waits for approval, so it is as it was, however slow the machine is."""
    wave = {
        "name": "Everything",
        "groupIds": [shelf.group()["groupId"]],
        "approval": {"instructions": "Call the owner."},
    }
    plan = api.made("/recovery-plans", {"name": api.name("Runbook"), "waves": [wave]})
    started = api.made("/executions", {"planId": plan["planId"], "mode": "DRILL"})
    execution_id: str = started["executionId"]
    until(lambda: api.got(f"/executions/{execution_id}")["awaits"], seconds=60)
    return execution_id


@pytest.fixture(scope="module")
def outputs(
    deployed: Deployed, execution: str, tmp_path_factory: pytest.TempPathFactory
) -> list[str]:
    person = deployed.person("Operator")
    own = {
        "EMAIL": person.email,
        "RECOVERY_PASSWORD": person.password,
        "EXECUTION": execution,
    }
    return printed(STEPS, surroundings(deployed, tmp_path_factory.mktemp("shell")) | own)


def test_it_tells_every_variable_that_its_commands_need(deployed: Deployed) -> None:
    exported = {
        name
        for line in re.findall(r"^    export (.*)", RUNBOOK, re.MULTILINE)
        for name in re.findall(r"(\w+)=", line)
    }

    needed = set(re.findall(r"\$\{?([A-Z_]{3,})\b", "".join(STEPS)))
    set_here = set(re.findall(r"\b([A-Z_]{3,})=\$\(", "".join(STEPS)))
    assert needed - set_here <= exported
    assert exported <= {
        *surroundings(deployed, Path("/")),
        *("EMAIL", "RECOVERY_PASSWORD", "EXECUTION"),
    }


def test_it_finds_the_execution_and_whom_it_waits_for(outputs: list[str], execution: str) -> None:
    _, running, one, *_ = outputs

    assert re.search(rf'"{execution}".*"Wave Everything waits for approval\."', running)
    assert '{"status":"RUNNING"' in one
    assert '["Wave Everything waits for approval."]' in one
    assert '{"number":1,"name":"Everything","status":"AWAITING_APPROVAL"}' in one


def test_it_finds_what_drives_the_execution_and_what_was_decided(
    outputs: list[str], execution: str
) -> None:
    told = "".join(outputs)

    assert re.search(rf"^{execution}\t", told, re.MULTILINE)
    assert '"decision"' in told
