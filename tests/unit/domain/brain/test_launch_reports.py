"""What a DRS job looks like now, and what that means for each of its servers."""

from datetime import timedelta

import pytest

from recovery.domain.execution.effects import Done, Phase
from recovery.domain.execution.facts import JobStatus, LaunchStatus, Participant
from recovery.domain.execution.server_run import (
    Checking,
    Failed,
    FailureCode,
    Healthy,
    Launched,
    LaunchedInstance,
    Launching,
)
from tests.support.builders import NOON, a_plan, a_wave, instance_id, server_id
from tests.support.play import Play, a_begun_play, a_participant, its_instance

UNCHECKED = a_plan(a_wave(checks=()))
PAIR = {"Database": ("db-1", "db-2")}


def failed(play: Play, hostname: str = "db-1") -> Failed:
    state = play.server(hostname)
    assert isinstance(state, Failed)
    return state


def test_a_launched_server_with_an_instance_of_the_job_is_up() -> None:
    play = a_begun_play(UNCHECKED)
    job = play.job_of("db-1")

    play.step(play.job_ends(job), after=timedelta(minutes=9))

    state = play.server("db-1")
    assert isinstance(state, Healthy)
    assert state.instance.instance_id == instance_id(server_id("db-1"))
    assert f"DRS job drsjob-{job.key} ended: 1 server launched." in play.said


def test_an_instance_was_launched_when_the_job_log_says_so_not_when_we_looked() -> None:
    play = a_begun_play(UNCHECKED)
    job = play.job_of("db-1")
    seen = a_participant(instance=its_instance(), launched_at=NOON)

    play.step(play.job_reports(job, seen), after=timedelta(minutes=9))

    assert play.server("db-1") == Healthy(
        instance=LaunchedInstance(
            instance_id=instance_id(server_id("db-1")), launched_at=NOON, point_in_time=NOON
        ),
        at=NOON + timedelta(seconds=2),
        reason="Launched; the wave has no checks.",
    )


def test_without_a_word_in_the_log_an_instance_was_launched_when_it_was_seen() -> None:
    play = a_begun_play(UNCHECKED)
    job = play.job_of("db-1")

    play.step(play.job_reports(job, a_participant(instance=its_instance())))

    state = play.server("db-1")
    assert isinstance(state, Healthy)
    assert state.instance.launched_at == play.now


def test_the_failure_of_one_server_leaves_the_others_of_its_job_alone() -> None:
    play = a_begun_play(hostnames=PAIR)
    job = play.job_of("db-1", "db-2")

    play.step(play.job_ends(job, failed={"db-2": "InsufficientInstanceCapacity"}))

    assert isinstance(play.server("db-1"), Checking)
    assert failed(play, "db-2").reason.endswith("failed: InsufficientInstanceCapacity")
    assert f"DRS job drsjob-{job.key} ended: 1 of 2 servers failed." in play.said


def test_a_server_that_drs_calls_failed_may_recover_while_its_job_runs() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    failing = a_participant(status=LaunchStatus.FAILED, phase=Phase.LAUNCH)

    play.step(play.job_reports(job, failing, status=JobStatus.STARTED))

    assert isinstance(play.server("db-1"), Launching)


@pytest.mark.parametrize(
    "status", [LaunchStatus.PENDING, LaunchStatus.IN_PROGRESS, LaunchStatus.TERMINATED]
)
def test_a_server_left_behind_by_a_completed_job_has_failed(status: LaunchStatus) -> None:
    play = a_begun_play()
    job = play.job_of("db-1")

    play.step(play.job_reports(job, a_participant(status=status)))

    assert failed(play).code is FailureCode.SKIPPED_BY_DRS
    assert failed(play).reason == (
        f"DRS ended job drsjob-{job.key} and left the server at {status}."
    )


