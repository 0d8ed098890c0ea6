"""Executions, kept: they start all at once or not at all, and have one writer."""

import pytest

from recovery.domain.errors import ConcurrentChange, Conflicting
from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Active, Ended, Execution, Status
from recovery.domain.execution.summary import summary_of
from recovery.ports.executions import Saving
from recovery.ports.paging import PageRequest
from recovery.ports.records import ExecutionRecord
from tests.support.builders import (
    EUROPE,
    NOON,
    a_group,
    a_plan,
    a_schedule,
    a_wave,
    an_execution,
    an_inventory_of,
    server_id,
)
from tests.support.memory.people import an_audit_record
from tests.support.repositories import (
    Repositories,
    a_start_of,
    keep_executions,
    keep_groups,
    keep_plans,
)

AUDIT = an_audit_record()
WAVES = {"Database": ("db-1",), "Web": ("web-1", "web-2")}
ENDED = Ended(outcome=Status.COMPLETED, at=NOON, reason="Every wave is complete.")


@pytest.fixture
def execution(kept: Repositories) -> Execution:
    """Of two waves; its plan is kept, and itself not yet."""
    plan = a_plan(*map(a_wave, WAVES))
    keep_groups(kept, [a_group(name, *hostnames) for name, hostnames in WAVES.items()])
    keep_plans(kept, [plan])
    return an_execution(a_schedule(plan, an_inventory_of(WAVES)), reason="Every quarter")


def event(number: int) -> ExecutionEvent:
    return ExecutionEvent(number=number, at=NOON, text=f"Event {number}")


def found(kept: Repositories, execution_id: str = "e-1") -> ExecutionRecord:
    record = kept.executions.find(execution_id)
    assert record is not None
    return record


def texts(kept: Repositories) -> list[str]:
    return [event.text for event in kept.executions.events("e-1", PageRequest()).items]


def released(kept: Repositories, execution_id: str = "e-1") -> tuple[object, ...]:
    return (kept.executions.locks(EUROPE).released_by(execution_id),)


def test_an_execution_is_found_as_it_was_started(kept: Repositories, execution: Execution) -> None:
    new = a_start_of(execution, kept).changed(request_digest="d-1")

    kept.executions.start(new, AUDIT)

    assert found(kept) == ExecutionRecord(execution=execution, version=1, request_digest="d-1")
    assert kept.executions.summary("e-1") == summary_of(execution)
    assert texts(kept) == ["It was started."]


def test_what_was_never_started_is_not_found(kept: Repositories) -> None:
    assert kept.executions.find("e-1") is None
    assert kept.executions.summary("e-1") is None


def test_a_start_locks_its_servers(kept: Repositories, execution: Execution) -> None:
    keep_executions(kept, [execution])

    locks = kept.executions.locks(EUROPE)

    assert locks.version == 1
    assert locks.holders({server_id("db-1"), server_id("app-1")}) == {server_id("db-1"): "e-1"}
    assert locks.held["e-1"].plan_name == "Web shop"


def test_a_start_is_known_to_its_plan(kept: Repositories, execution: Execution) -> None:
    keep_executions(kept, [execution])

    plan = kept.plans.find("p-7")

    assert plan is not None
    assert plan.execution_ids == ("e-1",)


def test_an_id_is_given_once(kept: Repositories, execution: Execution) -> None:
    new = a_start_of(execution, kept)
    kept.executions.start(new, AUDIT)

    with pytest.raises(Conflicting, match="exists already"):
        kept.executions.start(new, AUDIT)

    assert kept.executions.locks(EUROPE).version == 1


def test_a_plan_that_was_changed_is_not_started_as_it_was(
    kept: Repositories, execution: Execution
) -> None:
    outdated = execution.changed(schedule=execution.schedule.changed(plan_version=7))

    with pytest.raises(ConcurrentChange, match="Plan Web shop"):
        keep_executions(kept, [outdated])

    assert kept.executions.find("e-1") is None
    assert kept.executions.locks(EUROPE).version == 0


