"""What a DRS job and its log say about each server: golden traces."""

from datetime import timedelta
from typing import Any

import pytest

from recovery.adapters.aws.observing.job_log import progress_of
from recovery.adapters.aws.observing.job_reports import (
    SeenJob,
    instances_of_jobs,
    participants_of,
    servers_up,
    status_of,
)
from recovery.domain.brain.diagnosis import diagnose
from recovery.domain.execution.effects import Phase
from recovery.domain.execution.facts import JobStatus, LaunchStatus, Participant, SeenInstance
from recovery.domain.execution.server_run import FailureCode
from tests.unit.adapters.aws.observing import traces
from tests.unit.adapters.aws.observing.traces import A, B, Described, a_job, at, event

INSTANCE = "i-0a0000000000000a0"


def participants(job: Described, log: list[Described], *instances: Described) -> list[Participant]:
    seen = SeenJob(job, progress_of(log))
    return list(participants_of(seen, instances_of_jobs(instances)))


def an_instance(job_id: str = traces.JOB, **stated: Any) -> Described:  # noqa: ANN401  JSON
    named = {"jobID": job_id, "sourceServerID": A, "recoveryInstanceID": INSTANCE}
    return {**named, "pointInTimeSnapshotDateTime": at(-60), **stated}


def test_a_clean_drill_ends_with_two_launched_servers() -> None:
    job = a_job(A="LAUNCHED", B="LAUNCHED")

    a, b = participants(job, traces.CLEAN_DRILL, an_instance())

    assert a == Participant(
        server_id=A,
        launch_status=LaunchStatus.LAUNCHED,
        phase=Phase.LAUNCH,
        launched_at=traces.NOON + timedelta(seconds=531),
        instance=SeenInstance(
            instance_id=INSTANCE, point_in_time=traces.NOON - timedelta(seconds=60)
        ),
    )
    assert (b.server_id, b.instance) == (B, None)


@pytest.mark.parametrize(
    ("events", "phase"),
    [(0, None), (1, None), (2, Phase.SNAPSHOT), (6, Phase.CONVERSION), (10, Phase.LAUNCH)],
)
def test_the_phase_is_the_furthest_that_the_log_shows(events: int, phase: Phase | None) -> None:
    job = a_job("STARTED", A="PENDING", B="PENDING")

    a, _ = participants(job, traces.CLEAN_DRILL[:events])

    assert (a.launch_status, a.phase) == (LaunchStatus.PENDING, phase)


def test_a_clean_up_is_a_phase_of_its_own() -> None:
    job = a_job("STARTED", A="PENDING", B="PENDING")

    a, b = participants(job, traces.SECOND_DRILL_OF_A_WHILE_B_FAILS[:3])

    assert (a.phase, b.phase) == (Phase.CLEANUP, None)


def test_one_that_failed_has_the_words_of_the_log() -> None:
    job = a_job(A="LAUNCHED", B="FAILED")

    a, b = participants(job, traces.SECOND_DRILL_OF_A_WHILE_B_FAILS)

    assert (a.launch_status, a.error) == (LaunchStatus.LAUNCHED, None)
    assert (b.launch_status, b.phase) == (LaunchStatus.FAILED, Phase.LAUNCH)
    assert b.error == traces.NO_CAPACITY


def test_a_silent_end_after_the_snapshot_is_the_sign_of_missing_permissions() -> None:
    [a] = participants(a_job(A="FAILED"), traces.NO_PERMISSIONS)

    code, _ = diagnose(a, traces.JOB)

    assert (a.phase, a.error) == (Phase.SNAPSHOT, None)
    assert code is FailureCode.PERMISSION_MISSING


def test_a_failed_snapshot_is_overcome_by_the_one_before() -> None:
    log = [*traces.DEAD_SOURCE, *event(60, "CONVERSION_START", A)]

    [a] = participants(a_job(A="FAILED"), log)

    assert (a.phase, a.error) == (Phase.CONVERSION, None)


