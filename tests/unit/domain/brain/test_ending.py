"""The end of an execution: when it comes, and how it is called."""

from datetime import timedelta

import pytest

from recovery.domain.execution.execution import Ended, Status
from recovery.domain.execution.facts import (
    Cancel,
    Pause,
    RecoveryNotFound,
    SkipWave,
)
from tests.support.builders import a_plan, a_wave, server_id
from tests.support.operators import TWO_WAVES, asks, fails, two_waves
from tests.support.play import Play, a_begun_play

HOUR = timedelta(hours=1)


def the_end(play: Play) -> tuple[Status, str]:
    assert isinstance(play.execution.state, Ended)
    return play.execution.status, play.execution.state.reason


def test_an_execution_is_complete_when_every_wave_is() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    play.recovers("db-1")

    play.recovers("app-1")

    assert the_end(play) == (Status.COMPLETED, "Every wave is complete.")
    assert "The execution is COMPLETED after 24 min 4 s: Every wave is complete." in play.said


def test_an_execution_goes_on_while_a_wave_does() -> None:
    play = a_begun_play(a_plan(a_wave("Database"), a_wave("App")), TWO_WAVES)

    play.recovers("db-1")

    assert play.execution.status is Status.RUNNING


@pytest.mark.parametrize("policy", ["CONTINUE", "STOP", "PAUSE"])
def test_a_partial_wave_makes_a_partial_execution_whatever_the_policy(policy: str) -> None:
    wave = a_wave(optional_server_ids=(server_id("db-1"),), on_failure=policy)
    play = a_begun_play(a_plan(wave), {"Database": ("db-1", "db-2")})
    job = play.job_of("db-1", "db-2")

    play.step(play.job_ends(job, failed={"db-1": None}))
    play.step(play.instances_are_well("db-2"))

    assert the_end(play) == (Status.PARTIAL, "1 of 1 waves fell short.")


def test_an_execution_that_went_on_in_spite_of_a_failed_wave_is_partial() -> None:
    play = a_begun_play(two_waves(on_failure="CONTINUE"), TWO_WAVES)
    fails(play, "db-1")

    play.recovers("app-1")

    assert the_end(play) == (Status.PARTIAL, "1 of 2 waves fell short.")


def test_an_execution_is_partial_when_a_healthy_server_stands_in_a_failed_wave() -> None:
    plan = a_plan(a_wave(on_failure="CONTINUE"))
    play = a_begun_play(plan, {"Database": ("db-1", "db-2")})
    job = play.job_of("db-1", "db-2")

    play.step(play.job_ends(job, failed={"db-1": None}))
    play.step(play.instances_are_well("db-2"))

    assert the_end(play) == (Status.PARTIAL, "1 of 1 waves fell short.")


def test_an_execution_that_recovered_nothing_has_failed() -> None:
    plan = a_plan(a_wave(on_failure="CONTINUE"))
    play = a_begun_play(plan)

    fails(play, "db-1")

    assert the_end(play) == (Status.FAILED, "1 of 1 waves fell short. Nothing was recovered.")


def test_an_execution_of_which_every_wave_was_skipped_has_failed() -> None:
    play = a_begun_play(a_plan(a_wave(approval={})))

    asks(play, SkipWave, wave="Database")

    assert the_end(play) == (Status.FAILED, "1 of 1 waves fell short. Nothing was recovered.")


def test_a_skipped_wave_beside_a_complete_one_makes_a_partial_execution() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    asks(play, SkipWave, wave="App")

    play.recovers("db-1")

    assert the_end(play) == (Status.PARTIAL, "1 of 2 waves fell short.")


def test_an_execution_stopped_by_a_failed_wave_has_failed_whatever_was_recovered_before() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    play.recovers("db-1")

    fails(play, "app-1")

    assert the_end(play) == (Status.FAILED, "Wave App failed and its policy is STOP.")


def test_a_cancelled_execution_is_called_so_whatever_was_recovered_before() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    play.recovers("db-1")
    job = play.job_of("app-1")
    asks(play, Cancel)

    play.step(play.job_ends(job, failed={"app-1": None}))

    assert the_end(play) == (Status.CANCELLED, "Cancelled by anna@example.com.")


def test_an_execution_whose_last_wave_failed_stays_paused_until_somebody_decides() -> None:
    play = a_begun_play(a_plan(a_wave(on_failure="PAUSE")))
    fails(play, "db-1")

    play.step(after=1000 * HOUR)

    assert play.execution.status is Status.PAUSED


def test_an_execution_paused_by_an_operator_ends_with_its_last_wave() -> None:
    play = a_begun_play()
    asks(play, Pause)

    play.recovers("db-1")

    assert play.execution.status is Status.COMPLETED


def test_an_overdue_job_does_not_keep_an_execution_from_its_end() -> None:
    play = a_begun_play()
    play.job_of("db-1")

    play.step(after=HOUR)

    assert play.execution.status is Status.FAILED


def test_an_execution_does_not_end_before_it_is_known_whether_a_launch_happened() -> None:
    play = a_begun_play(a_plan(a_wave(on_failure="CONTINUE", timeout=HOUR)))
    unanswered = play.launches("db-1")
    play.step(after=HOUR)

    while_unknown = play.execution.status
    play.step(RecoveryNotFound(at=play.now, key=unanswered.key))

    assert while_unknown is Status.RUNNING
    assert play.execution.status is Status.FAILED


def test_a_dry_run_is_complete_at_once() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES, is_dry_run=True)

    end = the_end(play)

    assert end == (Status.COMPLETED, "Every wave is complete.")
    assert play.commands == ()
    assert play.wake_after is None


def test_a_dry_run_waits_for_no_clean_up() -> None:
    play = a_begun_play(is_dry_run=True, cleanup_after=HOUR)

    wake_after = play.wake_after

    assert wake_after is None


def test_a_drill_that_launched_nothing_waits_for_no_clean_up() -> None:
    play = a_begun_play(a_plan(a_wave(approval={})), cleanup_after=HOUR)

    asks(play, Cancel)

    assert play.execution.cleanup_at is None
