"""Whether a request fits the state of an execution, and if not, the sentence that says why."""

from collections.abc import Callable

import pytest

from recovery.domain.brain.permits import why_not
from recovery.domain.execution.commands import StartAutomation
from recovery.domain.execution.facts import (
    Approve,
    Cancel,
    OperatorRequest,
    Pause,
    Reject,
    Resume,
    RetryFailed,
    RetryWave,
    RunOutcome,
    SkipWave,
    Terminate,
)
from recovery.domain.recovery_plan import RecoveryPlan
from tests.support.builders import EUROPE, NOON, a_plan, a_wave, an_automation
from tests.support.operators import (
    TWO_WAVES,
    a_drill_that_ended,
    asks,
    fails,
    terminates,
    two_waves,
)
from tests.support.play import ANNA, Play, a_begun_play, a_play

ASKED = {"request_id": "r-7", "by": ANNA, "at": NOON}
PAUSE = Pause.model_validate(ASKED)
RESUME = Resume.model_validate(ASKED)
CANCEL = Cancel.model_validate(ASKED)
TERMINATE = Terminate.model_validate(ASKED)
APPROVE = Approve.model_validate(ASKED | {"wave": "Database"})
REJECT = Reject.model_validate(ASKED | {"wave": "Database"})
RETRY_WAVE = RetryWave.model_validate(ASKED | {"wave": "Database"})
RETRY_FAILED = RetryFailed.model_validate(ASKED | {"wave": "Database"})
SKIP_WAVE = SkipWave.model_validate(ASKED | {"wave": "Database"})
ABOUT_A_WAVE = [APPROVE, REJECT, RETRY_WAVE, RETRY_FAILED, SKIP_WAVE]
GATED = a_plan(a_wave(approval={}))


def a_pending() -> Play:
    return a_play()


def a_running() -> Play:
    return a_begun_play()


def a_paused() -> Play:
    play = a_begun_play()
    asks(play, Pause)
    return play


def a_cancelling() -> Play:
    play = a_begun_play()
    play.job_of("db-1")
    asks(play, Cancel)
    return play


def a_stopping() -> Play:
    play = a_begun_play(a_plan(a_wave("Database"), a_wave("App")), TWO_WAVES)
    play.job_of("db-1")
    fails(play, "app-1")
    return play


def an_ended() -> Play:
    return a_drill_that_ended()


def a_gated() -> Play:
    return a_begun_play(GATED)


def a_failed(policy: str = "PAUSE", plan: RecoveryPlan | None = None) -> Play:
    play = a_begun_play(plan or two_waves(on_failure=policy), TWO_WAVES)
    fails(play, "db-1")
    return play


@pytest.mark.parametrize(
    ("a_world", "request_"),
    [
        (a_running, PAUSE),
        (a_failed, PAUSE),
        (a_paused, RESUME),
        (a_failed, RESUME),
        (a_pending, CANCEL),
        (a_running, CANCEL),
        (a_paused, CANCEL),
        (an_ended, TERMINATE),
        (a_gated, APPROVE),
        (a_gated, REJECT),
        (a_gated, SKIP_WAVE),
        (a_failed, RETRY_WAVE),
        (a_failed, RETRY_FAILED),
        (a_failed, SKIP_WAVE),
    ],
)
def test_a_request_that_fits_meets_no_obstacle(
    a_world: Callable[[], Play], request_: OperatorRequest
) -> None:
    execution = a_world().execution

    obstacle = why_not(execution, request_)

    assert obstacle is None


