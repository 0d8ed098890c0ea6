"""Carries out one command of an execution and leaves the answer for its next decision."""

from typing import assert_never

from recovery.domain.brain.outbox import commands_due
from recovery.domain.errors import Unknown
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
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import (
    Notified,
    RecoveryNotFound,
    RecoveryStarted,
    Refused,
    RunStarted,
    SettingsApplied,
    TerminationStarted,
)
from recovery.domain.value import Value
from recovery.ports.engine_room import PerformingRoom
from recovery.ports.executions import CommandAnswer
from recovery.ports.performing import Notice, RefusedByAws


class Performed(Value):
    execution_id: str
    key: str
    command: Command | None = None
    answer: CommandAnswer | None = None
    """Neither where the command is not due any more: it was answered before."""


def perform(room: PerformingRoom, execution_id: str, key: str) -> Performed:
    """Safe to repeat: the answer is kept once, and each command finds what it did before."""
    record = room.executions.find(execution_id)
    if record is None:
        raise Unknown("execution", execution_id)
    due = commands_due(record.execution, room.clock.now())
    command = next((each for each in due if each.key == key), None)
    if command is None:
        return Performed(execution_id=execution_id, key=key)
    answer = _answer(room, record.execution, command)
    room.executions.deliver(execution_id, answer)
    return Performed(execution_id=execution_id, key=key, command=command, answer=answer)


def _answer(room: PerformingRoom, execution: Execution, command: Command) -> CommandAnswer:
    try:
        return _carried_out(room, execution, command)
    except RefusedByAws as error:
        return Refused(
            at=room.clock.now(), key=command.key, attempt=command.attempt, refusal=error.refusal
        )


def _carried_out(room: PerformingRoom, execution: Execution, command: Command) -> CommandAnswer:
    key, now = command.key, room.clock.now
    match command:
        case StartRecovery():
            job_id = room.recoveries.start(command)
            return RecoveryStarted(at=now(), key=key, job_id=job_id)
        case FindRecovery():
            found = room.recoveries.find(command)
            if found is None:
                return RecoveryNotFound(at=now(), key=key)
            return RecoveryStarted(at=now(), key=key, job_id=found)
        case ApplyLaunchSettings():
            failures = room.launch_settings.apply(command)
            return SettingsApplied(at=now(), key=key, failures=failures)
        case RunCommand():
            return RunStarted(at=now(), key=key, run_id=room.documents.run(command))
        case StartAutomation():
            return RunStarted(at=now(), key=key, run_id=room.documents.automate(command))
        case TerminateInstances():
            return TerminationStarted(at=now(), key=key, job_id=room.terminations.start(command))
        case Notify():
            room.notifier.publish(_notice(execution, command))
            return Notified(at=now(), key=key)
        case _:
            assert_never(command)


def _notice(execution: Execution, command: Notify) -> Notice:
    return Notice(
        execution_id=execution.execution_id,
        subject=command.subject,
        text=command.text,
        attributes={
            "topic": command.topic,
            "mode": execution.mode,
            "planName": execution.schedule.plan_name,
        },
    )
