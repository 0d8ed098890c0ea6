"""Executions for the overview: those that run, what they wait for, how the last ones ended."""

from collections.abc import Mapping
from datetime import timedelta

from recovery.domain.execution.execution import Ended, Execution, Mode, Status
from recovery.domain.execution.facts import Pause
from recovery.ports.executions import ExecutionQuery
from recovery.ports.paging import PageRequest
from recovery.usecases.executions.show import list_executions
from recovery.usecases.overview.executions import ExecutionsOverview, executions_overview
from tests.support.builders import NOON, a_plan, a_schedule, a_wave, an_execution
from tests.support.memory.world import MemoryWorld
from tests.support.operators import a_drill_that_ended, asks
from tests.support.play import Play, a_begun_play
from tests.support.started import a_ready_world, a_world_with

DAY = timedelta(days=1)


def overview_of(world: MemoryWorld) -> ExecutionsOverview:
    return executions_overview(world.ports)


def ended(number: int, outcome: Status = Status.COMPLETED, **stated: object) -> Execution:
    """Of the plan p-7, begun that many days after noon; it took an hour."""
    at = NOON + number * DAY
    begun = an_execution(a_schedule(), execution_id=f"e-{number}", at=at, **stated)
    end = {"outcome": outcome, "at": at + timedelta(hours=1), "reason": "It is over."}
    return begun.changed(state=Ended.model_validate(end))


def a_world_of(*executions: Execution) -> MemoryWorld:
    """One after the other: the locks of each are gone when the next one starts."""
    world = a_ready_world()
    for execution in executions:
        world.has_executions(execution)
        world.kept.locks.clear()
    return world


def waiting_in(play: Play) -> list[tuple[str, str]]:
    found = overview_of(a_world_with(play)).waiting
    return [(one.execution_id, one.decision.text) for one in found]


def test_those_that_run_are_told_as_lists_tell_them() -> None:
    world = a_world_with(a_begun_play())

    found = overview_of(world)

    assert [(one.execution_id, one.status) for one in found.active] == [("e-1", Status.RUNNING)]
    assert (found.ended, found.with_live_instances, found.looked_back_to) == ((), (), None)


def test_what_waits_for_somebody_says_for_what() -> None:
    paused = a_begun_play()
    asks(paused, Pause)
    at_gate = a_begun_play(a_plan(a_wave(approval={})))

    assert waiting_in(at_gate) == [("e-1", "Wave Database waits for approval.")]
    assert waiting_in(paused) == [("e-1", "Paused by anna@example.com.")]
    assert waiting_in(a_begun_play()) == []


def test_what_has_waited_longest_is_first() -> None:
    play = a_begun_play(a_plan(a_wave(approval={})))
    asks(play, Pause, after=timedelta(hours=1))

    texts = [text for _, text in waiting_in(play)]

    assert texts == ["Wave Database waits for approval.", "Paused by anna@example.com."]


def test_the_last_ten_that_ended_are_told_with_their_outcome() -> None:
    executions = [ended(number, Status.FAILED) for number in range(12)]

    found = overview_of(a_world_of(*executions)).ended

    assert [one.execution_id for one in found] == [f"e-{n}" for n in range(11, 1, -1)]
    assert {(one.status, one.outcome) for one in found} == {(Status.FAILED, "It is over.")}


def test_a_drill_that_is_over_and_still_costs_money_is_told() -> None:
    found = overview_of(a_world_with(a_drill_that_ended()))

    assert [one.execution_id for one in found.with_live_instances] == ["e-1"]
    assert found.active == ()


def test_the_instances_of_a_recovery_are_meant_to_stay() -> None:
    found = overview_of(a_world_with(a_drill_that_ended(mode=Mode.RECOVERY)))

    assert [one.execution_id for one in found.ended] == ["e-1"]
    assert found.with_live_instances == ()


def test_how_far_it_looked_back_is_told_where_there_is_more() -> None:
    found = overview_of(a_world_of(*(ended(number, is_dry_run=True) for number in range(201))))

    assert found.looked_back_to == NOON + DAY


def listed_by(world: MemoryWorld, query: Mapping[str, str]) -> list[str]:
    page = list_executions(world.ports, ExecutionQuery.model_validate(query), PageRequest())
    return [one.execution_id for one in page.items]


def test_numbers_come_with_the_filters_that_list_what_they_count() -> None:
    left, running = a_world_with(a_drill_that_ended()), a_world_with(a_begun_play())

    for world, active, with_instances in ((left, [], ["e-1"]), (running, ["e-1"], [])):
        found = overview_of(world)
        assert listed_by(world, found.active_query) == active
        assert listed_by(world, found.live_instances_query) == with_instances


def test_instances_that_were_left_long_ago_are_told_however_much_came_after() -> None:
    world = a_world_with(a_drill_that_ended())
    world.kept.locks.clear()
    world.has_executions(*(later(number) for number in range(201)))

    found = overview_of(world)

    assert [one.execution_id for one in found.with_live_instances] == ["e-1"]
    assert found.looked_back_to is not None


def later(number: int) -> Execution:
    return ended(number + 1, is_dry_run=True).changed(execution_id=f"e-later-{number}")