def test_a_failed_snapshot_that_nothing_follows_is_what_went_wrong() -> None:
    [a] = participants(a_job(A="FAILED"), traces.DEAD_SOURCE)

    assert (a.phase, a.error) == (Phase.SNAPSHOT, "The agent was not seen.")


@pytest.mark.parametrize("name", ["SNAPSHOT_FAIL", "USING_PREVIOUS_SNAPSHOT_FAILED"])
def test_a_failure_without_words_is_not_taken_for_a_missing_permission(name: str) -> None:
    [a] = participants(a_job(A="FAILED"), event(1, name, A))

    code, reason = diagnose(a, traces.JOB)

    assert code is FailureCode.LAUNCH_FAILED
    assert name in reason


def test_a_skipped_server_says_so() -> None:
    [a] = participants(a_job(A="FAILED"), event(1, "SERVER_SKIPPED", A))

    assert "SERVER_SKIPPED" in str(a.error)


def test_an_error_of_many_pages_is_cut() -> None:
    [a] = participants(a_job(A="FAILED"), event(1, "LAUNCH_FAILED", A, rawError="x" * 65_536))

    assert len(str(a.error)) == 1_000


def test_a_failed_action_after_the_launch_is_named() -> None:
    job = a_job(A="FAILED")
    runs = [
        {"status": "SUCCEEDED", "action": {"name": "first"}},
        {"status": "FAILED", "action": {"name": "second"}, "failureReason": "exit 1"},
    ]
    job["participatingServers"][0]["launchActionsStatus"] = {"runs": runs}
    log = event(5, "LAUNCH_END", A)

    [a] = participants(job, log, an_instance())

    assert a.error == "post-launch action second failed: exit 1"
    assert a.instance is not None
    assert servers_up(SeenJob(job, progress_of(log))) == {A}


def test_an_instance_of_another_job_is_not_the_one_of_this_job() -> None:
    stale = an_instance("drsjob-00000000000000009")

    [a] = participants(a_job(A="LAUNCHED"), [], stale)

    assert a.instance is None


def test_servers_that_a_finished_job_does_not_name_are_read_off_its_log() -> None:
    log = [*traces.SECOND_DRILL_OF_A_WHILE_B_FAILS, *event(900, "JOB_END")]

    a, b = participants(a_job(), log, an_instance())

    assert (a.launch_status, b.launch_status) == (LaunchStatus.LAUNCHED, LaunchStatus.FAILED)
    assert a.instance is not None


def test_a_server_that_only_begins_in_the_log_is_pending() -> None:
    [a] = participants(a_job("STARTED"), event(1, "SNAPSHOT_START", A))

    assert a.launch_status is LaunchStatus.PENDING


@pytest.mark.parametrize(
    ("job", "status"),
    [
        (a_job("PENDING"), JobStatus.PENDING),
        (a_job("STARTED"), JobStatus.STARTED),
        (a_job("COMPLETED"), JobStatus.COMPLETED),
        (a_job("RETRYING"), JobStatus.STARTED),
        (a_job("CANCELLED") | {"endDateTime": at(9)}, JobStatus.COMPLETED),
    ],
)
def test_a_status_that_is_new_has_ended_when_the_job_has(job: Described, status: JobStatus) -> None:
    assert status_of(job) is status


def test_words_that_are_new_change_nothing() -> None:
    job = a_job("STARTED", A="HALFWAY")
    log = [*event(1, "TEA_BREAK_START", A), *event(2, "NETWORK_RECOVERY_FAIL")]

    [a] = participants(job, log)

    assert (a.launch_status, a.phase, a.error) == (LaunchStatus.PENDING, None, None)


def test_an_instance_without_a_time_is_an_instance_all_the_same() -> None:
    [a] = participants(
        a_job(A="LAUNCHED"), [], an_instance(pointInTimeSnapshotDateTime=None), {"jobID": "other"}
    )

    assert a.instance == SeenInstance(instance_id=INSTANCE)
