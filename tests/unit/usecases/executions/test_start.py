"""A plan is started, or nothing happens at all."""

from datetime import timedelta

import pytest

from recovery.domain.errors import (
    Forbidden,
    Invalid,
    KeyReused,
    NotStartable,
    ServersLocked,
    ServersUnknown,
    Unknown,
)
from recovery.domain.execution.execution import Execution, Mode, Status
from recovery.domain.execution.summary import ExecutionSummary
from recovery.domain.findings import FindingCode
from recovery.domain.people import Role
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.estate import Blind
from recovery.ports.paging import PageRequest
from recovery.usecases.executions.start import start_execution
from recovery.usecases.start_request import StartRequest
from tests.support.builders import (
    EUROPE,
    NOON,
    a_plan,
    a_point,
    a_server,
    a_wave,
    server_id,
    snapshot_id,
)
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld
from tests.support.operators import TWO_WAVES, two_waves
from tests.support.started import a_ready_world

HOUR = timedelta(hours=1)
TWO_SERVERS = {"Database": ("db-1", "db-2")}
REAL = {"mode": Mode.RECOVERY, "plan_name": "Web shop"}


def a_request(**stated: object) -> StartRequest:
    return StartRequest.model_validate({"plan_id": "p-7", "mode": Mode.DRILL} | stated)


def started(
    world: MemoryWorld, *, role: Role = Role.OPERATOR, key: str | None = None, **stated: object
) -> ExecutionSummary:
    call = a_call("startExecution", role=role, key=key)
    return start_execution(world.ports, call, a_request(**stated))


def kept(world: MemoryWorld, summary: ExecutionSummary) -> Execution:
    record = world.ports.executions.find(summary.execution_id)
    assert record is not None
    return record.execution


def test_a_start_stores_the_execution_and_hands_it_to_the_engine() -> None:
    world = a_ready_world(two_waves(), TWO_WAVES)

    summary = started(world, reason="Yearly test", cleanup_after=HOUR)

    execution = kept(world, summary)
    assert (summary.status, summary.server_count) == (Status.PENDING, 2)
    assert (execution.started_by.name, execution.reason) == ("Ada", "Yearly test")
    assert execution.cleanup_after == HOUR
    assert world.engine.begun == [summary.execution_id]


def test_its_first_event_and_its_audit_record_say_who_asked_and_why() -> None:
    world = a_ready_world()

    summary = started(world, reason="Yearly test")

    (event,) = world.ports.executions.events(summary.execution_id, PageRequest()).items
    (record,) = world.ports.audit_trail.page(AuditQuery(), PageRequest()).items
    assert (event.number, event.text) == (1, "Asked for by Ada: Yearly test")
    assert (record.operation, record.entity_id) == ("startExecution", summary.execution_id)
    assert (record.actor.name, record.reason) == ("Ada", "Yearly test")


def test_a_start_is_judged_by_what_drs_says_at_this_moment() -> None:
    world = a_ready_world()
    started(world, is_dry_run=True)
    world.shows(a_server("db-1", active_job_id="drsjob-7"))

    with pytest.raises(NotStartable) as refusal:
        started(world)

    (finding,) = refusal.value.findings
    assert finding.code is FindingCode.SERVER_IN_JOB


def test_servers_that_forbid_a_start_are_offered_to_be_left_out() -> None:
    world = a_ready_world(None, {"Database": ("db-1", "db-2", "db-3")})
    world.shows(a_server("db-1", has_recovery_point=False), a_server("db-2"), a_server("db-3"))

    with pytest.raises(NotStartable) as refusal:
        started(world, without_server_ids=(server_id("db-2"),))

    assert refusal.value.without == (server_id("db-1"), server_id("db-2"))


def test_what_was_offered_starts() -> None:
    world = a_ready_world(None, TWO_SERVERS)
    world.shows(a_server("db-1", has_recovery_point=False), a_server("db-2"))

    summary = started(world, without_server_ids=(server_id("db-1"),))

    assert kept(world, summary).schedule.server_ids == {server_id("db-2")}


def test_where_no_server_would_be_left_nothing_is_offered() -> None:
    world = a_ready_world()
    world.shows(a_server("db-1", has_recovery_point=False))

    with pytest.raises(NotStartable) as refusal:
        started(world)

    assert refusal.value.without == ()


def test_a_place_that_does_not_answer_forbids_the_start() -> None:
    world = a_ready_world()
    world.estate.put(Blind(location=EUROPE, code="TIMEOUT", reason="It did not answer in 18 s."))

    with pytest.raises(NotStartable) as refusal:
        started(world)

    codes = {finding.code for finding in refusal.value.findings}
    assert FindingCode.LOCATION_UNREACHABLE in codes