def test_a_plan_that_was_deleted_is_not_started(kept: Repositories, execution: Execution) -> None:
    plan = kept.plans.find("p-7")
    assert plan is not None
    kept.plans.delete(plan, AUDIT)

    with pytest.raises(ConcurrentChange, match="Plan Web shop"):
        keep_executions(kept, [execution])

    assert kept.plans.find("p-7") is None


def test_locks_that_somebody_else_has_changed_are_not_saved(
    kept: Repositories, execution: Execution
) -> None:
    outdated = a_start_of(execution.changed(execution_id="e-2"), kept)
    keep_executions(kept, [execution])

    with pytest.raises(ConcurrentChange, match="running servers"):
        kept.executions.start(outdated, AUDIT)

    assert kept.executions.find("e-2") is None


def test_a_dry_run_locks_nothing(kept: Repositories, execution: Execution) -> None:
    keep_executions(kept, [execution.changed(is_dry_run=True)])

    assert kept.executions.locks(EUROPE).version == 0
    assert found(kept).execution.is_dry_run


def test_a_step_is_saved_with_all_that_it_changed(kept: Repositories, execution: Execution) -> None:
    keep_executions(kept, [execution])
    before = found(kept)
    web = execution.wave(2).changed(started_at=NOON, serial=3)
    after = execution.changed(state=Active(), waves=(execution.wave(1), web), serial=5)

    kept.executions.save(Saving(before=before, execution=after, events=(event(2), event(3))))

    assert found(kept) == before.changed(execution=after, version=2, last_event=3)
    assert kept.executions.summary("e-1") == summary_of(after)
    assert texts(kept) == ["It was started.", "Event 2", "Event 3"]


def test_two_steps_from_one_state_are_not_both_saved(
    kept: Repositories, execution: Execution
) -> None:
    keep_executions(kept, [execution])
    step = Saving(before=found(kept), execution=execution.changed(serial=1), events=(event(2),))
    kept.executions.save(step)

    with pytest.raises(ConcurrentChange, match="Execution e-1"):
        kept.executions.save(step.changed(execution=execution.changed(serial=2)))

    assert found(kept).execution.serial == 1
    assert texts(kept) == ["It was started.", "Event 2"]


def test_an_end_lets_servers_and_plan_go(kept: Repositories, execution: Execution) -> None:
    keep_executions(kept, [execution])
    ended = execution.changed(state=ENDED)

    kept.executions.save(
        Saving.model_validate(
            {"before": found(kept), "execution": ended, "released": released(kept)}
        )
    )

    plan = kept.plans.find("p-7")
    assert plan is not None
    assert plan.execution_ids == ()
    assert kept.executions.locks(EUROPE).held == {}
    kept.plans.delete(plan, AUDIT)


def test_an_end_is_not_saved_with_locks_that_are_outdated(
    kept: Repositories, execution: Execution
) -> None:
    keep_executions(kept, [execution])
    outdated = kept.executions.locks(EUROPE).released_by("e-1").changed(version=0)

    with pytest.raises(ConcurrentChange, match="running servers"):
        kept.executions.save(
            Saving(
                before=found(kept), execution=execution.changed(state=ENDED), released=(outdated,)
            )
        )

    assert found(kept).execution.state.kind == "PENDING"
    assert kept.executions.locks(EUROPE).holders({server_id("db-1")})


def test_a_dry_run_that_ends_lets_its_plan_go(kept: Repositories, execution: Execution) -> None:
    keep_executions(kept, [execution.changed(is_dry_run=True)])
    ended = execution.changed(is_dry_run=True, state=ENDED)

    kept.executions.save(Saving(before=found(kept), execution=ended, released=()))

    plan = kept.plans.find("p-7")
    assert plan is not None
    assert plan.execution_ids == ()
