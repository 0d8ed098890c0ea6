"""The actions of a wave as the console shows them, read off the stage that the wave is in."""

from collections.abc import Iterator
from enum import StrEnum

from recovery.domain.execution.effects import ActionRun, ActionStage
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.wave_run import (
    AwaitingApproval,
    Finishing,
    Preparing,
    WaveEnded,
    WaveRun,
    WaveWaiting,
)
from recovery.domain.value import InstanceId, Location, Value


class ActionStatus(StrEnum):
    """PASSED: done, or it failed and its wave went on; SKIPPED: it will not run; UNKNOWN: its wave
    ended while it was among such actions. The events tell more.
    """

    WAITING = "WAITING"
    RUNNING = "RUNNING"
    PASSED = "PASSED"
    FAILED = "FAILED"
    SKIPPED = "SKIPPED"
    UNKNOWN = "UNKNOWN"


class ActionRunView(Value):
    reference: str | None
    """Id of the SSM command or automation."""
    location: Location
    status: str
    instance_ids: tuple[InstanceId, ...]
    failure: str | None


class ActionView(Value):
    stage: ActionStage
    name: str
    kind: str
    document: str
    status: ActionStatus
    runs: tuple[ActionRunView, ...] = ()
    """Only while it runs."""


def action_views(execution: Execution, wave: WaveRun) -> tuple[ActionView, ...]:
    return tuple(view for stage in ActionStage for view in _views_at(stage, execution, wave))


def _views_at(stage: ActionStage, execution: Execution, wave: WaveRun) -> Iterator[ActionView]:
    planned = execution.planned(wave.number).wave
    actions = planned.actions_before if stage is ActionStage.BEFORE else planned.actions_after
    for index, action in enumerate(actions):
        runs = tuple(
            _run_view(run)
            for run in wave.effects
            if isinstance(run, ActionRun) and (run.stage, run.action) == (stage, index)
        )
        status = ActionStatus.SKIPPED if execution.is_dry_run else _status(wave, stage, index)
        yield ActionView(
            stage=stage,
            name=action.name,
            kind=action.kind,
            document=action.document,
            status=ActionStatus.RUNNING if runs else status,
            runs=runs,
        )


def _run_view(run: ActionRun) -> ActionRunView:
    return ActionRunView(
        reference=run.reference,
        location=run.location,
        status=run.state.status,
        instance_ids=run.instance_ids,
        failure=run.failure,
    )


def _status(wave: WaveRun, stage: ActionStage, index: int) -> ActionStatus:
    if stage is ActionStage.BEFORE:
        return _status_before(wave, index)
    return _status_after(wave, index)


def _status_before(wave: WaveRun, index: int) -> ActionStatus:
    match wave.state:
        case Preparing(action=action):
            return ActionStatus.PASSED if index < action else ActionStatus.WAITING
        case WaveWaiting() | AwaitingApproval() if not wave.is_prepared:
            return ActionStatus.WAITING
        case WaveEnded() if not wave.is_prepared:
            return ActionStatus.UNKNOWN if wave.has_begun else ActionStatus.SKIPPED
        case _:
            return ActionStatus.PASSED


def _status_after(wave: WaveRun, index: int) -> ActionStatus:
    match wave.state:
        case Finishing(action=action):
            return ActionStatus.PASSED if index < action else ActionStatus.WAITING
        case WaveEnded(failed_action=int(failed)):
            if index == failed:
                return ActionStatus.FAILED
            return ActionStatus.PASSED if index < failed else ActionStatus.SKIPPED
        case WaveEnded(status="COMPLETED" | "PARTIAL"):
            return ActionStatus.PASSED
        case WaveEnded(status="CANCELLED") if wave.has_begun:
            return ActionStatus.UNKNOWN
        case WaveEnded():
            return ActionStatus.SKIPPED
        case _:
            return ActionStatus.WAITING
