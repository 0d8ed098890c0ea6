"""A DRS job as the console shows it."""

from datetime import timedelta

import pytest

from recovery.domain.execution.effects import (
    BackingOff,
    Done,
    Dropped,
    EffectState,
    LaunchJob,
    Phase,
    Queued,
    Refusal,
    RefusalKind,
    Requested,
    Running,
    Seeking,
    Termination,
    TerminationTarget,
)
from recovery.usecases.executions.job_view import JobView, job_view
from tests.support.builders import EUROPE, NOON, instance_id, server_id

LATER = NOON + timedelta(minutes=40)
DB_1 = server_id("db-1")
REFUSAL = Refusal(kind=RefusalKind.THROTTLED, message="Rate exceeded.")
RUNNING = Running(since=NOON, reference="drsjob-7", deadline=LATER)


def viewed(state: EffectState) -> JobView:
    job = LaunchJob(
        key="e-1/1/1", state=state, location=EUROPE, server_ids=(DB_1,), phase=Phase.SNAPSHOT
    )
    return job_view(job)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (Queued(since=NOON), {"status": "QUEUED", "since": NOON}),
        (Requested(since=NOON, attempt=1), {"status": "REQUESTED", "since": NOON}),
        (
            BackingOff(since=NOON, attempt=1, until=LATER, refusal=REFUSAL),
            {"status": "BACKING_OFF", "next_try_at": LATER, "reason": "Rate exceeded."},
        ),
        (
            Seeking(since=NOON, attempt=1, until=LATER),
            {"status": "SEEKING", "since": NOON, "next_try_at": LATER},
        ),
        (RUNNING, {"status": "RUNNING", "job_id": "drsjob-7", "deadline": LATER}),
        (RUNNING.changed(is_overdue=True), {"is_overdue": True}),
        (Done(at=LATER, reference="drsjob-7"), {"job_id": "drsjob-7", "ended_at": LATER}),
        (Dropped(at=LATER, reason="Cancelled."), {"ended_at": LATER, "reason": "Cancelled."}),
    ],
)
def test_a_job_tells_what_its_state_has(state: EffectState, told: dict[str, object]) -> None:
    view = viewed(state)

    assert {name: getattr(view, name) for name in told} == told


def test_a_launch_tells_its_phase_and_its_servers() -> None:
    view = viewed(RUNNING)

    assert (view.phase, view.server_ids, view.location) == (Phase.SNAPSHOT, (DB_1,), EUROPE)


def test_a_termination_has_no_phase_but_servers() -> None:
    target = TerminationTarget(wave=1, server_id=DB_1, instance_id=instance_id(DB_1))
    termination = Termination(key="e-1/0/1", state=RUNNING, location=EUROPE, targets=(target,))

    view = job_view(termination)

    assert (view.phase, view.server_ids) == (None, (DB_1,))
