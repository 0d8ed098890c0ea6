"""The commands that wait for an answer: all of them, at every step, under the same keys.

They are read off the state and never stored, so that a repeated decision can't differ.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never

from recovery.domain.brain.documents import step_of
from recovery.domain.brain.tags import tags_of
from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    Command,
    FindRecovery,
    Notify,
    RunCommand,
    StartAutomation,
    StartRecovery,
    TerminateInstances,
)
from recovery.domain.execution.effects import (
    ActionRun,
    CheckRun,
    LaunchJob,
    Notification,
    OwnEffect,
    Requested,
    Seeking,
    SettingsChange,
    Termination,
    WaveEffect,
)
from recovery.domain.execution.execution import Execution
from recovery.domain.wave_actions import AutomationAction


def commands_due(execution: Execution, now: datetime) -> tuple[Command, ...]:
    return tuple(_commands(execution, now))


def _commands(execution: Execution, now: datetime) -> Iterator[Command]:
    for wave in execution.waves:
        for effect in wave.effects:
            match effect.state:
                case Requested(attempt=attempt):
                    yield _command(execution, wave.number, effect, attempt)
                case Seeking(until=until) as seeking if until <= now and isinstance(
                    effect, LaunchJob
                ):
                    yield _find_recovery(wave.number, effect, seeking)
    for own in execution.effects:
        if isinstance(own.state, Requested):
            yield _own_command(own, own.state.attempt)


def _command(execution: Execution, number: int, effect: WaveEffect, attempt: int) -> Command:
    match effect:
        case LaunchJob():
            return _start_recovery(execution, number, effect, attempt)
        case SettingsChange(server_ids=ids):
            scheduled = execution.planned(number).servers
            return ApplyLaunchSettings(
                key=effect.key,
                attempt=attempt,
                location=effect.location,
                wave=number,
                servers={id_: scheduled[id_].settings for id_ in ids},
            )
        case ActionRun() | CheckRun():
            return _run_document(execution, number, effect, attempt)
        case _:
            assert_never(effect)


def _start_recovery(
    execution: Execution, number: int, job: LaunchJob, attempt: int
) -> StartRecovery:
    scheduled = execution.planned(number).servers
    return StartRecovery(
        key=job.key,
        attempt=attempt,
        location=job.location,
        wave=number,
        servers={id_: scheduled[id_].snapshot_id for id_ in job.server_ids},
        is_drill=execution.is_drill,
        tags=tags_of(execution, number, job.key),
    )


def _find_recovery(number: int, effect: WaveEffect, seeking: Seeking) -> FindRecovery:
    return FindRecovery(
        key=effect.key,
        attempt=seeking.attempt,
        location=effect.location,
        wave=number,
        asked_at=seeking.since,
    )


def _run_document(
    execution: Execution, number: int, run: ActionRun | CheckRun, attempt: int
) -> RunCommand | StartAutomation:
    step = step_of(execution.planned(number), run)
    if isinstance(step, AutomationAction):
        return StartAutomation(
            key=run.key,
            attempt=attempt,
            location=run.location,
            wave=number,
            document=step.document,
            parameters=step.parameters,
            timeout=step.timeout,
        )
    return RunCommand(
        key=run.key,
        attempt=attempt,
        location=run.location,
        wave=number,
        document=step.document,
        parameters=step.parameters,
        instance_ids=run.instance_ids,
        marker=step.marker,
        timeout=step.timeout,
    )


def _own_command(effect: OwnEffect, attempt: int) -> Command:
    match effect:
        case Termination(targets=targets):
            return TerminateInstances(
                key=effect.key,
                attempt=attempt,
                location=effect.location,
                instance_ids=tuple(target.instance_id for target in targets),
            )
        case Notification():
            return Notify(
                key=effect.key,
                attempt=attempt,
                topic=effect.topic,
                subject=effect.subject,
                text=effect.text,
            )
        case _:
            assert_never(effect)
