"""Timings learned from past executions."""

from datetime import timedelta

import pytest

from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import JobStatus
from recovery.domain.execution.server_run import Healthy, Terminated
from recovery.domain.health_checks import StatusCheck
from recovery.domain.inventory import OperatingSystem
from recovery.domain.rehearsal.learning import learn
from recovery.domain.rehearsal.timings import Span
from tests.support.builders import (
    NOON,
    a_document_check,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_inventory,
)
from tests.support.operators import a_drill_that_ended, terminates
from tests.support.play import Play, a_begun_play
from tests.support.rehearsals import STEADY, a_run

LOOKED_AT = a_plan(a_wave(checks=[StatusCheck()]))


def a_drill(launched: float = 500, healthy: float = 100, **stated: object) -> Execution:
    """Of a single Linux server; as long as predicted, where nothing else is stated."""
    play = a_begun_play(LOOKED_AT, None, **stated)
    command = play.launches("db-1")
    play.step(play.job_starts(command))
    play.now += timedelta(seconds=launched)
    play.step(play.job_ends(command))
    play.now += timedelta(seconds=healthy)
    play.step(play.instances_are_well("db-1"))
    return play.execution


def a_mixed_drill() -> Play:
    """Linux is launched, and surely ready, long before Windows; nobody looks until then."""
    servers = (a_server("db-1"), a_server("db-2", os="WINDOWS"))
    group = a_group("Database", "db-1", "db-2")
    play = a_begun_play(LOOKED_AT, None, inventory=an_inventory(*servers, groups=(group,)))
    command = play.launches("db-1", "db-2")
    play.step(play.job_starts(command))
    play.now += timedelta(seconds=1200)
    ended = play.job_ends(command)
    linux, windows = ended.participants
    early = linux.changed(launched_at=NOON + timedelta(seconds=500))
    play.step(ended.changed(participants=(early, windows)))
    play.now += timedelta(seconds=200)
    play.step(play.instances_are_well("db-1", "db-2"))
    return play


def test_nothing_is_learned_from_nothing() -> None:
    assert learn(STEADY, []) == STEADY


def test_nothing_is_learned_from_an_execution_that_launched_nothing() -> None:
    assert learn(STEADY, [a_begun_play().execution]) == STEADY


def test_drills_that_went_as_predicted_confirm_the_timings() -> None:
    learned = learn(STEADY, [a_drill() for _ in range(3)])

    assert learned == STEADY.changed(samples=3)


def test_rehearsals_that_went_as_predicted_confirm_the_timings() -> None:
    learned = learn(STEADY, [a_run().execution])

    assert learned == STEADY.changed(samples=1)


@pytest.mark.parametrize(("drills", "factor"), [(1, 7 / 6), (5, 1.5), (95, 1.95)])
def test_the_more_drills_were_slow_the_slower_the_next_is_expected(
    drills: int, factor: float
) -> None:
    slow = [a_drill(launched=1000)] * drills

    learned = learn(STEADY, slow)

    assert learned.linux.conversion.mean == pytest.approx(150 * factor)
    assert learned.linux.launch.mean == pytest.approx(300 * factor)
    assert learned.linux.status_checks == STEADY.linux.status_checks
    assert learned.samples == drills


def test_one_stuck_server_teaches_nothing() -> None:
    drills = [a_drill() for _ in range(4)]

    learned = learn(STEADY, [*drills, a_drill(launched=2000)])

    assert learned == STEADY.changed(samples=5)


def test_slow_checks_are_learned_apart_from_launches() -> None:
    learned = learn(STEADY, [a_drill(healthy=200)] * 5)

    assert learned.linux.launch == STEADY.linux.launch
    assert learned.linux.status_checks == Span(mean=150)
    assert learned.linux.agent_online == Span(mean=90)


def test_the_spread_grows_with_the_duration() -> None:
    timings = STEADY.changed(linux=STEADY.linux.changed(launch=Span(mean=300, spread=20)))

    learned = learn(timings, [a_drill(launched=1000)] * 5)

    assert learned.linux.launch == Span(mean=450, spread=30)


