"""Jobs, SSM runs and checks that took too long, each by its own patience."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import Notify, StartRecovery, TerminateInstances
from recovery.domain.execution.effects import Dropped, RefusalKind, Running
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import (
    CapacityObserved,
    JobStatus,
    LaunchStatus,
    Terminate,
    TerminationStarted,
)
from recovery.domain.execution.server_run import (
    Checking,
    Failed,
    FailureCode,
    Healthy,
    Launched,
    Launching,
)
from recovery.domain.health_checks import AgentCheck, HealthCheck, StatusCheck
from recovery.domain.recovery_plan import FailurePolicy
from tests.support.builders import EUROPE, a_plan, a_wave, instance_id, server_id, some_limits
from tests.support.play import ANNA, Play, a_begun_play, a_participant, its_instance

A_SECOND = timedelta(seconds=1)
LINUX_JOB = timedelta(minutes=40)
TEN_MINUTES = timedelta(minutes=10)


def failed(play: Play, hostname: str = "db-1") -> Failed:
    state = play.server(hostname)
    assert isinstance(state, Failed)
    return state


def test_a_job_that_does_not_end_in_time_is_given_up_and_watched_on() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")

    play.step(after=LINUX_JOB)

    told = f"DRS job drsjob-{job.key} did not end in time; it can't be stopped and is watched on."
    assert (failed(play).code, failed(play).reason) == (FailureCode.JOB_TIMEOUT, told)
    assert told in play.said
    assert isinstance(play.wave("Database").jobs[0].state, Running)


def test_a_job_is_given_up_once() -> None:
    play = a_begun_play()
    play.job_of("db-1")
    play.step(after=LINUX_JOB)
    said = list(play.said)

    play.step(after=LINUX_JOB)

    assert play.said == said


def test_servers_that_were_up_before_their_job_was_given_up_stay_up() -> None:
    play = a_begun_play(hostnames={"Database": ("db-1", "db-2")})
    job = play.job_of("db-1", "db-2")
    up = a_participant("db-1", instance=its_instance("db-1"))
    stuck = a_participant("db-2", LaunchStatus.PENDING)
    play.step(play.job_reports(job, up, stuck, status=JobStatus.STARTED))
    play.step(play.instances_are_well("db-1"))

    play.step(after=LINUX_JOB)

    assert isinstance(play.server("db-1"), Healthy)
    assert failed(play, "db-2").code is FailureCode.JOB_TIMEOUT


def test_an_overdue_job_still_takes_room() -> None:
    plan = a_plan(a_wave("Database", on_failure=FailurePolicy.CONTINUE), a_wave("Web", "Database"))
    hostnames = {"Database": ("db-1",), "Web": ("web-1",)}
    play = a_begun_play(plan, hostnames, limits=some_limits(jobs=1))
    job = play.job_of("db-1")
    play.step(after=LINUX_JOB)

    while_overdue = play.asked(StartRecovery)
    play.step(play.job_ends(job))

    assert while_overdue == []
    assert play.asks_to_launch("web-1")


def test_an_execution_ends_without_waiting_for_an_overdue_job() -> None:
    play = a_begun_play()
    play.job_of("db-1")

    play.step(after=LINUX_JOB)

    assert play.execution.status is Status.FAILED


def test_a_server_that_comes_up_after_it_was_given_up_is_known_for_clean_up() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    play.step(after=LINUX_JOB)

    play.step(play.job_ends(job), after=timedelta(minutes=5))

    instance = failed(play).instance
    assert instance is not None
    assert instance.instance_id == instance_id(server_id("db-1"))
    assert failed(play).code is FailureCode.JOB_TIMEOUT


@pytest.mark.parametrize("status", list(JobStatus))
def test_a_server_given_up_stays_failed_whatever_drs_says_later(status: JobStatus) -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    play.step(after=LINUX_JOB)
    before = play.server("db-1")

    play.step(play.job_reports(job, a_participant(), status=status))

    assert play.server("db-1") == before


def test_an_instance_that_never_comes_to_sight_is_waited_for_a_while() -> None:
    play = a_begun_play()
    play.step(play.job_reports(play.job_of("db-1"), a_participant()))

    play.step(after=timedelta(minutes=5) - A_SECOND)
    in_time = play.server("db-1")
    play.step(after=A_SECOND)

    assert isinstance(in_time, Launched)
    assert failed(play).code is FailureCode.NO_INSTANCE
    assert failed(play).reason == (
        "DRS says launched, but no recovery instance of this job is to be found."
    )


def test_an_instance_that_comes_to_sight_too_late_is_known_for_clean_up() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    play.step(play.job_reports(job, a_participant()))
    play.step(after=timedelta(minutes=5))

    play.step(play.job_reports(job, a_participant(instance=its_instance())))

    assert failed(play).instance is not None


@pytest.mark.parametrize(
    ("check", "name"),
    [
        (StatusCheck(timeout=TEN_MINUTES), "EC2 status checks"),
        (AgentCheck(timeout=TEN_MINUTES), "SSM agent online"),
    ],
)
def test_a_server_has_only_so_much_time_for_a_check(check: HealthCheck, name: str) -> None:
    play = a_begun_play(a_plan(a_wave(checks=(check,))))
    play.step(play.job_ends(play.job_of("db-1")))

    play.step(play.instance_looks("db-1"), after=TEN_MINUTES - A_SECOND)
    in_time = play.server("db-1")
    play.step(after=A_SECOND)

    assert isinstance(in_time, Checking)
    assert failed(play).code is FailureCode.CHECK_TIMEOUT
    assert failed(play).reason == f"Check {name} did not pass within 10 min."
    assert failed(play).instance is not None


def test_a_check_passed_in_the_very_last_look_is_passed() -> None:
    play = a_begun_play(a_plan(a_wave(checks=(StatusCheck(timeout=TEN_MINUTES),))))
    play.step(play.job_ends(play.job_of("db-1")))

    play.step(play.instances_are_well("db-1"), after=TEN_MINUTES)

    assert isinstance(play.server("db-1"), Healthy)


def test_a_job_found_to_have_ended_at_the_last_moment_has_ended() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    play.now += LINUX_JOB

    play.step(play.job_ends(job))

    assert isinstance(play.server("db-1"), Checking)


def test_a_job_runs_its_full_time_from_when_drs_took_it() -> None:
    play = a_begun_play()
    play.step(after=timedelta(minutes=20))
    play.job_of("db-1")

    play.step(after=LINUX_JOB - timedelta(seconds=3))

    assert isinstance(play.server("db-1"), Launching)


@pytest.mark.parametrize(
    ("is_answered", "patience"), [(True, timedelta(hours=1)), (False, timedelta(minutes=30))]
)
def test_a_termination_that_does_not_end_is_given_up(
    *, is_answered: bool, patience: timedelta
) -> None:
    play = a_begun_play()
    play.recovers("db-1")
    play.step(Terminate(at=play.now, request_id="r-1", by=ANNA))
    [asked] = play.asked(TerminateInstances)
    if is_answered:
        play.step(TerminationStarted(at=play.now, key=asked.key, job_id="drsjob-t"))

    play.step(after=patience)

    assert isinstance(play.execution.terminations[0].state, Dropped)
    assert "The termination did not end in time: look in DRS, then ask for it again." in play.said


def test_a_termination_that_finds_no_room_for_a_day_is_given_up() -> None:
    play = a_begun_play(limits=some_limits(jobs=1))
    play.recovers("db-1")
    full = CapacityObserved(at=play.now, location=EUROPE, jobs=1, servers=1)
    play.step(full, Terminate(at=play.now, request_id="r-1", by=ANNA))

    play.step(after=timedelta(hours=24))

    assert play.asked(TerminateInstances) == []
    assert isinstance(play.execution.terminations[0].state, Dropped)


def test_a_message_that_nobody_sends_is_given_up() -> None:
    play = a_begun_play()
    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))

    play.step(after=timedelta(minutes=30))

    assert play.asked(Notify) == []