def test_a_refused_start_leaves_no_trace() -> None:
    world = a_ready_world()
    world.shows(a_server("db-1", has_recovery_point=False))

    with pytest.raises(NotStartable):
        started(world)

    assert world.kept.executions == {}
    assert world.engine.begun == []
    assert not world.ports.executions.locks(EUROPE).held


def test_a_plan_that_is_not_there_is_unknown() -> None:
    world = a_ready_world()

    with pytest.raises(Unknown):
        started(world, plan_id="p-9")


def test_servers_to_leave_out_must_be_in_the_plan() -> None:
    world = a_ready_world()

    with pytest.raises(ServersUnknown):
        started(world, without_server_ids=(server_id("web-9"),))


def test_a_real_recovery_needs_a_role_of_its_own() -> None:
    world = a_ready_world()

    with pytest.raises(Forbidden):
        started(world, role=Role.OPERATOR, **REAL)


def test_a_real_recovery_starts_with_the_name_of_the_plan_typed() -> None:
    world = a_ready_world()

    summary = started(world, role=Role.RECOVERY_MANAGER, **REAL)

    assert summary.mode is Mode.RECOVERY


@pytest.mark.parametrize("typed", [None, "web shop", "Web shop 2"])
def test_a_real_recovery_without_the_exact_name_is_refused(typed: str | None) -> None:
    world = a_ready_world()

    with pytest.raises(Invalid, match="Web shop"):
        started(world, role=Role.RECOVERY_MANAGER, mode=Mode.RECOVERY, plan_name=typed)


def test_a_dry_run_of_a_recovery_is_as_harmless_as_a_drill() -> None:
    world = a_ready_world()

    summary = started(world, role=Role.OPERATOR, mode=Mode.RECOVERY, is_dry_run=True)

    assert summary.is_dry_run


def test_only_a_drill_cleans_up_after_itself() -> None:
    world = a_ready_world()

    with pytest.raises(Invalid, match="drill"):
        started(world, role=Role.RECOVERY_MANAGER, cleanup_after=HOUR, **REAL)


def test_servers_of_an_active_execution_are_not_started_again() -> None:
    world = a_ready_world()
    first = started(world)

    with pytest.raises(ServersLocked) as refusal:
        started(world)

    assert refusal.value.executions == {server_id("db-1"): first.execution_id}


def test_a_dry_run_neither_takes_locks_nor_minds_them() -> None:
    world = a_ready_world()
    started(world)

    summary = started(world, is_dry_run=True)

    locks = world.ports.executions.locks(EUROPE)
    assert summary.execution_id not in locks.held


def test_the_same_key_again_finds_what_it_has_started_and_begins_it_again() -> None:
    world = a_ready_world()
    first = started(world, key="k-1")
    world.shows()

    again = started(world, key="k-1")

    assert again == first
    assert world.engine.begun == [first.execution_id, first.execution_id]


def test_one_key_for_two_requests_is_refused() -> None:
    world = a_ready_world()
    started(world, key="k-1")

    with pytest.raises(KeyReused):
        started(world, key="k-1", reason="Another one")


def test_a_stored_execution_is_a_started_one_even_when_the_engine_is_busy() -> None:
    world = a_ready_world()
    world.engine.is_busy = True

    summary = started(world)

    assert kept(world, summary).status is Status.PENDING


def test_recovery_points_are_pinned_when_it_starts() -> None:
    world = a_ready_world()
    before, after = a_point("before", NOON - HOUR), a_point("after", NOON)
    world.recovery_points.by_server[server_id("db-1")] = (after, before)

    summary = started(world, point_in_time={"kind": "NOT_AFTER", "at": NOON - HOUR / 2})

    planned = kept(world, summary).planned(1).servers[server_id("db-1")]
    assert planned.snapshot_id == snapshot_id("before")


def test_a_server_without_a_recovery_point_that_old_is_offered_to_be_left_out() -> None:
    world = a_ready_world(None, TWO_SERVERS)
    world.recovery_points.by_server[server_id("db-1")] = (a_point("old", NOON - HOUR),)

    with pytest.raises(NotStartable) as refusal:
        started(world, point_in_time={"kind": "NOT_AFTER", "at": NOON - HOUR / 2})

    (finding,) = refusal.value.findings
    assert finding.code is FindingCode.POINT_IN_TIME_TOO_EARLY
    assert refusal.value.without == (server_id("db-2"),)


def test_a_plan_that_makes_no_sense_is_refused_with_every_reason() -> None:
    plan = a_plan(a_wave("Database", "App"), a_wave("App", "Database"))
    world = a_ready_world(plan, TWO_WAVES)

    with pytest.raises(NotStartable) as refusal:
        started(world)

    codes = {finding.code for finding in refusal.value.findings}
    assert FindingCode.DEPENDENCY_CYCLE in codes
    assert refusal.value.without == ()
