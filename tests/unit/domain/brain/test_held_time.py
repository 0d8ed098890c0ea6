"""Time spent paused does not count against gates and waves."""

from datetime import timedelta

from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import Approve, Cancel, Pause, Resume, RetryFailed
from recovery.domain.recovery_plan import GateTimeout
from tests.support.builders import a_plan, a_wave
from tests.support.operators import TWO_WAVES, asks, fails, two_waves
from tests.support.play import a_begun_play

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
GATE = {"timeout": HOUR, "on_timeout": GateTimeout.APPROVE}


def test_a_wave_gets_back_the_time_it_was_held() -> None:
    play = a_begun_play(a_plan(a_wave(timeout=HOUR)))
    asks(play, Pause, after=50 * MINUTE)
    asks(play, Resume, after=5 * HOUR)

    play.step(after=9 * MINUTE)
    before = play.wave("Database").state.status
    play.step(after=MINUTE)
    after = play.wave("Database").state.status

    assert (before, after) == ("LAUNCHING", "FAILED")


def test_a_gate_gets_back_the_time_it_was_held() -> None:
    play = a_begun_play(a_plan(a_wave(approval=GATE)))
    asks(play, Pause, after=50 * MINUTE)
    asks(play, Resume, after=5 * HOUR)

    play.step(after=9 * MINUTE)
    before = play.wave("Database").state.status
    play.step(after=MINUTE)
    after = play.wave("Database").state.status

    assert (before, after) == ("AWAITING_APPROVAL", "LAUNCHING")


def test_no_wave_and_no_gate_times_out_while_paused() -> None:
    plan = a_plan(a_wave("Database", timeout=HOUR), a_wave("App", approval=GATE))
    play = a_begun_play(plan, TWO_WAVES)
    asks(play, Pause)

    play.step(after=24 * HOUR)

    assert play.wave("Database").state.status == "LAUNCHING"
    assert play.wave("App").state.status == "AWAITING_APPROVAL"


def test_a_gate_without_a_deadline_still_has_none_after_a_pause() -> None:
    play = a_begun_play(a_plan(a_wave(approval={})))
    asks(play, Pause)
    asks(play, Resume, after=HOUR)

    play.step(after=1000 * HOUR)

    assert play.wave("Database").state.status == "AWAITING_APPROVAL"


def test_a_wave_that_was_let_in_during_a_pause_gets_no_more_than_its_whole_time() -> None:
    play = a_begun_play(a_plan(a_wave(timeout=HOUR, approval={})))
    asks(play, Pause)
    asks(play, Approve, wave="Database", after=5 * HOUR)
    asks(play, Resume, after=MINUTE)

    play.step(after=HOUR)

    assert play.wave("Database").state.status == "FAILED"


def test_a_wave_that_was_retried_during_a_pause_gets_its_whole_time_after_it() -> None:
    play = a_begun_play(a_plan(a_wave(timeout=HOUR, on_failure="PAUSE")))
    fails(play, "db-1")
    asks(play, Pause)
    asks(play, RetryFailed, wave="Database", after=5 * HOUR)
    asks(play, Resume, after=5 * HOUR)

    play.step(after=59 * MINUTE)
    before = play.wave("Database").state.status
    play.step(after=MINUTE)
    after = play.wave("Database").state.status

    assert (before, after) == ("LAUNCHING", "FAILED")


def test_two_holds_that_overlap_are_given_back_once() -> None:
    plan = a_plan(a_wave("Database", on_failure="PAUSE"), a_wave("App", timeout=HOUR))
    play = a_begun_play(plan, TWO_WAVES)
    play.job_of("app-1")
    fails(play, "db-1")
    asks(play, Pause, after=MINUTE)
    asks(play, Resume, after=5 * HOUR)

    play.step(after=HOUR - 5 * MINUTE - timedelta(seconds=4))

    assert play.wave("App").state.status == "FAILED"


def test_the_other_waves_stay_held_when_only_one_of_two_holds_is_settled() -> None:
    play = a_begun_play(two_waves(on_failure="PAUSE"), TWO_WAVES)
    fails(play, "db-1")
    asks(play, Pause)

    asks(play, RetryFailed, wave="Database")

    assert play.execution.status is Status.PAUSED
    assert play.waits[0] == "Paused by anna@example.com."


def test_a_cancelled_execution_watches_its_jobs_to_their_end_however_long_it_was_paused() -> None:
    play = a_begun_play(a_plan(a_wave(timeout=HOUR)))
    play.step(after=50 * MINUTE)
    job = play.job_of("db-1")
    asks(play, Pause)
    asks(play, Cancel, after=20 * MINUTE)

    play.step(play.job_ends(job))
    play.step(play.instances_are_well("db-1"))

    assert play.wave("Database").state.status == "COMPLETED"


def test_a_stopped_execution_watches_its_jobs_to_their_end_however_long_it_was_paused() -> None:
    play = a_begun_play(a_plan(a_wave("Database", timeout=HOUR), a_wave("App")), TWO_WAVES)
    play.step(after=50 * MINUTE)
    job, failing = play.job_of("db-1"), play.job_of("app-1")
    asks(play, Pause)
    play.step(play.job_ends(failing, failed={"app-1": None}), after=20 * MINUTE)

    play.step(play.job_ends(job))
    play.step(play.instances_are_well("db-1"))

    assert play.wave("Database").state.status == "COMPLETED"
