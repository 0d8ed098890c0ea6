"""What an execution launched is terminated: a drill's instances in time, others when asked to."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import Notify, StartRecovery, TerminateInstances
from recovery.domain.execution.effects import Topic
from recovery.domain.execution.facts import Terminate
from recovery.domain.execution.server_run import Failed, FailureCode
from tests.support.builders import (
    a_plan,
    a_wave,
    instance_id,
    server_id,
    some_limits,
)
from tests.support.operators import (
    a_begun_recovery,
    a_drill_that_ended,
    asks,
    everybody_is_told,
    fails,
    terminates,
    terminations,
)
from tests.support.play import Play, a_begun_play

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
MANY = tuple(f"db-{number}" for number in range(1, 6))


def launched(*hostnames: str) -> set[str]:
    return {instance_id(server_id(hostname)) for hostname in hostnames}


def named(commands: list[TerminateInstances]) -> set[str]:
    return {id_ for command in commands for id_ in command.instance_ids}


def a_recovery_that_ended() -> Play:
    play = a_begun_recovery()
    play.recovers("db-1")
    everybody_is_told(play)
    return play


def overdue_drill() -> tuple[Play, StartRecovery]:
    """It ended, to be cleaned up an hour later, while its job was still running."""
    play = a_begun_play(cleanup_after=HOUR)
    job = play.job_of("db-1")
    play.step(after=HOUR)
    everybody_is_told(play)
    return play, job


def test_a_drill_is_cleaned_up_when_its_time_has_come() -> None:
    play = a_drill_that_ended(cleanup_after=HOUR)

    play.step(after=59 * MINUTE)
    before = terminations(play)
    play.step(after=MINUTE)

    assert before == []
    assert named(terminations(play)) == launched("db-1")


def test_a_recovery_is_never_cleaned_up_by_itself() -> None:
    play = a_begun_recovery(cleanup_after=HOUR)
    play.recovers("db-1")

    play.step(after=1000 * HOUR)

    assert terminations(play) == []


def test_a_recovery_is_terminated_when_somebody_asks_for_it() -> None:
    play = a_recovery_that_ended()

    asks(play, Terminate)

    assert named(terminations(play)) == launched("db-1")
    assert "Terminating 1 instance." in play.said


def test_nothing_is_terminated_before_the_end() -> None:
    play = a_begun_recovery(a_plan(a_wave(actions_after=(), approval=None)))
    command = play.job_of("db-1")
    play.step(play.job_ends(command))

    asks(play, Terminate)

    assert terminations(play) == []


def test_an_instance_that_failed_its_checks_is_terminated_too() -> None:
    play = a_begun_play(cleanup_after=HOUR)
    play.step(play.job_ends(play.job_of("db-1")))
    play.step(after=20 * MINUTE)
    failed = play.server("db-1")

    play.step(after=HOUR)

    assert failed.status == "FAILED"
    assert named(terminations(play)) == launched("db-1")


def test_a_drill_does_not_try_by_itself_again_what_could_not_be_terminated() -> None:
    play = a_drill_that_ended(cleanup_after=HOUR)
    play.step(after=HOUR)
    terminates(play, survivor="db-1")
    everybody_is_told(play)

    play.step(after=HOUR)

    assert terminations(play) == []
    assert play.wake_after is None


def test_a_drill_terminated_by_request_is_not_cleaned_up_a_second_time() -> None:
    play = a_drill_that_ended(cleanup_after=HOUR)
    asks(play, Terminate)
    terminates(play)
    everybody_is_told(play)

    play.step(after=HOUR)

    assert terminations(play) == []
    assert play.wake_after is None


def test_a_job_that_ends_late_is_cleaned_up_when_it_ends() -> None:
    play, job = overdue_drill()
    play.step(after=2 * HOUR)

    before = terminations(play)
    play.step(play.job_ends(job))

    assert before == []
    assert named(terminations(play)) == launched("db-1")
    assert play.execution.cleanup_at is None


def test_clean_up_waits_a_day_for_a_late_job_and_no_longer() -> None:
    play, _ = overdue_drill()
    play.step(after=24 * HOUR)

    waits_on = play.wake_after
    play.step(after=HOUR)
    everybody_is_told(play)

    assert waits_on is not None
    assert play.wake_after is None


def test_what_a_late_job_may_have_left_behind_is_told() -> None:
    play, job = overdue_drill()

    play.step(after=25 * HOUR)

    told = f"What DRS job drsjob-{job.key} has launched was never seen: look in DRS."
    [notice] = [notice for notice in play.asked(Notify) if notice.topic is Topic.CLEANUP_FAILED]
    assert told in play.said
    assert notice.text == told


def test_an_instance_that_comes_to_sight_after_its_server_was_given_up_is_cleaned_up() -> None:
    play = a_begun_play(cleanup_after=HOUR)
    job = play.job_of("db-1")
    unseen = play.job_ends(job)
    without = tuple(p.changed(instance=None) for p in unseen.participants)
    play.step(unseen.changed(participants=without))
    play.step(after=5 * MINUTE)
    given_up = play.server("db-1")

    play.step(play.job_ends(job), after=HOUR)

    assert isinstance(given_up, Failed)
    assert given_up.code is FailureCode.NO_INSTANCE
    assert named(terminations(play)) == launched("db-1")


def test_everybody_is_told_once_when_all_instances_are_gone() -> None:
    limits = some_limits(servers_per_job=3)
    play = a_begun_recovery(None, {"Database": MANY}, limits=limits)
    for start in play.asked(StartRecovery):
        play.step(play.job_starts(start), play.job_ends(start))
    play.step(play.instances_are_well(*MANY))
    everybody_is_told(play)
    asks(play, Terminate)

    terminates(play)

    (told,) = play.asked(Notify)
    assert told.topic is Topic.CLEANED_UP
    assert told.text == "5 instances terminated."


@pytest.mark.parametrize("survivor", ["db-1", "db-5"])
def test_everybody_is_told_what_is_left_whichever_job_ended_last(survivor: str) -> None:
    limits = some_limits(servers_per_job=3)
    play = a_begun_recovery(None, {"Database": MANY}, limits=limits)
    for start in play.asked(StartRecovery):
        play.step(play.job_starts(start), play.job_ends(start))
    play.step(play.instances_are_well(*MANY))
    everybody_is_told(play)
    asks(play, Terminate)

    terminates(play, survivor=survivor)

    (told,) = play.asked(Notify)
    assert told.text == "4 instances terminated, 1 instance not: try again."


def test_servers_that_were_never_launched_are_not_terminated() -> None:
    plan = a_plan(a_wave(threshold={"servers": 1}))
    play = a_begun_recovery(
        plan, {"Database": ("db-1", "db-2")}, limits=some_limits(servers_per_job=1)
    )
    fails(play, "db-1")
    play.recovers("db-2")

    asks(play, Terminate)
    terminates(play)

    assert (play.server("db-1").status, play.server("db-2").status) == ("FAILED", "TERMINATED")
