"""Every effect has a key of its own, for ever."""

from datetime import timedelta

from recovery.domain.execution.commands import StartRecovery
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.facts import Notified, RecoveryStarted, RetryFailed
from tests.support.builders import a_plan, a_wave, an_automation
from tests.support.operators import asks, fails
from tests.support.play import a_begun_play


def test_a_key_names_the_execution_the_wave_and_the_effect() -> None:
    play = a_begun_play(a_plan(a_wave(actions_before=(an_automation(),))))

    keys = {command.key for command in play.commands}

    assert keys == {"e-1/0/1", "e-1/1/1"}


def test_a_second_launch_has_a_key_of_its_own() -> None:
    play = a_begun_play(a_plan(a_wave(on_failure="PAUSE")))
    first = play.launches("db-1")
    fails(play, "db-1")

    asks(play, RetryFailed, wave="Database")

    assert play.launches("db-1").key != first.key


def test_the_key_of_a_message_that_was_delivered_is_not_used_again() -> None:
    play = a_begun_play()
    (started,) = (command for command in play.commands if command.kind == "NOTIFY")
    play.step(Notified(at=play.now, key=started.key))

    play.recovers("db-1")

    (ended,) = play.commands
    assert ended.key != started.key


def test_a_fact_about_a_key_that_nobody_waits_for_changes_nothing() -> None:
    play = a_begun_play()
    before = play.execution

    play.step(RecoveryStarted(at=play.now, key="e-2/1/1", job_id="drsjob-1"))

    assert play.execution == before


def test_a_launch_keeps_its_key_through_refusals() -> None:
    play = a_begun_play()
    first = play.launches("db-1")
    play.step(play.refuses(first, RefusalKind.THROTTLED))

    play.step(after=timedelta(seconds=30))

    assert [start.key for start in play.asked(StartRecovery)] == [first.key]
