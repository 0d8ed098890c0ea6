"""From a request to its answer, and what is logged about it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from logging import StreamHandler
from typing import Any

import pytest

from recovery.domain.audit import AuditRecord
from recovery.domain.people import Role
from recovery.observability import logger
from recovery.ports.paging import Page
from tests.support.api_events import (
    INSTALLATION,
    REQUEST_ID,
    a_context,
    an_event,
    answered_over,
    call_api,
)
from tests.support.memory.world import MemoryWorld


class Nonsense:
    """An audit trail of which a page is none."""

    def page(self, *_: object, **__: object) -> Any:  # noqa: ANN401 - that is the point
        return {"items": "s3cret"}


class Broken:
    def page(self, *_: object, **__: object) -> Page[AuditRecord]:
        raise KeyError("cellar")


class Log:
    """What the function would write to CloudWatch."""

    def __init__(self) -> None:
        self.text = StringIO()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.getvalue().splitlines()]


@pytest.fixture
def log() -> Iterator[Log]:
    made = Log()
    handler = logger.registered_handler
    assert isinstance(handler, StreamHandler)
    before = handler.setStream(made.text)
    yield made
    handler.setStream(before)


def test_each_request_is_told_in_one_line(log: Log) -> None:
    call_api(MemoryWorld(), "GET", "/me", role=Role.VIEWER)

    [line] = log.lines
    assert line["operation"] == "getMe"
    assert line["status"] == 200
    assert line["user_id"] == "u-ada"
    assert line["correlation_id"] == REQUEST_ID
    assert line["milliseconds"] >= 0


def test_a_refusal_is_told_with_its_code(log: Log) -> None:
    call_api(MemoryWorld(), "GET", "/audit", query={"limit": "0"})

    [line] = log.lines
    assert (line["status"], line["code"]) == (400, "MALFORMED_REQUEST")


def test_requests_and_faults_are_measured_by_operation(capsys: pytest.CaptureFixture[str]) -> None:
    ports = replace(MemoryWorld().ports, audit_trail=Broken())

    answered_over(ports, an_event("GET", "/audit"))

    metrics = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (metrics["operation"], metrics["Faults"]) == ("listAudit", [1.0])


def test_an_unexpected_error_is_logged_with_its_stack_under_the_id_of_the_answer(log: Log) -> None:
    ports = replace(MemoryWorld().ports, audit_trail=Broken())

    answer = answered_over(ports, an_event("GET", "/audit"))

    fault, line = log.lines
    assert answer.body["instance"] == f"urn:uuid:{fault['correlation_id']}"
    assert "KeyError: 'cellar'" in fault["exception"]
    assert (line["status"], line["code"]) == (500, "INTERNAL_ERROR")


def test_an_answer_that_breaks_our_own_description_is_our_fault(log: Log) -> None:
    ports = replace(MemoryWorld().ports, audit_trail=Nonsense())

    answer = answered_over(ports, an_event("GET", "/audit"))

    assert (answer.status, answer.body["code"]) == (500, "INTERNAL_ERROR")
    assert "s3cret" not in str(answer)
    assert log.lines[0]["level"] == "ERROR"


def test_no_token_gets_into_the_log(log: Log, capsys: pytest.CaptureFixture[str]) -> None:
    headers = {"Authorization": "eyJ-the-token"}

    call_api(MemoryWorld(), "POST", "/recovery-plans", headers=headers, body={"s3cret": "s3cret"})

    said = log.text.getvalue() + capsys.readouterr().out
    assert "createPlan" in said
    assert "eyJ" not in said
    assert "s3cret" not in said


def test_without_an_id_of_api_gateway_that_of_lambda_counts() -> None:
    event = an_event("GET", "/nothing", requestId=None)

    answer = answered_over(MemoryWorld().ports, event)

    assert answer.body["instance"] == f"urn:uuid:{a_context().aws_request_id}"


def test_one_request_leaves_nothing_behind_for_the_next() -> None:
    call_api(MemoryWorld(), "GET", "/me", name="Ada")

    answer = call_api(MemoryWorld(), "GET", "/me", name="Grace")

    assert answer.body["user"]["name"] == "Grace"
    assert answer.body["environment"] == INSTALLATION.environment
