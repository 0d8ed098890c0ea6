"""Requests of operators: each is kept once, until the execution has taken it in."""

from datetime import timedelta

import pytest

from recovery.domain.errors import Unknown
from recovery.domain.execution.facts import Approve, OperatorRequest, Pause, Resume
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.executions import Saving
from recovery.ports.paging import PageRequest
from tests.support.builders import NOON, a_group, a_plan, an_execution
from tests.support.memory.people import a_person, an_audit_record
from tests.support.repositories import Repositories, keep_executions, keep_groups, keep_plans

ADA = a_person().actor
PAUSE = Pause(request_id="r-1", by=ADA, at=NOON, why="Look at the database first.")
RESUME = Resume(request_id="r-2", by=ADA, at=NOON + timedelta(minutes=1))
APPROVE = Approve(request_id="r-0", by=ADA, at=NOON + timedelta(minutes=2), wave="Database")


@pytest.fixture(autouse=True)
def started(kept: Repositories) -> None:
    """One execution, e-1."""
    keep_groups(kept, [a_group()])
    keep_plans(kept, [a_plan()])
    keep_executions(kept, [an_execution()])


def ask(kept: Repositories, *asked: OperatorRequest) -> None:
    for each in asked:
        kept.executions.request("e-1", each, an_audit_record(f"a-{each.request_id}"))


def audited(kept: Repositories) -> list[str]:
    query = AuditQuery.model_validate({"kind": "GROUP", "entity_id": "g-1"})
    return [record.audit_id for record in kept.audit_trail.page(query, PageRequest()).items]


def test_requests_wait_in_the_order_of_their_times(kept: Repositories) -> None:
    ask(kept, APPROVE, PAUSE, RESUME)

    assert kept.executions.requests("e-1") == (PAUSE, RESUME, APPROVE)


def test_a_request_that_arrives_twice_is_kept_once(kept: Repositories) -> None:
    ask(kept, PAUSE)

    kept.executions.request("e-1", PAUSE.changed(at=RESUME.at), an_audit_record("a-again"))

    assert kept.executions.requests("e-1") == (PAUSE,)
    assert audited(kept) == ["a-r-1"]


def test_a_request_that_was_taken_in_waits_no_more(kept: Repositories) -> None:
    ask(kept, PAUSE, RESUME)
    take_in(kept, PAUSE)

    assert kept.executions.requests("e-1") == (RESUME,)


def test_a_request_that_arrives_again_after_it_was_taken_in_is_silent(kept: Repositories) -> None:
    ask(kept, PAUSE)
    take_in(kept, PAUSE)

    kept.executions.request("e-1", PAUSE, an_audit_record("a-again"))

    assert kept.executions.requests("e-1") == ()
    assert audited(kept) == ["a-r-1"]


def test_a_request_does_not_disturb_the_one_writer(kept: Repositories) -> None:
    before = kept.executions.find("e-1")
    assert before is not None
    ask(kept, PAUSE)

    kept.executions.save(Saving(before=before, execution=before.execution.changed(serial=1)))

    assert kept.executions.find("e-1") == before.changed(
        execution=before.execution.changed(serial=1), version=2
    )


def test_an_execution_that_does_not_exist_takes_no_request(kept: Repositories) -> None:
    with pytest.raises(Unknown, match="There is no execution e-2"):
        kept.executions.request("e-2", PAUSE, an_audit_record("a-1"))

    assert kept.executions.requests("e-2") == ()
    assert audited(kept) == []


def take_in(kept: Repositories, asked: OperatorRequest) -> None:
    before = kept.executions.find("e-1")
    assert before is not None
    execution = before.execution.changed(request_ids=(asked.request_id,))
    kept.executions.save(
        Saving(before=before, execution=execution, taken=(f"FACT#REQUEST#{asked.request_id}",))
    )
