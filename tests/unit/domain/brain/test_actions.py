"""The actions of a wave, one after the other."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import RunCommand, StartAutomation, StartRecovery
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import Cancel, Pause, Resume, RunOutcome
from recovery.domain.execution.server_run import Healthy, Skipped
from recovery.domain.execution.wave_run import WaveEnded
from recovery.domain.wave_actions import OnError, WaveAction
from tests.support.builders import NOON, a_command, a_plan, a_wave, an_automation, server_id
from tests.support.play import ANNA, Play, a_begun_play

FAILS_TWICE = (RunOutcome.FAILED, RunOutcome.FAILED)


def preparing(*actions: WaveAction) -> Play:
    return a_begun_play(a_plan(a_wave(actions_before=actions)))


def finishing(*actions: WaveAction) -> Play:
    play = a_begun_play(a_plan(a_wave(checks=(), actions_after=actions)))
    play.recovers("db-1")
    return play


def the_automation(play: Play) -> StartAutomation:
    [command] = play.asked(StartAutomation)
    return command


def end_automation(play: Play, outcome: RunOutcome = RunOutcome.SUCCEEDED) -> None:
    play.step(play.run_ends(the_automation(play), outcome))


def test_servers_are_launched_when_the_actions_before_are_done() -> None:
    play = preparing(an_automation())
    before = play.asked(StartRecovery)

    end_automation(play)

    assert before == []
    assert play.asks_to_launch("db-1")
    assert "Action Point DNS is done." in play.said


def test_actions_run_one_after_the_other_in_their_order() -> None:
    play = preparing(an_automation("First", document="one"), an_automation("Next", document="two"))
    first = the_automation(play)

    end_automation(play)

    assert (first.document, the_automation(play).document) == ("one", "two")
    assert the_automation(play).key != first.key


def test_a_wave_is_complete_only_when_its_last_action_is_done() -> None:
    play = finishing(an_automation("First"), an_automation("Next"))

    end_automation(play)
    after_one = play.wave("Database").state.status
    end_automation(play)

    assert after_one == "FINISHING"
    assert play.wave("Database").state.status == "COMPLETED"


def test_a_failed_action_is_tried_again_as_a_new_run() -> None:
    play = preparing(an_automation(retries=1))
    first = the_automation(play)

    end_automation(play, RunOutcome.FAILED)

    assert the_automation(play).key != first.key
    assert "Action Point DNS failed. It is tried again." in play.said


def test_an_action_that_succeeds_at_last_fails_nothing() -> None:
    play = preparing(an_automation(retries=1))

    end_automation(play, RunOutcome.FAILED)
    end_automation(play)

    assert play.asks_to_launch("db-1")


def test_each_action_has_retries_of_its_own() -> None:
    play = preparing(an_automation("First", retries=1), an_automation("Next", retries=1))

    end_automation(play, RunOutcome.FAILED)
    end_automation(play)
    end_automation(play, RunOutcome.FAILED)
    end_automation(play)

    assert play.asks_to_launch("db-1")


def test_when_an_action_before_the_launch_fails_for_good_nothing_is_launched() -> None:
    play = preparing(an_automation(retries=1))

    for outcome in FAILS_TWICE:
        end_automation(play, outcome)

    assert isinstance(play.server("db-1"), Skipped)
    assert play.asked(StartRecovery) == []
    assert "Wave Database is FAILED: Action Point DNS failed." in play.said


def test_a_wave_goes_on_in_spite_of_an_action_that_says_so() -> None:
    play = preparing(an_automation(retries=1, on_error=OnError.CONTINUE))

    for outcome in FAILS_TWICE:
        end_automation(play, outcome)

    assert play.asks_to_launch("db-1")
    assert "Action Point DNS failed. The wave goes on." in play.said


def test_a_wave_whose_closing_action_fails_keeps_its_servers_and_the_place() -> None:
    play = finishing(an_automation("First"), an_automation("Next"))

    end_automation(play)
    end_automation(play, RunOutcome.FAILED)

    state = play.wave("Database").state
    assert isinstance(state, WaveEnded)
    assert (state.status, state.failed_action) == ("FAILED", 1)
    assert isinstance(play.server("db-1"), Healthy)


def test_the_place_of_a_failed_action_before_the_launch_is_not_kept() -> None:
    play = preparing(an_automation())

    end_automation(play, RunOutcome.FAILED)

    state = play.wave("Database").state
    assert isinstance(state, WaveEnded)
    assert state.failed_action is None


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (RunOutcome.FAILED, "failed"),
        (RunOutcome.TIMED_OUT, "did not end in time"),
        (
            RunOutcome.NO_MARKER,
            "reports success but did not print its marker, so it was skipped",
        ),
    ],
)
def test_how_an_action_failed_is_told(outcome: RunOutcome, told: str) -> None:
    play = preparing(an_automation())

    end_automation(play, outcome)

    assert f"Wave Database is FAILED: Action Point DNS {told}." in play.said


def test_an_action_that_may_not_run_has_failed() -> None:
    play = preparing(an_automation())

    play.step(play.refuses(the_automation(play), RefusalKind.DENIED, message="Access denied."))

    told = "Wave Database is FAILED: Action Point DNS was refused: Access denied."
    assert told in play.said


def test_an_action_that_is_throttled_is_asked_for_again_under_its_key() -> None:
    play = preparing(an_automation())
    action = the_automation(play)
    play.step(play.refuses(action, RefusalKind.THROTTLED))

    play.step(after=timedelta(seconds=30))

    assert play.asked(StartAutomation) == [action.changed(attempt=2)]
    assert "Running an action was refused: THROTTLED. Trying again in 30 s." in play.said


@pytest.mark.parametrize("is_answered", [True, False])
def test_an_action_has_its_time_from_when_it_was_asked_for(*, is_answered: bool) -> None:
    play = preparing(an_automation(timeout=timedelta(minutes=10)))
    if is_answered:
        play.step(play.run_starts(the_automation(play)), after=timedelta(minutes=4))

    play.step(after=NOON + timedelta(minutes=10) - play.now - timedelta(seconds=1))
    in_time = play.wave("Database").state.status
    play.step(after=timedelta(seconds=1))

    assert in_time == "PREPARING"
    told = "Action Point DNS did not end within 10 min and may still be running."
    assert f"Wave Database is FAILED: {told}" in play.said


def test_an_action_that_took_too_long_is_tried_again() -> None:
    play = preparing(an_automation(timeout=timedelta(minutes=10), retries=1))
    first = the_automation(play)

    play.step(after=timedelta(minutes=10))

    assert the_automation(play).key != first.key


def test_an_action_with_nothing_to_run_on_is_passed_over() -> None:
    plan = a_plan(
        a_wave("Database", optional_server_ids=(server_id("db-1"),)),
        a_wave("Web", "Database", actions_before=[a_command(on_wave="Database")]),
    )
    play = a_begun_play(plan, {"Database": ("db-1",), "Web": ("web-1",)})

    play.step(play.job_ends(play.job_of("db-1"), failed={"db-1": "No capacity."}))

    assert play.asks_to_launch("web-1")
    assert "Action Seed data has nothing to run on and is passed over." in play.said


def test_no_action_starts_while_paused() -> None:
    play = preparing(an_automation("First"), an_automation("Next"))
    play.step(Pause(at=NOON, request_id="r-1", by=ANNA))

    end_automation(play)
    while_paused = play.asked(StartAutomation)
    play.step(Resume(at=NOON, request_id="r-2", by=ANNA))

    assert while_paused == []
    assert play.asked(StartAutomation)


def test_an_action_that_fails_while_paused_is_tried_again_after_the_pause() -> None:
    play = preparing(an_automation(retries=1))
    play.step(Pause(at=NOON, request_id="r-1", by=ANNA))

    end_automation(play, RunOutcome.FAILED)
    while_paused = play.asked(StartAutomation)
    play.step(Resume(at=NOON, request_id="r-2", by=ANNA))

    assert while_paused == []
    assert play.asked(StartAutomation)


def test_an_action_that_fails_after_a_cancel_is_not_tried_again() -> None:
    play = preparing(an_automation(retries=1))
    action = the_automation(play)
    play.step(play.run_starts(action))
    play.step(Cancel(at=NOON, request_id="r-1", by=ANNA))

    play.step(play.run_ends(action, RunOutcome.FAILED))

    assert play.asked(StartAutomation) == []
    assert play.execution.status is Status.CANCELLED


def test_a_command_runs_on_the_servers_that_its_wave_launched() -> None:
    play = finishing(a_command(marker="SEEDED"))

    [command] = play.asked(RunCommand)

    assert (command.document, command.marker) == ("seed-data", "SEEDED")
    assert "Action Seed data starts: seed-data." in play.said
