"""What the pages for operators and security teams name is there: files, tests, codes, alarms."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from recovery.domain.errors import RecoveryError
from recovery.domain.execution.server_run import FailureCode
from recovery.domain.findings import FindingCode
from recovery.handlers.api.problems import STATUSES
from recovery.handlers.api.refusals import Refused
from tests.support.running_cloud import ROOT
from tests.support.templates import FILES, of_type

PAGES = [ROOT / "docs" / name for name in ("security.md", "troubleshooting.md")]
LINK = re.compile(r"\]\(([^)#:]*)(?:#([\w-]+))?\)")
K = TypeVar("K")
CODE = re.compile(r"`([A-Z]+(?:_[A-Z]+)+|[A-Z]{5,})`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for file, heading in LINK.findall(page.read_text()):
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), file
        assert not heading or heading in headings(target), heading


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_test_that_is_named_exists(page: Path) -> None:
    named = set(re.findall(r"`(test_\w+)`", page.read_text()))

    assert sorted(named - names_of_tests()) == []


def test_every_threat_is_answered_by_a_test() -> None:
    _, _, table = PAGES[0].read_text().partition("## Threats and answers")

    rows = [line for line in table.splitlines() if line.startswith("|")][2:]
    assert rows
    assert [row for row in rows if not re.search(r"`test_\w+` \|$", row)] == []


def test_every_code_that_is_named_exists() -> None:
    named = set(CODE.findall(PAGES[1].read_text()))

    known = {*FailureCode, *FindingCode, *re.findall(r'"([A-Z][A-Z_]+)"', source())}
    assert named
    assert sorted(named - known) == []


def test_the_status_beside_a_code_is_what_the_api_answers() -> None:
    table, _, _ = PAGES[1].read_text().partition("## A token is refused")
    answered = dict(answers())

    cells = "\n".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| "))
    said = {
        code: int(status)
        for status, codes in re.findall(r"(\d{3}) ((?:`\w+`(?:, )?)+)", cells)
        for code in re.findall(r"\w+", codes)
    }
    assert said == answered


def test_whatever_can_be_wrong_with_a_server_is_explained() -> None:
    named = set(CODE.findall(PAGES[1].read_text()))

    assert sorted(set(FailureCode) - named - {"REFUSED"}) == []


def test_every_alarm_that_is_named_exists() -> None:
    named = set(re.findall(r"alarm `([\w-]+)`", PAGES[1].read_text()))

    alarms = [a for file in FILES for a in of_type(file.name, "AWS::CloudWatch::Alarm").values()]
    names = {str(alarm["Properties"]["AlarmName"]["Fn::Sub"]) for alarm in alarms}
    assert {f"${{Prefix}}-{name}" for name in named} <= names


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


def headings(page: Path) -> set[str]:
    """As links name them."""
    found = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


@cache
def names_of_tests() -> frozenset[str]:
    text = "\n".join(file.read_text() for file in (ROOT / "tests").rglob("test_*.py"))
    return frozenset(re.findall(r"^def (test_\w+)", text, re.MULTILINE))


@cache
def source() -> str:
    """Of the product, and of what answers at its door."""
    code = sorted((ROOT / "lambda").rglob("*.py"))
    return "\n".join(map(Path.read_text, (*code, ROOT / "cfn" / "api.yaml")))
