"""What was seen of SSM runs of actions; checks and foreign jobs have files of their own."""

import pytest

from recovery.domain.execution.commands import RunCommand, StartAutomation
from recovery.domain.execution.facts import RunEnded, RunOutcome, RunResult
from tests.support.builders import (
    a_command,
    a_plan,
    a_wave,
    an_automation,
    instance_id,
    server_id,
)
from tests.support.play import Play, a_begun_play

TRIO = ("db-1", "db-2", "db-3")


def in_command() -> tuple[Play, RunCommand]:
    play = a_begun_play(a_plan(a_wave(checks=(), actions_after=[a_command()])), {"Database": TRIO})
    play.recovers(*TRIO)
    [command] = play.asked(RunCommand)
    return play, command


def test_a_command_that_fails_on_one_instance_has_failed() -> None:
    play, command = in_command()

    play.step(play.run_ends(command, RunOutcome.FAILED, on="db-2"))

    where = instance_id(server_id("db-2"))
    assert f"Wave Database is FAILED: Action Seed data failed on {where}." in play.said


def test_of_many_failures_the_first_is_told_and_the_others_are_counted() -> None:
    play, command = in_command()

    play.step(play.run_ends(command, RunOutcome.TIMED_OUT))

    where = instance_id(server_id("db-1"))
    told = f"Action Seed data did not end in time on {where} (and 2 more)."
    assert f"Wave Database is FAILED: {told}" in play.said


def test_a_command_without_the_result_of_an_instance_has_failed() -> None:
    play, command = in_command()
    results = play.run_ends(command).results[:2]

    play.step(RunEnded(at=play.now, key=command.key, results=results))

    where = instance_id(server_id("db-3"))
    told = f"Action Seed data failed on {where}: no result came."
    assert f"Wave Database is FAILED: {told}" in play.said


@pytest.mark.parametrize(
    ("results", "told"),
    [
        ((), "failed: no result came"),
        ((RunResult(outcome=RunOutcome.FAILED, detail="Step 2."),), "failed: Step 2"),
    ],
)
def test_the_failure_of_an_automation_is_told(results: tuple[RunResult, ...], told: str) -> None:
    play = a_begun_play(a_plan(a_wave(actions_before=[an_automation()])))
    [action] = play.asked(StartAutomation)

    play.step(RunEnded(at=play.now, key=action.key, results=results))

    assert f"Wave Database is FAILED: Action Point DNS {told}." in play.said
