"""The pages for operators and security teams leave nothing out: codes, alarms, threats."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import TypeVar

from recovery.domain.errors import RecoveryError
from recovery.domain.execution.server_run import FailureCode
from recovery.domain.execution.settings import ExecutionSettings
from recovery.domain.findings import FindingCode
from recovery.domain.health_checks import AgentCheck, StatusCheck
from recovery.domain.recovery_plan import WaveConduct
from recovery.handlers.api.problems import STATUSES
from recovery.handlers.api.refusals import Refused
from tests.support.pages import page
from tests.support.running_cloud import ROOT
from tests.support.templates import FILES, of_type

RUNBOOK, SECURITY, TROUBLESHOOTING = (
    page(f"docs/{name}.md") for name in ("runbook", "security", "troubleshooting")
)
K = TypeVar("K")


def test_every_threat_is_answered_by_a_test() -> None:
    _, _, table = SECURITY.text.partition("## Threats and answers")

    rows = [line for line in table.splitlines() if line.startswith("|")][2:]
    assert rows
    assert [row for row in rows if not re.search(r"`test_\w+` \|$", row)] == []


def test_every_code_that_is_explained_exists() -> None:
    known = {*FailureCode, *FindingCode, *re.findall(r'"([A-Z][A-Z_]+)"', source())}

    assert codes()
    assert sorted(codes() - known) == []


def test_the_status_beside_a_code_is_what_the_api_answers() -> None:
    table, _, _ = TROUBLESHOOTING.text.partition("## A token is refused")
    answered = dict(answers())

    cells = "\n".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| "))
    said = {
        code: int(status)
        for status, codes in re.findall(r"(\d{3}) ((?:`\w+`(?:, )?)+)", cells)
        for code in re.findall(r"\w+", codes)
    }
    assert said == answered


def test_whatever_can_be_wrong_with_a_server_is_explained() -> None:
    assert sorted(set(FailureCode) - codes() - {"REFUSED"}) == []


def test_the_runbook_has_every_alarm_that_can_ring_and_no_other() -> None:
    _, _, chapter = RUNBOOK.text.partition("## An alarm rings")
    table = [line for line in chapter.partition("\n## ")[0].splitlines() if line.startswith("| `")]

    told = {name for row in table for name in re.findall(r"`([\w-]+)`", row.split("|")[1])}
    assert told == set(alarms("operations.yaml"))


def test_every_alarm_that_is_named_exists() -> None:
    named = TROUBLESHOOTING.text, RUNBOOK.text

    found = {name for text in named for name in re.findall(r"alarms? `([\w-]+)`", text)}
    assert found
    assert found <= {name for file in FILES for name in alarms(file.name)}


def test_the_runbook_tells_how_long_is_waited_for_what() -> None:
    settings, checks = ExecutionSettings(), (StatusCheck(), AgentCheck())
    patience = settings.patience

    told = (
        f"| {minutes(patience.linux_job)} min, with Windows {minutes(patience.windows_job)} min:",
        f"after {', '.join(str(pause.seconds) for pause in settings.backoff)} s |",
        f"| {minutes(patience.start)} min: `OUTCOME_UNKNOWN` |",
        f"| {minutes(patience.instance)} min: `NO_INSTANCE` |",
        "{} min for EC2 status checks, {} min for the agent".format(
            *(minutes(check.timeout) for check in checks)
        ),
        f"time limit, {minutes(WaveConduct(name='Any').timeout) // 60} hours if",
    )
    assert [each for each in told if each not in RUNBOOK.text] == []


def minutes(span: timedelta) -> int:
    return span // timedelta(minutes=1)


def alarms(template: str) -> Iterator[str]:
    for alarm in of_type(template, "AWS::CloudWatch::Alarm").values():
        yield str(alarm["Properties"]["AlarmName"]["Fn::Sub"]).removeprefix("${Prefix}-")


def codes() -> set[str]:
    spans = (re.fullmatch(r"[A-Z]+(?:_[A-Z]+)+|[A-Z]{5,}", span) for span in TROUBLESHOOTING.spans)
    return {span[0] for span in spans if span}


def answers() -> Iterator[tuple[str, int]]:
    """Codes of problem documents, with their statuses."""
    for error in kinds_of(RecoveryError):
        status = next((STATUSES[each] for each in error.__mro__ if each in STATUSES), None)
        if status:
            yield error.code, status.value
    for refusal in kinds_of(Refused):
        yield refusal.code, refusal.status.value
    for response in of_type("api.yaml", "AWS::ApiGateway::GatewayResponse").values():
        told = json.loads(response["Properties"]["ResponseTemplates"]["application/json"])
        default = 400 if response["Properties"]["ResponseType"] == "DEFAULT_4XX" else 500
        yield told["code"], told.get("status", default)


def kinds_of(kind: type[K]) -> Iterator[type[K]]:
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of(each)


@cache
def source() -> str:
    """Of the product, and of what answers at its door."""
    code = sorted((ROOT / "lambda").rglob("*.py"))
    return "\n".join(file.read_text() for file in (*code, ROOT / "cfn" / "api.yaml"))
