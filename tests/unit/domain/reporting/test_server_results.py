"""One line for each server of an execution."""

from datetime import timedelta

from recovery.domain.execution.facts import LaunchStatus, RetryFailed, SeenInstance, Terminate
from recovery.domain.execution.server_run import FailureCode
from recovery.domain.reporting.server_results import server_results
from tests.support.builders import NOON, a_plan, a_wave, instance_id, server_id
from tests.support.operators import (
    SOON,
    TWO_WAVES,
    a_drill_that_ended,
    asks,
    fails,
    terminates,
    two_waves,
)
from tests.support.play import a_begun_play, a_participant

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def test_a_healthy_server_tells_how_long_each_part_took() -> None:
    play = a_begun_play()
    play.now += MINUTE
    command = play.job_of("db-1")
    play.now += 8 * MINUTE
    play.step(play.job_ends(command))
    play.now += 3 * MINUTE
    play.step(play.instances_are_well("db-1"))

    (server,) = server_results(play.execution)

    assert (server.status, server.outcome) == ("HEALTHY", "HEALTHY")
    assert server.waited == MINUTE
    assert (server.launch_took, server.checks_took) == (8 * MINUTE + 2 * SECOND, 3 * MINUTE)
    assert server.is_running
    assert (server.point_in_time, server.data_age) == (NOON, MINUTE)


def test_a_server_that_waits_tells_nothing_yet() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)

    server = server_results(play.execution)[1]

    assert (server.hostname, server.wave, server.wave_name) == ("app-1", 2, "App")
    assert (server.status, server.outcome, server.reason) == ("WAITING", None, None)
    assert (server.waited, server.launch_took, server.checks_took) == (None, None, None)
    assert (server.instance_id, server.data_age) == (None, None)


def test_a_failed_server_tells_why() -> None:
    play = a_begun_play()
    fails(play, "db-1")

    (server,) = server_results(play.execution)

    assert server.outcome == "FAILED"
    assert server.code is FailureCode.LAUNCH_FAILED
    assert server.reason
    assert "No capacity." in server.reason


def test_a_terminated_server_keeps_its_outcome_and_its_times() -> None:
    play = a_drill_that_ended()
    asks(play, Terminate, after=SOON)
    terminates(play)

    (server,) = server_results(play.execution)

    assert (server.status, server.outcome) == ("TERMINATED", "HEALTHY")
    assert server.terminated_at == play.now
    assert server.instance_id == instance_id(server_id("db-1"))
    assert not server.is_running


def test_the_wait_for_a_second_launch_is_not_that_of_its_wave() -> None:
    play = a_begun_play(a_plan(a_wave(on_failure="PAUSE")))
    fails(play, "db-1")
    asks(play, RetryFailed, wave="Database", after=SOON)
    play.recovers("db-1")

    (server,) = server_results(play.execution)

    assert server.attempts == 2
    assert server.waited is None
    assert server.launch_took == 2 * SECOND


def test_a_point_in_time_after_the_request_is_data_without_age() -> None:
    play = a_begun_play()
    command = play.job_of("db-1")
    instance = SeenInstance(
        instance_id=instance_id(server_id("db-1")), point_in_time=play.now + MINUTE
    )
    launched = a_participant("db-1", LaunchStatus.LAUNCHED, instance=instance)
    play.step(play.job_reports(command, launched), after=9 * MINUTE)

    (server,) = server_results(play.execution)

    assert server.data_age == timedelta()
