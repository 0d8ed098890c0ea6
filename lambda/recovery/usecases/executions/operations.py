"""Which operation of the API asks an execution for what, and what speaks against it now."""

from collections.abc import Iterator, Mapping

from recovery.domain.brain.permits import why_not
from recovery.domain.execution.execution import Execution, Mode
from recovery.domain.execution.facts import (
    Approve,
    Cancel,
    Pause,
    Reject,
    Resume,
    RetryFailed,
    RetryWave,
    SkipWave,
    Terminate,
)
from recovery.domain.people import Person
from recovery.usecases.allowed import AllowedAction, Obstacle, allowed_actions

AnExecutionRequest = type[Pause | Resume | Cancel | Terminate]
AWaveRequest = type[Approve | Reject | RetryWave | RetryFailed | SkipWave]

OF_EXECUTION: Mapping[str, AnExecutionRequest] = {
    "pauseExecution": Pause,
    "resumeExecution": Resume,
    "cancelExecution": Cancel,
    "terminateInstances": Terminate,
}
OF_WAVE: Mapping[str, AWaveRequest] = {
    "approveWave": Approve,
    "rejectWave": Reject,
    "retryWave": RetryWave,
    "retryFailedServers": RetryFailed,
    "skipWave": SkipWave,
}


def is_real_recovery(execution: Execution) -> bool:
    """What is asked of it weighs more than in a drill."""
    return execution.mode is Mode.RECOVERY and not execution.is_dry_run


def allowed_of_execution(execution: Execution, person: Person) -> tuple[AllowedAction, ...]:
    return allowed_actions(person, _of_execution(execution, person))


def allowed_of_wave(execution: Execution, number: int, person: Person) -> tuple[AllowedAction, ...]:
    return allowed_actions(person, _of_wave(execution, number, person))


def _of_execution(execution: Execution, person: Person) -> Iterator[Obstacle]:
    """``why_not`` looks at who and when as little as at the id: any will do."""
    for action, kind in OF_EXECUTION.items():
        request = kind(at=execution.created_at, request_id=action, by=person.actor)
        yield _obstacle(execution, action, why_not(execution, request))


def _of_wave(execution: Execution, number: int, person: Person) -> Iterator[Obstacle]:
    name = execution.planned(number).name
    for action, kind in OF_WAVE.items():
        request = kind(at=execution.created_at, request_id=action, by=person.actor, wave=name)
        yield _obstacle(execution, action, why_not(execution, request))


def _obstacle(execution: Execution, action: str, why: str | None) -> Obstacle:
    return Obstacle(action=action, why=why, in_recovery=is_real_recovery(execution))