@pytest.mark.parametrize(
    ("a_world", "request_", "sentence"),
    [
        (a_pending, PAUSE, "It has not begun yet."),
        (a_paused, PAUSE, "It is paused already."),
        (a_cancelling, PAUSE, "It is CANCELLING and starts nothing new."),
        (a_stopping, PAUSE, "It is RUNNING and starts nothing new."),
        (an_ended, PAUSE, "It is COMPLETED and starts nothing new."),
        (a_pending, RESUME, "It is PENDING, not paused."),
        (a_running, RESUME, "It is RUNNING, not paused."),
        (a_cancelling, RESUME, "It is CANCELLING, not paused."),
        (a_cancelling, CANCEL, "It is stopping already."),
        (a_stopping, CANCEL, "It is stopping already."),
        (an_ended, CANCEL, "It has ended: COMPLETED."),
        (a_running, TERMINATE, "It is RUNNING: cancel it first, or wait for its end."),
        (a_running, APPROVE, "Wave Database does not wait for approval."),
        (a_running, REJECT, "Wave Database does not wait for approval."),
        (
            a_running,
            SKIP_WAVE,
            "Wave Database is LAUNCHING; only one that waits or failed can be skipped.",
        ),
        (
            a_running,
            RETRY_WAVE,
            "Wave Database is LAUNCHING; only a failed or partial one can be retried.",
        ),
        (
            a_running,
            RETRY_FAILED,
            "Wave Database is LAUNCHING; only a failed or partial one can be retried.",
        ),
    ],
)
def test_a_request_that_does_not_fit_is_answered_with_the_reason(
    a_world: Callable[[], Play], request_: OperatorRequest, sentence: str
) -> None:
    execution = a_world().execution

    obstacle = why_not(execution, request_)

    assert obstacle == sentence


@pytest.mark.parametrize("request_", ABOUT_A_WAVE)
@pytest.mark.parametrize("a_world", [a_pending, a_cancelling, a_stopping, an_ended])
def test_a_wave_is_left_as_it_is_before_the_start_and_from_the_stop_on(
    a_world: Callable[[], Play], request_: OperatorRequest
) -> None:
    execution = a_world().execution

    obstacle = why_not(execution, request_)

    assert obstacle == f"It is {execution.status} and starts nothing new."


@pytest.mark.parametrize("request_", ABOUT_A_WAVE)
def test_a_wave_that_the_plan_does_not_have_is_named(request_: OperatorRequest) -> None:
    play = a_begun_play(a_plan(a_wave("Mail")), {"Mail": ("mail-1",)})

    obstacle = why_not(play.execution, request_)

    assert obstacle == "The plan has no wave Database."


def test_what_is_terminated_already_is_not_terminated_again() -> None:
    play = a_drill_that_ended()
    asks(play, Terminate)
    while_under_way = why_not(play.execution, TERMINATE)
    terminates(play)

    afterwards = why_not(play.execution, TERMINATE)

    assert (
        while_under_way
        == afterwards
        == "It has no instance left that is not being terminated already."
    )


def test_a_whole_wave_is_not_retried_once_a_wave_that_builds_on_it_has_begun() -> None:
    play = a_failed("CONTINUE")

    whole = why_not(play.execution, RETRY_WAVE)
    only_failed = why_not(play.execution, RETRY_FAILED)

    assert whole == "Wave App builds on it and is LAUNCHING; retry only what failed."
    assert only_failed is None


def test_a_wave_that_failed_and_was_accepted_needs_no_skip() -> None:
    play = a_failed()
    asks(play, Resume)

    obstacle = why_not(play.execution, SKIP_WAVE)

    assert obstacle == "Wave Database failed and nothing waits for it any more."


def test_only_the_whole_of_a_wave_without_servers_is_retried_when_it_fails_before_its_launch() -> (
    None
):
    before = an_automation(location=EUROPE)
    plan = a_plan(a_wave(group_ids=(), on_failure="PAUSE", actions_before=(before,)))
    play = a_begun_play(plan)
    (action,) = play.asked(StartAutomation)
    play.step(play.run_ends(action, RunOutcome.FAILED))

    only_failed = why_not(play.execution, RETRY_FAILED)
    whole = why_not(play.execution, RETRY_WAVE)

    assert only_failed == "No server and no closing action of it failed."
    assert whole is None
