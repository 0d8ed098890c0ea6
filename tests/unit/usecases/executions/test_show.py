"""Executions shown."""

from datetime import timedelta

import pytest

from recovery.domain.errors import Invalid, Unknown
from recovery.domain.execution.execution import Mode, Status
from recovery.domain.execution.facts import Terminate
from recovery.ports.estate import JobLogLine
from recovery.ports.executions import ExecutionQuery
from recovery.ports.paging import PageRequest
from recovery.usecases.executions.show import (
    Extra,
    get_execution,
    get_job_log,
    list_execution_events,
    list_executions,
)
from tests.support.builders import NOON, a_plan
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld
from tests.support.operators import a_drill_that_ended, asks, terminates
from tests.support.play import a_begun_play, a_play
from tests.support.started import a_world_with

FIRST = PageRequest()
A_LINE = JobLogLine(at=NOON, event="SNAPSHOT_START")


def test_a_list_has_what_was_asked_for() -> None:
    world = a_world_with(a_drill_that_ended())
    world.has_executions(a_play(execution_id="e-2", mode=Mode.RECOVERY, is_dry_run=True).execution)

    drills = list_executions(world.ports, ExecutionQuery(mode=Mode.DRILL), FIRST)
    pending = list_executions(world.ports, ExecutionQuery(status=Status.PENDING), FIRST)

    assert [one.execution_id for one in drills.items] == ["e-1"]
    assert [one.execution_id for one in pending.items] == ["e-2"]


def test_a_time_range_the_wrong_way_round_is_refused() -> None:
    query = ExecutionQuery(since=NOON, until=NOON - timedelta(hours=1))

    with pytest.raises(Invalid, match="since"):
        list_executions(MemoryWorld().ports, query, FIRST)


def test_an_execution_is_shown_with_what_was_asked_and_not_taken_in_yet() -> None:
    play = a_begun_play()
    world = a_world_with(play)

    view = get_execution(world.ports, a_call("getExecution"), "e-1")

    assert (view.execution_id, view.revision, view.pending_requests) == ("e-1", 1, ())
    assert view.prediction is None


def test_a_prediction_is_shown_where_it_is_asked_for() -> None:
    world = a_world_with(a_drill_that_ended())

    view = get_execution(world.ports, a_call("getExecution"), "e-1", {Extra.PREDICTION})

    assert view.prediction
    assert view.prediction.starts_at == view.started_at


def test_an_execution_that_is_not_there_is_unknown() -> None:
    with pytest.raises(Unknown):
        get_execution(MemoryWorld().ports, a_call("getExecution"), "e-1")


def test_events_are_read_on_from_where_the_last_page_ended() -> None:
    world = a_world_with(a_begun_play())

    first = list_execution_events(world.ports, "e-1", FIRST)
    later = list_execution_events(world.ports, "e-1", PageRequest(token=first.next_token))

    assert [event.number for event in first.items] == [1]
    assert later.items == ()
    assert later.next_token


def test_events_of_nothing_are_unknown() -> None:
    with pytest.raises(Unknown):
        list_execution_events(MemoryWorld().ports, "e-1", FIRST)


def test_the_log_of_a_launch_and_of_a_termination_can_be_read() -> None:
    play = a_drill_that_ended()
    (launch,) = play.execution.waves[0].jobs
    asks(play, Terminate)
    terminates(play)
    world = a_world_with(play)
    world.job_logs.by_job = {f"{launch.reference}": (A_LINE,), "drsjob-terminate": ()}

    launching = get_job_log(world.ports, "e-1", f"{launch.reference}", FIRST)
    terminating = get_job_log(world.ports, "e-1", "drsjob-terminate", FIRST)

    assert launching.items == (A_LINE,)
    assert terminating.items == ()


def test_the_log_of_a_job_of_somebody_else_is_not_shown() -> None:
    world = a_world_with(a_drill_that_ended())
    world.job_logs.by_job = {"drsjob-other": (A_LINE,)}

    with pytest.raises(Unknown):
        get_job_log(world.ports, "e-1", "drsjob-other", FIRST)


def test_a_list_of_one_plan_has_no_other() -> None:
    world = a_world_with(a_begun_play())
    world.has_plans(a_plan(plan_id="p-8", name="Blog", waves=()))

    found = list_executions(world.ports, ExecutionQuery(plan_id="p-8"), FIRST)

    assert found.items == ()
