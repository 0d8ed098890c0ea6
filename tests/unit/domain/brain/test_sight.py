"""Looks that failed: told when it lasts, told again when something is given up for them."""

from datetime import timedelta

from recovery.domain.execution.blind_spot import Subject
from recovery.domain.execution.facts import LookEnded, RunStarted, TerminationStarted
from recovery.domain.execution.server_run import Failed
from recovery.domain.health_checks import AgentCheck
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_document_check,
    a_plan,
    a_wave,
    an_automation,
)
from tests.support.operators import a_drill_that_ended, terminations
from tests.support.play import Play, a_begun_play

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
DENIED = "Account 111122223333 in eu-west-1: Its role lacks drs:DescribeJobs."
LOST = f"DRS jobs can't be seen: {DENIED} It is tried again and again."


def look(play: Play, **stated: object) -> None:
    default = {"at": play.now, "location": EUROPE, "subject": Subject.JOBS, "trouble": DENIED}
    play.step(LookEnded.model_validate(default | stated))


def looks_blindly(play: Play, *, after: timedelta, **stated: object) -> None:
    look(play, **stated)
    play.step(after=after)
    look(play, **stated)


def reason(play: Play) -> str:
    state = play.server("db-1")
    assert isinstance(state, Failed)
    return state.reason


def test_a_look_that_fails_once_is_told_to_nobody() -> None:
    play = a_begun_play()

    look(play)
    play.step(after=MINUTE)
    look(play, trouble=None)

    assert LOST not in play.said
    assert play.execution.blind_spots == ()


def test_looks_that_fail_for_minutes_are_told_once() -> None:
    play = a_begun_play()

    looks_blindly(play, after=2 * MINUTE)
    looks_blindly(play, after=2 * MINUTE)

    assert play.said.count(LOST) == 1


def test_a_look_that_fails_as_before_changes_nothing() -> None:
    play = a_begun_play()
    looks_blindly(play, after=2 * MINUTE)
    before = play.execution

    look(play)

    assert play.execution == before


def test_it_is_told_when_something_is_seen_again() -> None:
    play = a_begun_play()
    looks_blindly(play, after=2 * MINUTE)

    look(play, trouble=None)

    assert f"DRS jobs can be seen again in {EUROPE}." in play.said
    assert play.execution.blind_spots == ()


def test_a_look_that_succeeds_as_always_changes_nothing() -> None:
    play = a_begun_play()
    before = play.execution

    look(play, trouble=None)

    assert play.execution == before


def test_places_and_subjects_are_seen_each_by_itself() -> None:
    play = a_begun_play()
    look(play)
    look(play, location=AMERICA)
    look(play, subject=Subject.RUNS)

    look(play, trouble=None)

    seen = [(spot.location, spot.subject) for spot in play.execution.blind_spots]
    assert seen == [(AMERICA, Subject.JOBS), (EUROPE, Subject.RUNS)]


def test_a_job_that_nobody_could_see_is_given_up_with_the_cause() -> None:
    play = a_begun_play()
    play.job_of("db-1")

    looks_blindly(play, after=HOUR)

    assert reason(play).endswith(f"is watched on. It could not be seen: {DENIED}")


def test_a_check_that_nobody_could_see_is_given_up_with_the_cause() -> None:
    play = a_begun_play(a_plan(a_wave(checks=(AgentCheck(),))))
    play.step(play.job_ends(play.job_of("db-1")))

    looks_blindly(play, after=HOUR, subject=Subject.INSTANCES)

    assert reason(play).endswith(f"did not pass within 20 min. It could not be seen: {DENIED}")


def test_a_document_that_nobody_could_see_is_given_up_with_the_cause() -> None:
    play = a_begun_play(a_plan(a_wave(checks=(a_document_check(),))))
    play.step(play.job_ends(play.job_of("db-1")))
    [check] = [command for command in play.commands if command.kind == "RUN_COMMAND"]
    play.step(RunStarted(at=play.now, key=check.key, run_id="run-1"))

    looks_blindly(play, after=HOUR, subject=Subject.RUNS)

    assert reason(play).endswith(f"may still be running. It could not be seen: {DENIED}")


def test_an_action_that_nobody_could_see_is_given_up_with_the_cause() -> None:
    play = a_begun_play(a_plan(a_wave(actions_before=(an_automation(),))))
    [action] = [command for command in play.commands if command.kind == "START_AUTOMATION"]
    play.step(RunStarted(at=play.now, key=action.key, run_id="run-1"))

    looks_blindly(play, after=HOUR, subject=Subject.RUNS)

    assert f"may still be running. It could not be seen: {DENIED}" in " ".join(play.said)


def test_a_termination_that_nobody_could_see_is_given_up_with_the_cause() -> None:
    play = a_drill_that_ended(cleanup_after=HOUR)
    play.step(after=HOUR)
    [asked] = terminations(play)
    play.step(TerminationStarted(at=play.now, key=asked.key, job_id="drsjob-1"))

    looks_blindly(play, after=HOUR)

    told = "The termination did not end in time: look in DRS, then ask for it again."
    assert f"{told} It could not be seen: {DENIED}" in play.said
