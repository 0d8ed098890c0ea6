"""What operators ask for is carried out once, or answered with the reason why not."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import Notify, StartAutomation, StartRecovery
from recovery.domain.execution.effects import Topic
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import (
    Approve,
    Cancel,
    Pause,
    Reject,
    Request,
    Resume,
    SkipWave,
)
from tests.support.builders import a_plan, a_wave, an_automation
from tests.support.operators import BORIS, TWO_WAVES, asks, fails, two_waves
from tests.support.play import ANNA, a_begun_play, a_play


def test_a_request_is_recorded_with_who_and_why() -> None:
    play = a_begun_play()

    asks(play, Pause, why="Storage is slow")

    assert "PAUSE by anna@example.com: Storage is slow" in play.said


def test_a_request_without_a_reason_is_recorded_with_who() -> None:
    play = a_begun_play()

    asks(play, Pause)

    assert "PAUSE by anna@example.com." in play.said


def test_the_second_arrival_of_a_request_is_silent() -> None:
    play = a_begun_play()
    again = Pause(at=play.now, request_id="r-1", by=ANNA)
    play.step(again)
    asks(play, Resume)
    said = list(play.said)

    play.step(again)

    assert play.execution.status is Status.RUNNING
    assert play.said == said


def test_a_request_that_did_not_fit_is_not_carried_out_when_it_arrives_again_later() -> None:
    play = a_begun_play()
    early = Resume(at=play.now, request_id="r-1", by=ANNA)
    play.step(early)
    asks(play, Pause, request_id="r-2")

    play.step(early)

    assert play.execution.status is Status.PAUSED


@pytest.mark.parametrize(
    ("kind", "stated", "sentence"),
    [
        (Resume, {}, "RESUME by anna@example.com is not carried out: It is RUNNING, not paused."),
        (
            Approve,
            {"wave": "Mail"},
            "APPROVE by anna@example.com is not carried out: The plan has no wave Mail.",
        ),
    ],
)
def test_a_request_that_does_not_fit_changes_nothing_and_is_told_why(
    kind: type[Request], stated: dict[str, str], sentence: str
) -> None:
    play = a_begun_play()
    before = play.execution

    asks(play, kind, after=timedelta(), **stated)

    assert play.said[-1] == sentence
    assert play.execution == before.changed(request_ids=("r-1",))


def test_a_pause_is_lifted_by_one_resume_and_may_come_again() -> None:
    play = a_begun_play()
    asks(play, Pause)
    asks(play, Resume)

    asks(play, Pause)

    assert play.execution.status is Status.PAUSED


def test_an_approved_wave_starts_and_says_who_approved_it() -> None:
    play = a_begun_play(a_plan(a_wave(approval={})))

    asks(play, Approve, wave="Database", by=BORIS)

    assert "Wave Database starts: boris@example.com approved it." in play.said
    assert play.asks_to_launch("db-1")


def test_a_wave_that_is_approved_during_a_pause_runs_nothing_before_the_resume() -> None:
    play = a_begun_play(a_plan(a_wave(approval={}, actions_before=(an_automation(),))))
    asks(play, Pause)

    asks(play, Approve, wave="Database")

    assert play.wave("Database").state.status == "PREPARING"
    assert play.asked(StartAutomation) == []
    assert play.waits == ("Paused by anna@example.com.", "Wave Database: held up.")


def test_a_rejected_wave_fails_and_launches_nothing() -> None:
    play = a_begun_play(a_plan(a_wave(approval={})))

    asks(play, Reject, wave="Database", by=BORIS)

    assert "Wave Database is FAILED: Rejected by boris@example.com." in play.said
    assert play.server("db-1").status == "SKIPPED"
    assert play.asked(StartRecovery) == []


@pytest.mark.parametrize(
    ("policy", "status", "next_wave"),
    [
        ("STOP", Status.FAILED, "CANCELLED"),
        ("PAUSE", Status.PAUSED, "WAITING"),
        ("CONTINUE", Status.RUNNING, "LAUNCHING"),
    ],
)
def test_a_rejection_applies_the_failure_policy_of_the_wave(
    policy: str, status: Status, next_wave: str
) -> None:
    play = a_begun_play(two_waves(approval={}, on_failure=policy), TWO_WAVES)

    asks(play, Reject, wave="Database")

    assert play.execution.status is status
    assert play.wave("App").state.status == next_wave


def test_a_resume_accepts_the_failed_waves_and_lets_the_next_ones_start() -> None:
    play = a_begun_play(two_waves(on_failure="PAUSE"), TWO_WAVES)
    fails(play, "db-1")

    asks(play, Resume)

    assert "The execution goes on in spite of wave Database." in play.said
    assert play.asks_to_launch("app-1")


def test_a_resume_settles_both_the_operators_pause_and_that_of_a_failure() -> None:
    play = a_begun_play(two_waves(on_failure="PAUSE"), TWO_WAVES)
    asks(play, Pause)
    fails(play, "db-1")

    asks(play, Resume)

    assert play.execution.status is Status.RUNNING


def test_a_cancelled_execution_says_that_jobs_in_flight_run_to_their_end() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    play.job_of("db-1")

    asks(play, Cancel)

    assert play.execution.status is Status.CANCELLING
    assert (
        "Nothing new starts. DRS jobs in flight can't be stopped: they run to their end."
        in play.said
    )


def test_an_execution_that_is_cancelled_before_its_first_step_starts_nothing() -> None:
    play = a_play()

    asks(play, Cancel)

    assert play.execution.status is Status.CANCELLED
    assert [told.topic for told in play.asked(Notify)] == [Topic.ENDED]
    assert play.asked(StartRecovery) == []


def test_requests_of_one_step_are_carried_out_in_their_order() -> None:
    play = a_begun_play()
    pause = Pause(at=play.now, request_id="r-1", by=ANNA)
    resume = Resume(at=play.now, request_id="r-2", by=BORIS)

    play.step(pause, resume)

    assert play.execution.status is Status.RUNNING


def test_a_waiting_wave_is_skipped_and_those_behind_it_do_not_wait_for_it() -> None:
    play = a_begun_play(two_waves(approval={}), TWO_WAVES)

    asks(play, SkipWave, wave="Database", by=BORIS, after=timedelta(minutes=1))

    assert "Wave Database is SKIPPED: Skipped by boris@example.com." in play.said
    assert play.server("db-1").status == "SKIPPED"
    assert play.asks_to_launch("app-1")
