"""Every error of the product has an answer, and the answer says what the error knows."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from recovery.domain.audit import AuditRecord
from recovery.domain.errors import (
    Busy,
    ConcurrentChange,
    Conflicting,
    ConsoleUnusable,
    Forbidden,
    GroupInvalid,
    HistoryBroken,
    HostingRefused,
    Invalid,
    KeyReused,
    LocationUnreachable,
    NameTaken,
    NotAllowedNow,
    NotStartable,
    PageTokenInvalid,
    PlanInvalid,
    RecoveryError,
    ServersAssigned,
    ServersLocked,
    ServersUnknown,
    StillUsed,
    Unknown,
)
from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.ports.paging import Page
from tests.support.api_events import Answered, an_event, answered_over
from tests.support.builders import EUROPE
from tests.support.memory.world import MemoryWorld

EMPTY = Finding(
    code=FindingCode.WAVE_EMPTY,
    severity=Severity.ERROR,
    thing="Web",
    fact="Wave Web has no groups.",
    fix="Put one in.",
)
STATUSES: dict[RecoveryError, int] = {
    RecoveryError("Something."): 500,
    HistoryBroken("The journal of e-1 breaks off."): 500,
    ConsoleUnusable("s3://artefacts/1/console.zip", "it has no index.html"): 500,
    HostingRefused("PutObject", "s3://console/index.html", "AccessDenied"): 500,
    Unknown("plan", "p-1"): 404,
    Invalid("No wave is called Web."): 422,
    PageTokenInvalid(): 400,
    GroupInvalid((EMPTY,)): 422,
    PlanInvalid((EMPTY,)): 422,
    NotStartable((EMPTY,)): 422,
    ServersUnknown(["s-1"], where="group Web"): 422,
    Forbidden("This needs the role Operator."): 403,
    Conflicting("Execution e-1 exists."): 409,
    NameTaken("group", "Web"): 409,
    ServersAssigned({"s-1": "Web"}): 409,
    ServersLocked({"s-1": "e-1"}): 409,
    StillUsed("Group Web", ["Plan Shop"]): 409,
    ConcurrentChange("Group Web"): 409,
    KeyReused(): 409,
    NotAllowedNow("It has ended."): 409,
    LocationUnreachable(EUROPE, "access denied.", why="ACCESS_DENIED"): 502,
    Busy("Too many changes at once. Try again."): 503,
}


class Refusing:
    """An audit trail of which every page is refused."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def page(self, *_: object, **__: object) -> Page[AuditRecord]:
        raise self._error


def refused(error: Exception) -> Answered:
    ports = replace(MemoryWorld().ports, audit_trail=Refusing(error))
    return answered_over(ports, an_event("GET", "/audit"))


def kinds(kind: type[RecoveryError] = RecoveryError) -> Iterator[type[RecoveryError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from kinds(each)


def test_every_kind_of_error_has_a_status_here() -> None:
    tried = {type(error) for error in STATUSES}

    assert set(kinds()) == tried


@pytest.mark.parametrize(("error", "status"), STATUSES.items(), ids=lambda it: type(it).__name__)
def test_an_error_is_answered_with_its_status_as_a_problem_document(
    error: RecoveryError, status: int
) -> None:
    answer = refused(error)

    assert answer.status == status == answer.body["status"]
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.body["type"] == "about:blank"
    assert answer.body["instance"] == "urn:uuid:5b7c0bd1-7a53-4a0e-8c32-0c1d2e3f4a5b"


@pytest.mark.parametrize("error", [each for each, status in STATUSES.items() if status < 500])
def test_a_refusal_says_the_code_and_the_words_of_the_error(error: RecoveryError) -> None:
    answer = refused(error)

    assert (answer.body["code"], answer.body["detail"]) == (error.code, str(error))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PlanInvalid((EMPTY,)), {"findings": [EMPTY.model_dump(mode="json")]}),
        (GroupInvalid((EMPTY,)), {"findings": [EMPTY.model_dump(mode="json")]}),
        (ServersUnknown(["s-1"], where="Web"), {"servers": [{"serverId": "s-1", "by": None}]}),
        (ServersAssigned({"s-1": "Web"}), {"servers": [{"serverId": "s-1", "by": "Web"}]}),
        (ServersLocked({"s-1": "e-1"}), {"servers": [{"serverId": "s-1", "by": "e-1"}]}),
        (StillUsed("Web", ["Shop"]), {"users": ["Shop"]}),
        (
            LocationUnreachable(EUROPE, "denied.", why="ACCESS_DENIED"),
            {"location": EUROPE.model_dump(mode="json"), "why": "ACCESS_DENIED"},
        ),
        (
            NotStartable((EMPTY,), without=["s-1"]),
            {
                "findings": [EMPTY.model_dump(mode="json")],
                "offer": {"withoutServerIds": ["s-1"]},
            },
        ),
    ],
    ids=lambda it: type(it).__name__,
)
def test_a_program_finds_in_fields_what_the_words_say(
    error: RecoveryError, told: dict[str, object]
) -> None:
    answer = refused(error)

    known = {"type", "title", "status", "code", "detail", "instance"}
    assert {key: value for key, value in answer.body.items() if key not in known} == told


@pytest.mark.parametrize(
    ("error", "title"),
    [(Unknown("plan", "p-1"), "Not Found"), (Invalid("No."), "Unprocessable Content")],
)
def test_the_title_is_that_of_the_status_whatever_the_python(error: Exception, title: str) -> None:
    answer = refused(error)

    assert answer.body["title"] == title


def test_whoever_meets_a_crowd_is_told_when_to_come_back() -> None:
    answer = refused(Busy("Too many changes at once."))

    assert answer.headers["Retry-After"] == "2"


@pytest.mark.parametrize(
    "error",
    [KeyError("secret"), HistoryBroken("secret"), RecoveryError("secret"), OSError("secret")],
    ids=lambda it: type(it).__name__,
)
def test_what_is_our_fault_tells_nothing_about_the_inside(error: Exception) -> None:
    answer = refused(error)

    assert answer.status == 500
    assert answer.body["code"] == "INTERNAL_ERROR"
    assert "secret" not in str(answer)
    assert type(error).__name__ not in str(answer)
