"""Gates and waves that took too long."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    FindRecovery,
    RunCommand,
    StartAutomation,
    StartRecovery,
)
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import Cancel, Pause, RecoveryNotFound, Resume, RetryWave
from recovery.domain.execution.server_run import Failed, FailureCode, Healthy, Skipped
from recovery.domain.execution.wave_run import WaveEnded
from recovery.domain.recovery_plan import ApprovalGate, FailurePolicy, GateTimeout
from tests.support.builders import (
    NOON,
    a_command,
    a_document_check,
    a_group,
    a_plan,
    a_wave,
    an_automation,
    an_inventory,
    some_limits,
)
from tests.support.play import ANNA, Play, a_begun_play, a_participant, its_instance

A_SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def gated(on_timeout: GateTimeout) -> Play:
    gate = ApprovalGate(timeout=HOUR, on_timeout=on_timeout)
    return a_begun_play(a_plan(a_wave(approval=gate)))


def failed(play: Play, hostname: str = "db-1") -> Failed:
    state = play.server(hostname)
    assert isinstance(state, Failed)
    return state


def ended(play: Play, name: str = "Database") -> WaveEnded:
    state = play.wave(name).state
    assert isinstance(state, WaveEnded)
    return state


def test_a_gate_that_nobody_opens_in_time_rejects() -> None:
    play = gated(GateTimeout.REJECT)

    play.step(after=HOUR - A_SECOND)
    in_time = play.wave("Database").state.status
    play.step(after=A_SECOND)

    assert in_time == "AWAITING_APPROVAL"
    assert (ended(play).status, ended(play).reason) == ("FAILED", "Nobody approved it in time.")
    assert isinstance(play.server("db-1"), Skipped)
    assert play.asked(StartRecovery) == []


def test_a_gate_may_open_by_itself() -> None:
    play = gated(GateTimeout.APPROVE)

    play.step(after=HOUR)

    assert play.asks_to_launch("db-1")
    assert "Wave Database starts: nobody objected in time." in play.said


def test_the_clock_of_a_gate_stands_still_during_a_pause() -> None:
    play = gated(GateTimeout.REJECT)
    play.step(Pause(at=NOON, request_id="r-1", by=ANNA))

    play.step(after=10 * HOUR)
    while_paused = play.wave("Database").state.status
    play.step(Resume(at=play.now, request_id="r-2", by=ANNA))
    play.step(after=HOUR)

    assert while_paused == "AWAITING_APPROVAL"
    assert play.wave("Database").state.status == "FAILED"


def test_the_clock_of_a_wave_stands_still_during_a_pause() -> None:
    play = a_begun_play(a_plan(a_wave(timeout=HOUR)))
    play.step(Pause(at=NOON, request_id="r-1", by=ANNA))

    play.step(after=10 * HOUR)
    while_paused = play.wave("Database").state.status
    play.step(Resume(at=play.now, request_id="r-2", by=ANNA))
    play.step(after=HOUR)

    assert while_paused == "LAUNCHING"
    assert play.wave("Database").state.status == "FAILED"


def test_a_wave_that_times_out_in_its_first_action_launches_nothing() -> None:
    action = an_automation(timeout=2 * HOUR)
    play = a_begun_play(a_plan(a_wave(actions_before=[action], timeout=HOUR)))

    play.step(after=HOUR)

    assert ended(play).reason == "It did not end within 1 h."
    assert failed(play).code is FailureCode.WAVE_TIMEOUT
    assert failed(play).reason == "Its wave was given up. It did not end within 1 h."
    assert play.asked(StartAutomation) == []
    assert play.execution.status is Status.FAILED


def test_a_wave_that_times_out_over_its_settings_launches_nothing() -> None:
    group = a_group(launch_settings={"instance_type": "m5.large"})
    play = a_begun_play(a_plan(a_wave(timeout=HOUR)), inventory=an_inventory(groups=(group,)))
    [change] = play.asked(ApplyLaunchSettings)
    play.step(after=HOUR)

    play.step(play.settings_are_written(change))

    assert play.asked(ApplyLaunchSettings) == []
    assert play.asked(StartRecovery) == []
    assert play.execution.status is Status.FAILED


def test_jobs_that_still_wait_when_their_wave_times_out_are_dropped() -> None:
    plan = a_plan(
        a_wave("Database", timeout=3 * HOUR),
        a_wave("Web", on_failure=FailurePolicy.CONTINUE, timeout=HOUR),
    )
    hostnames = {"Database": ("db-1",), "Web": ("web-1",)}
    play = a_begun_play(plan, hostnames, limits=some_limits(jobs=1))

    play.step(after=HOUR)

    assert failed(play, "web-1").code is FailureCode.WAVE_TIMEOUT
    assert [start.wave for start in play.asked(StartRecovery)] == [1]


def test_after_a_timeout_it_is_found_out_whether_an_unanswered_job_was_started() -> None:
    play = a_begun_play(a_plan(a_wave(timeout=HOUR)))
    start = play.launches("db-1")

    play.step(after=HOUR)
    [search] = play.asked(FindRecovery)
    while_searching = play.execution.status
    play.step(RecoveryNotFound(at=play.now, key=search.key))

    assert search.key == start.key
    assert while_searching is Status.RUNNING
    assert play.execution.status is Status.FAILED
    assert failed(play).code is FailureCode.WAVE_TIMEOUT


@pytest.mark.parametrize("is_answered", [True, False])
def test_an_instance_that_comes_up_after_the_timeout_is_known_for_clean_up(
    *, is_answered: bool
) -> None:
    play = a_begun_play(a_plan(a_wave(timeout=HOUR)))
    start = play.launches("db-1")
    play.step(after=HOUR - timedelta(minutes=5))
    if is_answered:
        play.step(play.job_starts(start))
    play.step(after=timedelta(minutes=5))

    play.step(play.job_starts(start))
    play.step(play.job_ends(start))

    assert failed(play).code is FailureCode.WAVE_TIMEOUT
    assert failed(play).instance is not None


def test_an_instance_that_comes_to_sight_after_the_timeout_is_known_for_clean_up() -> None:
    play = a_begun_play(a_plan(a_wave(timeout=HOUR)))
    play.step(after=HOUR - timedelta(minutes=2))
    job = play.job_of("db-1")
    play.step(play.job_reports(job, a_participant()))
    play.step(after=timedelta(minutes=2))

    play.step(play.job_reports(job, a_participant(instance=its_instance())))

    assert failed(play).code is FailureCode.WAVE_TIMEOUT
    assert failed(play).instance is not None


def test_an_instance_of_an_old_job_is_known_for_clean_up_when_the_retry_timed_out_too() -> None:
    play = a_begun_play(a_plan(a_wave(on_failure=FailurePolicy.PAUSE, timeout=HOUR)))
    old = play.job_of("db-1")
    play.step(after=HOUR)
    play.step(RetryWave(at=play.now, request_id="r-1", by=ANNA, wave="Database"))
    play.step(after=HOUR)

    play.step(play.job_ends(old))

    assert failed(play).instance is not None


def test_servers_in_their_checks_when_the_wave_times_out_fail_with_their_instance() -> None:
    check = a_document_check(timeout=2 * HOUR)
    play = a_begun_play(a_plan(a_wave(checks=(check,), timeout=HOUR)))
    play.step(play.job_ends(play.job_of("db-1")))

    play.step(after=HOUR)

    assert failed(play).code is FailureCode.WAVE_TIMEOUT
    assert failed(play).instance is not None
    assert play.asked(RunCommand) == []


def test_a_wave_that_times_out_in_a_closing_action_keeps_its_servers_and_the_place() -> None:
    action = a_command(timeout=2 * HOUR)
    play = a_begun_play(a_plan(a_wave(checks=(), actions_after=[action], timeout=HOUR)))
    play.recovers("db-1")

    play.step(after=HOUR)

    assert isinstance(play.server("db-1"), Healthy)
    assert (ended(play).status, ended(play).failed_action) == ("FAILED", 0)
    assert play.asked(RunCommand) == []


def test_the_timeout_of_one_wave_leaves_the_clock_of_another_alone() -> None:
    plan = a_plan(
        a_wave("Database", on_failure=FailurePolicy.CONTINUE, timeout=HOUR),
        a_wave("Web", "Database", timeout=HOUR),
    )
    play = a_begun_play(plan, {"Database": ("db-1",), "Web": ("web-1",)})
    play.step(after=HOUR)

    play.step(after=HOUR - A_SECOND)

    assert play.wave("Web").state.status == "LAUNCHING"


def test_a_wave_that_times_out_after_a_cancel_leaves_the_execution_cancelled() -> None:
    play = a_begun_play(a_plan(a_wave(timeout=HOUR)))
    play.step(after=HOUR / 2)
    play.job_of("db-1")
    play.step(Cancel(at=play.now, request_id="r-1", by=ANNA))

    play.step(after=HOUR / 2)

    assert failed(play).code is FailureCode.WAVE_TIMEOUT
    assert play.execution.status is Status.CANCELLED
