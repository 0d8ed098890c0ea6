"""Answers to the commands that launch nothing."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    Notify,
    RunCommand,
    StartAutomation,
    TerminateInstances,
)
from recovery.domain.execution.effects import RefusalKind, Running
from recovery.domain.execution.facts import (
    JobObserved,
    JobStatus,
    LaunchStatus,
    Notified,
    RunOutcome,
    Terminate,
    TerminationStarted,
)
from recovery.domain.execution.server_run import Healthy, Terminated
from tests.support.builders import (
    NOON,
    a_document_check,
    a_group,
    a_plan,
    a_wave,
    an_automation,
    an_inventory,
)
from tests.support.play import ANNA, Play, a_begun_play, a_participant

PREPARED = a_plan(a_wave(actions_before=[an_automation()]))
WITH_SETTINGS = an_inventory(groups=(a_group(launch_settings={"instance_type": "m5.large"}),))


def a_play_that_terminates() -> tuple[Play, TerminateInstances]:
    play = a_begun_play()
    play.recovers("db-1")
    play.step(Terminate(at=NOON, request_id="r-1", by=ANNA))
    [termination] = play.asked(TerminateInstances)
    return play, termination


def test_a_run_that_started_is_not_asked_for_again() -> None:
    play = a_begun_play(PREPARED)
    [action] = play.asked(StartAutomation)

    play.step(play.run_starts(action))

    assert play.asked(StartAutomation) == []
    assert play.waits == ("Wave Database: action Point DNS runs.",)


def test_a_run_that_was_not_answered_is_asked_for_again_under_its_key() -> None:
    play = a_begun_play(PREPARED)
    asked = play.asked(StartAutomation)

    play.step(after=timedelta(minutes=5))

    assert play.asked(StartAutomation) == asked


def test_a_run_of_an_earlier_attempt_counts_during_the_pause_before_the_next() -> None:
    play = a_begun_play(PREPARED)
    [action] = play.asked(StartAutomation)
    play.step(play.refuses(action, RefusalKind.UNREACHABLE))

    play.step(play.run_starts(action))
    play.step(after=timedelta(minutes=1))

    assert play.asked(StartAutomation) == []


def test_a_second_start_of_a_run_changes_nothing() -> None:
    play = a_begun_play(PREPARED)
    started = play.run_starts(play.asked(StartAutomation)[0])
    play.step(started)
    before = play.execution

    play.step(started.changed(run_id="run-other"))

    assert play.execution == before


def test_a_run_may_end_before_its_start_is_known() -> None:
    play = a_begun_play(PREPARED)
    [action] = play.asked(StartAutomation)

    play.step(play.run_ends(action))

    assert play.asks_to_launch("db-1")


def test_the_end_of_a_run_counts_once() -> None:
    play = a_begun_play(PREPARED)
    [action] = play.asked(StartAutomation)
    ended = play.run_ends(action)
    play.step(ended)
    before = play.execution

    play.step(ended.changed(results=()), play.run_starts(action))

    assert play.execution == before


def test_a_check_that_started_is_not_asked_for_again() -> None:
    play = a_begun_play(a_plan(a_wave(checks=(a_document_check(),))))
    play.step(play.job_ends(play.job_of("db-1")))
    [check] = play.asked(RunCommand)

    play.step(play.run_starts(check))

    assert play.asked(RunCommand) == []


def test_settings_are_written_once() -> None:
    play = a_begun_play(inventory=WITH_SETTINGS)
    written = play.settings_are_written(play.asked(ApplyLaunchSettings)[0])
    play.step(written)
    before = play.execution

    play.step(written.changed(failures={}))

    assert play.execution == before


def test_a_message_that_was_sent_is_forgotten() -> None:
    play = a_begun_play()
    [notice] = play.asked(Notify)

    play.step(Notified(at=NOON, key=notice.key), Notified(at=NOON, key=notice.key))

    assert play.asked(Notify) == []
    assert play.execution.effects == ()


def test_a_termination_runs_from_when_drs_took_it() -> None:
    play, termination = a_play_that_terminates()

    play.step(TerminationStarted(at=play.now, key=termination.key, job_id="drsjob-t"))

    assert play.asked(TerminateInstances) == []
    assert isinstance(play.execution.terminations[0].state, Running)
    assert isinstance(play.server("db-1"), Healthy)


def test_a_termination_of_an_earlier_attempt_counts_during_the_pause_before_the_next() -> None:
    play, termination = a_play_that_terminates()
    play.step(play.refuses(termination, RefusalKind.UNREACHABLE))

    play.step(TerminationStarted(at=play.now, key=termination.key, job_id="drsjob-t"))
    play.step(after=timedelta(minutes=1))

    assert play.asked(TerminateInstances) == []


def test_where_nothing_was_left_to_terminate_the_instances_are_gone() -> None:
    play, termination = a_play_that_terminates()

    play.step(TerminationStarted(at=play.now, key=termination.key, job_id=None))

    assert isinstance(play.server("db-1"), Terminated)
    assert "1 instance terminated." in play.said


def test_instances_are_gone_when_the_job_that_terminates_them_has_ended() -> None:
    play, termination = a_play_that_terminates()
    play.step(TerminationStarted(at=play.now, key=termination.key, job_id="drsjob-t"))
    running = JobObserved(
        at=play.now, key=termination.key, status=JobStatus.STARTED, participants=()
    )

    play.step(running)
    while_running = play.server("db-1")
    play.step(running.changed(status=JobStatus.COMPLETED))

    assert isinstance(while_running, Healthy)
    assert isinstance(play.server("db-1"), Terminated)


def test_an_instance_that_drs_failed_to_terminate_is_still_there() -> None:
    play, termination = a_play_that_terminates()
    play.step(TerminationStarted(at=play.now, key=termination.key, job_id="drsjob-t"))
    failed = a_participant("db-1", LaunchStatus.FAILED)

    play.step(
        JobObserved(
            at=play.now,
            key=termination.key,
            status=JobStatus.COMPLETED,
            participants=(failed,),
        )
    )

    assert isinstance(play.server("db-1"), Healthy)


@pytest.mark.parametrize("job_id", ["drsjob-other", None])
def test_a_second_answer_to_a_termination_changes_nothing(job_id: str | None) -> None:
    play, termination = a_play_that_terminates()
    started = TerminationStarted(at=play.now, key=termination.key, job_id="drsjob-t")
    play.step(started)
    before = play.execution

    play.step(started.changed(job_id=job_id))

    assert play.execution == before


def test_answers_that_fit_no_command_change_nothing() -> None:
    play = a_begun_play(PREPARED, inventory=WITH_SETTINGS)
    [action] = play.asked(StartAutomation)
    [notice] = play.asked(Notify)
    before = play.execution

    play.step(
        Notified(at=NOON, key=action.key),
        TerminationStarted(at=NOON, key=action.key, job_id=None),
        play.run_ends(action, RunOutcome.FAILED).changed(key=notice.key),
        play.run_starts(action).changed(key=notice.key),
    )

    assert play.execution == before
