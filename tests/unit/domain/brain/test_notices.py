"""What people are told, and that a lost message holds nothing up."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import Notify
from recovery.domain.execution.effects import RefusalKind, Topic
from recovery.domain.execution.execution import Mode, Status
from recovery.domain.execution.facts import Cancel, Notified, Pause, Resume
from tests.support.builders import a_plan, a_wave
from tests.support.operators import TWO_WAVES, asks, everybody_is_told, fails, two_waves
from tests.support.play import Play, a_begun_play

HALF_A_MINUTE = timedelta(seconds=30)
MINUTE = timedelta(minutes=1)


def told(play: Play) -> list[tuple[Topic, str, str]]:
    return [(notice.topic, notice.subject, notice.text) for notice in play.asked(Notify)]


def quiet(play: Play) -> Play:
    everybody_is_told(play)
    return play


def test_everybody_is_told_of_a_start() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES, mode=Mode.RECOVERY)

    notices = told(play)

    assert notices == [
        (
            Topic.STARTED,
            "Recovery of Web shop started",
            "Recovery of plan Web shop started by anna@example.com: 2 servers in 2 waves.",
        )
    ]


def test_everybody_is_told_of_a_pause() -> None:
    play = quiet(a_begun_play())

    asks(play, Pause)

    assert told(play) == [
        (
            Topic.PAUSED,
            "Drill of Web shop is paused",
            "What runs goes on; nothing new starts.",
        )
    ]


def test_everybody_is_told_of_a_failure_that_needs_a_decision() -> None:
    play = quiet(a_begun_play(two_waves(on_failure="PAUSE"), TWO_WAVES))

    fails(play, "db-1")

    assert told(play) == [
        (
            Topic.PAUSED,
            "Drill of Web shop is paused",
            "Wave Database failed: retry it, skip it, resume without it, or cancel.",
        )
    ]


def test_approvers_are_told_what_they_approve_and_until_when() -> None:
    gate = {"instructions": "Ask the DBA.", "timeout": timedelta(hours=2)}

    play = a_begun_play(a_plan(a_wave(approval=gate)))

    assert told(play)[-1] == (
        Topic.APPROVAL_NEEDED,
        "Drill of Web shop waits for approval",
        "Wave Database waits for approval. Without an answer it is rejected after 2 h."
        " Ask the DBA.",
    )


def test_everybody_is_told_of_the_end() -> None:
    play = quiet(a_begun_play())

    play.recovers("db-1")

    assert told(play) == [
        (
            Topic.ENDED,
            "Drill of Web shop has ended",
            "COMPLETED after 12 min 2 s: Every wave is complete.",
        )
    ]


def test_a_dry_run_disturbs_nobody() -> None:
    play = a_begun_play(two_waves(approval={}), TWO_WAVES, is_dry_run=True)

    notices = told(play)

    assert play.execution.status is Status.COMPLETED
    assert notices == []


def test_a_message_is_not_sent_again_once_it_was_delivered() -> None:
    play = a_begun_play()

    everybody_is_told(play)

    assert told(play) == []


def test_a_message_that_was_refused_for_now_is_sent_again_under_its_key() -> None:
    play = a_begun_play()
    (first,) = play.asked(Notify)
    play.step(play.refuses(first, RefusalKind.THROTTLED))

    meanwhile = play.asked(Notify)
    play.step(after=HALF_A_MINUTE)

    assert meanwhile == []
    assert play.asked(Notify) == [first.changed(attempt=2)]


def test_a_message_that_arrives_although_it_was_refused_is_not_sent_again() -> None:
    play = a_begun_play()
    (first,) = play.asked(Notify)
    play.step(play.refuses(first, RefusalKind.THROTTLED))
    play.step(Notified(at=play.now, key=first.key))

    play.step(after=HALF_A_MINUTE)

    assert play.asked(Notify) == []


def test_a_message_that_is_refused_for_good_is_dropped() -> None:
    play = a_begun_play()

    play.step(play.refuses(play.asked(Notify)[0], RefusalKind.DENIED))

    assert "Notification STARTED failed: DENIED." in play.said
    assert told(play) == []


def test_a_message_that_is_refused_for_half_an_hour_is_dropped() -> None:
    play = a_begun_play()

    for _ in range(40):
        refusals = [play.refuses(notice, RefusalKind.THROTTLED) for notice in play.asked(Notify)]
        play.step(*refusals, after=MINUTE)

    assert told(play) == []
    assert play.execution.effects == ()


def test_a_message_without_an_answer_is_dropped_after_half_an_hour() -> None:
    play = a_begun_play()

    play.step(after=30 * MINUTE)

    assert told(play) == []


def test_an_execution_ends_although_nobody_can_be_told() -> None:
    play = a_begun_play()
    asks(play, Cancel)
    ended = play.execution.status

    while_it_tries = play.wake_after
    play.step(after=60 * MINUTE)
    play.step(after=60 * MINUTE)

    assert ended is Status.CANCELLING
    assert while_it_tries is not None
    assert play.execution.status is Status.CANCELLED
    assert play.wake_after is None


@pytest.mark.parametrize("again", [1, 2])
def test_every_pause_is_told(again: int) -> None:
    play = quiet(a_begun_play())
    for _ in range(again):
        asks(play, Pause)
        asks(play, Resume)

    notices = told(play)

    assert [topic for topic, _, _ in notices] == [Topic.PAUSED] * again