def test_a_launched_server_without_an_instance_is_not_up_yet() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")

    play.step(play.job_reports(job, a_participant()))

    assert isinstance(play.server("db-1"), Launched)
    assert "Wave Database: 1 instance not to be seen yet." in play.waits


@pytest.mark.parametrize("named", [True, False], ids=["named", "not named"])
def test_an_instance_may_come_to_sight_after_its_job_has_ended(*, named: bool) -> None:
    play = a_begun_play(UNCHECKED)
    job = play.job_of("db-1")
    seen = [a_participant()] if named else []
    play.step(play.job_reports(job, *seen))

    play.step(
        play.job_reports(job, a_participant(instance=its_instance())), after=timedelta(minutes=1)
    )

    assert isinstance(play.server("db-1"), Healthy)


def test_a_server_that_a_running_job_does_not_name_goes_on_launching() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")

    play.step(play.job_reports(job, status=JobStatus.STARTED))

    assert isinstance(play.server("db-1"), Launching)


def test_a_server_is_checked_while_its_job_still_launches_others() -> None:
    play = a_begun_play(hostnames=PAIR)
    job = play.job_of("db-1", "db-2")
    early = a_participant("db-1", instance=its_instance("db-1"))
    late = a_participant("db-2", LaunchStatus.PENDING)

    play.step(play.job_reports(job, early, late, status=JobStatus.STARTED))

    assert isinstance(play.server("db-1"), Checking)
    assert isinstance(play.server("db-2"), Launching)
    assert play.wave("Database").state.status == "LAUNCHING"


def test_servers_and_their_job_show_the_furthest_phase() -> None:
    play = a_begun_play(hostnames=PAIR)
    job = play.job_of("db-1", "db-2")
    one = a_participant("db-1", LaunchStatus.PENDING, phase=Phase.SNAPSHOT)
    two = a_participant("db-2", LaunchStatus.PENDING, phase=Phase.CONVERSION)

    play.step(play.job_reports(job, one, two, status=JobStatus.STARTED))

    states = (play.server("db-1"), play.server("db-2"))
    assert [state.phase for state in states if isinstance(state, Launching)] == [
        Phase.SNAPSHOT,
        Phase.CONVERSION,
    ]
    assert play.wave("Database").jobs[0].phase is Phase.CONVERSION


def test_an_outdated_look_takes_no_phase_back() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    play.step(play.job_runs(job, Phase.CONVERSION))
    before = play.execution

    play.step(play.job_runs(job, Phase.SNAPSHOT))

    assert play.execution == before


def test_an_outdated_look_takes_no_end_back() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    running = play.job_runs(job, Phase.LAUNCH)
    play.step(play.job_ends(job))
    before = play.execution

    play.step(running)

    assert play.execution == before


@pytest.mark.parametrize(
    "seen",
    [
        a_participant(),
        a_participant(instance=its_instance()),
        a_participant(status=LaunchStatus.FAILED, error="No."),
        a_participant(status=LaunchStatus.FAILED, instance=its_instance()),
        a_participant(status=LaunchStatus.PENDING, instance=its_instance()),
    ],
)
def test_a_repeated_report_changes_nothing(seen: Participant) -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    report = play.job_reports(job, seen)
    play.step(report)
    before = play.execution

    play.step(report)

    assert play.execution == before


def test_an_instance_of_a_failed_launch_is_known_for_clean_up() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")

    play.step(
        play.job_reports(job, a_participant(status=LaunchStatus.FAILED, instance=its_instance()))
    )

    assert failed(play).instance is not None


def test_a_job_that_ended_is_done_under_its_id() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")

    play.step(play.job_ends(job))

    assert play.wave("Database").jobs[0].state == Done(at=play.now, reference=f"drsjob-{job.key}")


def test_a_report_on_a_job_that_was_never_answered_changes_nothing() -> None:
    play = a_begun_play()
    before = play.execution

    play.step(play.job_ends(play.launches("db-1")))

    assert play.execution == before
