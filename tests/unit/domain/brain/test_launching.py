"""Launch jobs are asked for in plan order, as far as there is room."""

from datetime import timedelta

from recovery.domain.execution.commands import StartRecovery
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import JobStatus, Pause, Resume, RetryFailed, RetryWave
from recovery.domain.execution.server_run import Healthy, Launching
from recovery.domain.recovery_plan import FailurePolicy
from tests.support.builders import NOON, a_plan, a_wave, server_id, some_limits
from tests.support.play import ANNA, a_begun_play, a_participant, its_instance

SIDE_BY_SIDE = a_plan(a_wave("Database"), a_wave("Web"))
HOSTNAMES = {"Database": ("db-1", "db-2"), "Web": ("web-1",)}
PAUSING = a_plan(a_wave(on_failure=FailurePolicy.PAUSE, timeout=timedelta(hours=1)))
RETRY = RetryWave(at=NOON, request_id="r-1", by=ANNA, wave="Database")


def test_a_smaller_job_overtakes_one_that_does_not_fit() -> None:
    plan = a_plan(a_wave("App"), a_wave("Database"), a_wave("Web"))
    hostnames = {**HOSTNAMES, "App": ("app-1",)}

    play = a_begun_play(plan, hostnames, limits=some_limits(servers_in_jobs=2))

    assert [set(start.servers) for start in play.asked(StartRecovery)] == [
        {server_id("app-1")},
        {server_id("web-1")},
    ]


def test_nothing_is_launched_while_paused() -> None:
    play = a_begun_play(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(jobs=1))
    job = play.job_of("db-1", "db-2")
    play.step(Pause(at=NOON, request_id="r-1", by=ANNA))

    play.step(play.job_ends(job))
    while_paused = play.asked(StartRecovery)
    play.step(Resume(at=NOON, request_id="r-2", by=ANNA))

    assert while_paused == []
    assert play.asks_to_launch("web-1")


def test_a_retried_server_waits_until_its_old_job_has_ended() -> None:
    play = a_begun_play(PAUSING)
    old = play.job_of("db-1")
    play.step(after=timedelta(hours=1))
    play.step(RETRY)

    while_in_old_job = play.asked(StartRecovery)
    play.step(play.job_ends(old))

    assert while_in_old_job == []
    assert play.launches("db-1").key != old.key


def test_a_retried_server_that_waits_for_its_old_job_does_not_hold_up_the_others() -> None:
    wave = a_wave(on_failure=FailurePolicy.PAUSE, timeout=timedelta(hours=1), checks=())
    hostnames = {"Database": ("db-1", "db-2", "db-3")}
    play = a_begun_play(a_plan(wave), hostnames, limits=some_limits(servers_per_job=2))
    stuck = play.job_of("db-1", "db-2")
    up = a_participant("db-1", instance=its_instance("db-1"))
    play.step(play.job_reports(stuck, up, status=JobStatus.STARTED))
    play.step(play.job_ends(play.job_of("db-3"), failed={"db-3": "No capacity."}))
    play.step(after=timedelta(hours=1))

    play.step(RetryFailed(at=play.now, request_id="r-1", by=ANNA, wave="Database"))

    assert play.asks_to_launch("db-3")
    assert not play.asks_to_launch("db-2")


def test_the_wait_for_an_old_job_is_told() -> None:
    play = a_begun_play(PAUSING)
    play.job_of("db-1")
    play.step(after=timedelta(hours=1))

    play.step(RETRY)

    assert any(f"{server_id('db-1')} is still in a DRS job" in text for text in play.waits)


def test_an_old_job_that_turns_up_late_launches_the_retried_server() -> None:
    play = a_begun_play(PAUSING)
    old = play.launches("db-1")
    play.step(after=timedelta(hours=1))
    play.step(RETRY)

    play.step(play.job_starts(old))

    state = play.server("db-1")
    assert isinstance(state, Launching)
    assert state.job_key == old.key
    assert play.asked(StartRecovery) == []


def test_a_job_that_nobody_waits_for_does_not_keep_an_execution_from_its_end() -> None:
    play = a_begun_play(PAUSING)
    old = play.launches("db-1")
    play.step(after=timedelta(hours=1))
    play.step(RETRY)
    play.step(Pause(at=NOON, request_id="r-2", by=ANNA))
    play.step(play.job_starts(old))
    play.step(play.job_ends(old))
    play.step(play.instances_are_well("db-1"))

    play.step(Resume(at=NOON, request_id="r-3", by=ANNA))

    assert isinstance(play.server("db-1"), Healthy)
    assert play.execution.status is Status.COMPLETED
