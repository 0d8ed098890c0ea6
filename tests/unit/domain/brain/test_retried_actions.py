"""Which actions of a wave are repeated when it is retried."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import StartAutomation, StartRecovery
from recovery.domain.execution.facts import (
    Request,
    RetryFailed,
    RetryWave,
    RunOutcome,
)
from tests.support.builders import a_plan, a_wave, an_automation, server_id
from tests.support.operators import asks
from tests.support.play import Play, a_begun_play

TWO_SERVERS = {"Database": ("db-1", "db-2")}
BEFORE = an_automation("Freeze")
CLOSING = (an_automation("Point DNS"), an_automation("Warn users"))


def one_of_two_failed(**stated: object) -> Play:
    """db-1 is healthy, db-2 was not launched, and the execution is paused for it."""
    default = {"on_failure": "PAUSE", "timeout": timedelta(hours=1)}
    plan = a_plan(a_wave("Database", **(default | stated)))
    play = a_begun_play(plan, TWO_SERVERS)
    all_actions_go_well(play)
    command = play.job_of("db-1", "db-2")
    ended = play.job_ends(command, failed={"db-2": "No capacity."})
    play.step(ended, play.instances_are_well("db-1"))
    return play


def all_actions_go_well(play: Play) -> None:
    while actions := play.asked(StartAutomation):
        play.step(*map(play.run_ends, actions))


def action_fails(play: Play, name: str) -> None:
    action = next(a for a in play.asked(StartAutomation) if a.document == name)
    play.step(play.run_ends(action, RunOutcome.FAILED))


def test_actions_before_the_launch_are_not_repeated_for_failed_servers_alone() -> None:
    play = one_of_two_failed(actions_before=(BEFORE,))

    asks(play, RetryFailed, wave="Database")

    assert play.asked(StartAutomation) == []
    assert play.asks_to_launch("db-2")


def test_actions_before_the_launch_are_repeated_for_a_whole_wave() -> None:
    play = one_of_two_failed(actions_before=(BEFORE,))

    asks(play, RetryWave, wave="Database")

    assert len(play.asked(StartAutomation)) == 1
    assert play.asked(StartRecovery) == []


@pytest.mark.parametrize("kind", [RetryWave, RetryFailed])
def test_an_action_that_failed_before_the_launch_is_repeated(kind: type[Request]) -> None:
    plan = a_plan(a_wave(on_failure="PAUSE", actions_before=(BEFORE,)))
    play = a_begun_play(plan)
    action_fails(play, "point-dns")

    asks(play, kind, wave="Database")

    assert len(play.asked(StartAutomation)) == 1


def test_an_action_that_went_well_once_but_failed_for_the_whole_wave_is_repeated() -> None:
    play = one_of_two_failed(actions_before=(BEFORE,))
    asks(play, RetryWave, wave="Database")
    action_fails(play, "point-dns")

    asks(play, RetryFailed, wave="Database")

    assert len(play.asked(StartAutomation)) == 1
    assert play.asked(StartRecovery) == []


def test_closing_actions_go_on_from_the_one_that_failed() -> None:
    first, second = CLOSING[0], CLOSING[1].changed(document="warn-users")
    play = a_begun_play(a_plan(a_wave(on_failure="PAUSE", actions_after=(first, second))))
    play.recovers("db-1")
    play.step(*map(play.run_ends, play.asked(StartAutomation)))
    action_fails(play, "warn-users")

    asks(play, RetryFailed, wave="Database")

    assert [action.document for action in play.asked(StartAutomation)] == ["warn-users"]
    assert "Its closing actions go on from the one that failed." in play.said
    assert play.asked(StartRecovery) == []


def test_all_closing_actions_follow_servers_that_were_launched_again() -> None:
    optional = (server_id("db-2"),)
    play = one_of_two_failed(optional_server_ids=optional, actions_after=CLOSING)
    action_fails(play, "point-dns")

    asks(play, RetryFailed, wave="Database")
    play.recovers("db-2")
    all_actions_go_well(play)

    assert play.wave("Database").state.status == "COMPLETED"
    assert play.said.count("Action Point DNS is done.") == 1
    assert play.said.count("Action Warn users is done.") == 1


def test_a_wave_that_timed_out_in_its_closing_actions_goes_on_from_there() -> None:
    plan = a_plan(a_wave(on_failure="PAUSE", timeout=timedelta(hours=1), actions_after=CLOSING))
    play = a_begun_play(plan)
    play.recovers("db-1")
    play.step(*map(play.run_ends, play.asked(StartAutomation)))
    play.step(after=timedelta(hours=1))

    asks(play, RetryFailed, wave="Database")
    all_actions_go_well(play)

    assert play.wave("Database").state.status == "COMPLETED"
    assert play.said.count("Action Point DNS is done.") == 1