def test_windows_learns_nothing_from_linux() -> None:
    learned = learn(STEADY, [a_drill(launched=1000)])

    assert learned.windows == STEADY.windows


def test_windows_servers_teach_windows() -> None:
    learned = learn(STEADY, [a_mixed_drill().execution])

    assert learned.windows == STEADY.windows
    assert learned.samples == 2


def test_a_look_that_came_late_for_the_sake_of_others_teaches_nothing() -> None:
    learned = learn(STEADY, [a_mixed_drill().execution])

    assert learned.linux == STEADY.linux


def test_a_job_that_never_ended_teaches_launches_alone() -> None:
    play = a_begun_play(LOOKED_AT)
    command = play.launches("db-1")
    play.step(play.job_starts(command))
    play.now += timedelta(seconds=1000)
    play.step(play.job_ends(command).changed(status=JobStatus.STARTED))
    play.now += timedelta(seconds=500)
    play.step(play.instances_are_well("db-1"))

    learned = learn(STEADY, [play.execution] * 5)

    assert learned.linux.launch.mean == 450
    assert learned.linux.status_checks == STEADY.linux.status_checks


@pytest.mark.parametrize("checks", [[], [a_document_check()], [StatusCheck(), a_document_check()]])
def test_checks_that_run_documents_teach_launches_alone(checks: list[object]) -> None:
    plan = a_plan(a_wave(checks=checks))
    run = a_run(plan, timings=STEADY.changed(document=Span(mean=600)))

    learned = learn(STEADY, [run.execution])

    assert learned == STEADY.changed(samples=1)


def test_servers_that_are_left_stopped_teach_launches_alone() -> None:
    group = a_group(launch_settings={"launch_disposition": "STOPPED"})
    run = a_run(inventory=an_inventory(groups=(group,)))

    learned = learn(STEADY, [run.execution])

    assert learned == STEADY.changed(samples=1)


def test_terminated_drills_teach_as_much_as_those_still_there() -> None:
    play = a_drill_that_ended(cleanup_after=timedelta(hours=1))
    before = learn(STEADY, [play.execution])

    play.step(after=timedelta(hours=1))
    terminates(play)
    after = learn(STEADY, [play.execution])

    states = [type(run.state) for wave in play.execution.waves for run in wave.servers.values()]
    assert states == [Terminated]
    assert after == before


def test_failed_servers_teach_nothing() -> None:
    play = a_begun_play()
    command = play.job_of("db-1")
    play.step(play.job_ends(command, failed={"db-1": "No capacity."}), after=timedelta(hours=1))

    assert learn(STEADY, [play.execution]) == STEADY


def test_a_clock_of_drs_that_is_ahead_of_ours_teaches_nothing() -> None:
    play = a_begun_play(a_plan(a_wave(checks=[])))
    command = play.job_of("db-1")
    ended = play.job_ends(command)
    early = ended.participants[0].changed(launched_at=NOON - timedelta(minutes=5))

    play.step(ended.changed(participants=(early,)))

    (state,) = (run.state for run in play.execution.wave(1).servers.values())
    assert isinstance(state, Healthy)
    assert learn(STEADY, [play.execution]) == STEADY


def test_a_replaced_instance_is_not_taken_for_a_slow_launch() -> None:
    old = {"instance_id": "i-0123456789abcdef0", "is_drill": True}
    run = a_run(inventory=an_inventory(a_server(instance=old)))

    learned = learn(STEADY, [run.execution])

    assert learned.of(OperatingSystem.LINUX) == STEADY.linux


def test_what_was_learned_is_learned_on() -> None:
    once = learn(STEADY, [a_drill(launched=1000)] * 5)

    twice = learn(once, [a_drill(launched=1000)] * 5)

    assert STEADY.linux.launch.mean < once.linux.launch.mean < twice.linux.launch.mean < 600
    assert twice.samples == 10
