"""Actions that a cancel or a pause meets while they are asked for."""

from datetime import timedelta

from recovery.domain.execution.commands import StartAutomation
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import Cancel, Pause, Resume
from tests.support.builders import a_plan, a_wave, an_automation
from tests.support.operators import asks
from tests.support.play import Play, a_begun_play


def asking() -> tuple[Play, StartAutomation]:
    """An action is asked for, and its answer has not come."""
    play = a_begun_play(a_plan(a_wave(actions_before=(an_automation(),))))
    (action,) = play.asked(StartAutomation)
    return play, action


def test_an_action_that_may_have_started_is_not_forgotten_by_a_cancel() -> None:
    play, action = asking()
    asks(play, Cancel)

    play.step(play.run_starts(action))

    assert play.execution.status is Status.CANCELLING
    assert not play.asked(StartAutomation)


def test_an_action_that_was_refused_just_before_a_cancel_is_not_waited_for() -> None:
    play, action = asking()
    asks(play, Cancel)

    play.step(play.refuses(action, RefusalKind.THROTTLED))

    assert play.execution.status is Status.CANCELLED


def test_an_action_whose_answer_never_comes_after_a_cancel_is_given_up() -> None:
    play, _ = asking()
    asks(play, Cancel)

    play.step(after=timedelta(minutes=5))

    assert "It is not known whether action Point DNS was started." in play.said
    assert play.execution.status is Status.CANCELLED


def test_a_refused_action_is_not_started_during_a_pause() -> None:
    play, action = asking()
    play.step(play.refuses(action, RefusalKind.THROTTLED))
    asks(play, Pause)

    play.step(after=timedelta(hours=5))

    assert not play.asked(StartAutomation)


def test_a_refused_action_is_started_at_once_after_a_pause() -> None:
    play, action = asking()
    play.step(play.refuses(action, RefusalKind.THROTTLED))
    asks(play, Pause)
    play.step(after=timedelta(hours=5))

    asks(play, Resume)

    assert [again.key for again in play.asked(StartAutomation)] == [action.key]
