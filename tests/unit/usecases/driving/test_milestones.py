"""What is measured: how executions end, how long waves take, how soon the next one starts."""

from datetime import timedelta

from recovery.domain.execution.execution import Status
from recovery.usecases.driving.milestones import Milestones, WaveTime, milestones
from tests.support.builders import a_plan, a_wave
from tests.support.play import Play, a_begun_play

MINUTE = timedelta(minutes=1)


def a_shop() -> Play:
    """Two waves of one server without checks; the first one launches."""
    plan = a_plan(a_wave(checks=()), a_wave("Web", "Database", checks=()))
    return a_begun_play(plan, {"Database": ("db-1",), "Web": ("web-1",)})


def launch(play: Play, hostname: str) -> Milestones:
    """Of the turn that sees the server up, ten minutes after its launch began."""
    command = play.launches(hostname)
    play.step(play.job_starts(command))
    ended = play.job_ends(command)
    before = play.execution
    play.step(ended, after=10 * MINUTE)
    return milestones(before, play.execution)


def test_a_turn_that_changes_nothing_reaches_nothing() -> None:
    play = a_shop()

    assert milestones(play.execution, play.execution) == Milestones()


def test_the_start_of_a_wave_is_measured_from_the_servers_it_waited_for() -> None:
    play = a_shop()

    reached = launch(play, "db-1")

    assert reached.ended_waves == (WaveTime(outcome="COMPLETED", took=10 * MINUTE),)
    assert reached.handovers == (10 * MINUTE,)
    assert reached.outcome is None


def test_the_end_of_an_execution_is_told_once() -> None:
    play = a_shop()
    launch(play, "db-1")

    reached = launch(play, "web-1")

    assert reached.outcome is Status.COMPLETED
    assert milestones(play.execution, play.execution).outcome is None
