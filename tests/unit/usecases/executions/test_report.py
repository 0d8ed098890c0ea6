"""The report of an execution is made whenever it is asked for."""

import pytest

from recovery.domain.errors import Unknown
from recovery.domain.execution.event import ExecutionEvent
from recovery.usecases.executions.report import get_report
from tests.support.builders import NOON
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld
from tests.support.operators import a_drill_that_ended
from tests.support.started import a_world_with


def a_world_with_events(number: int) -> MemoryWorld:
    world = a_world_with(a_drill_that_ended())
    world.kept.events["e-1"] = [
        ExecutionEvent(number=each, at=NOON, text=f"Event {each}.") for each in range(1, number + 1)
    ]
    return world


def test_a_report_has_all_events() -> None:
    world = a_world_with_events(401)

    report = get_report(world.ports, a_call("getReport"), "e-1")

    assert [event.number for event in report.events] == list(range(1, 402))
    assert not report.events_left_out


def test_a_report_has_an_end_even_if_the_events_have_none() -> None:
    world = a_world_with_events(2001)

    report = get_report(world.ports, a_call("getReport"), "e-1")

    assert len(report.events) == 2000
    assert report.events_left_out


def test_a_report_is_of_the_moment_it_was_asked_for() -> None:
    world = a_world_with_events(1)

    report = get_report(world.ports, a_call("getReport", at=world.clock.at), "e-1")

    assert report.made_at == world.clock.at
    assert report.predicted


def test_there_is_no_report_of_nothing() -> None:
    with pytest.raises(Unknown):
        get_report(MemoryWorld().ports, a_call("getReport"), "e-1")
