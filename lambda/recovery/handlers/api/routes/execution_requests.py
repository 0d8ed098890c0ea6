"""The routes by which operators steer a running execution; each is answered before it happens."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from recovery.handlers.api.answers import accepted
from recovery.handlers.api.given import Both, TheBoth
from recovery.handlers.api.operations import Describing, Description, Topic
from recovery.handlers.api.parameters import TheExecutionId, TheWaveNumber
from recovery.handlers.api.routing import Routes
from recovery.usecases.executions.ask import Accepted, WaveOf, Wish, ask_execution, ask_wave

router = Routes()
_describing = Describing(Topic.EXECUTIONS)

TheWish = Annotated[Wish | None, Body(description="Who says nothing may leave it out.")]


def _described(operation_id: str, summary: str) -> Description:
    return _describing(operation_id, summary, gives=202, refuses=[404, 409, 422])


@router.post(
    "/executions/<executionId>/pause",
    **_described("pauseExecution", "Start nothing new for now; what runs goes on"),
)
def pause_execution(
    asked: TheBoth, execution_id: TheExecutionId, wish: TheWish = None
) -> Response[Accepted]:
    return _of_execution(asked, execution_id, wish)


@router.post(
    "/executions/<executionId>/resume",
    **_described("resumeExecution", "Go on after a pause"),
)
def resume_execution(
    asked: TheBoth, execution_id: TheExecutionId, wish: TheWish = None
) -> Response[Accepted]:
    return _of_execution(asked, execution_id, wish)


@router.post(
    "/executions/<executionId>/cancel",
    **_described("cancelExecution", "Start nothing new any more (needs a reason)"),
)
def cancel_execution(
    asked: TheBoth, execution_id: TheExecutionId, wish: TheWish = None
) -> Response[Accepted]:
    return _of_execution(asked, execution_id, wish)


@router.post(
    "/executions/<executionId>/terminate",
    **_described(
        "terminateInstances", "Terminate what was launched (a real recovery needs a reason)"
    ),
)
def terminate_instances(
    asked: TheBoth, execution_id: TheExecutionId, wish: TheWish = None
) -> Response[Accepted]:
    return _of_execution(asked, execution_id, wish)


@router.post(
    "/executions/<executionId>/waves/<waveNumber>/approve",
    **_described("approveWave", "Let a wave through its gate"),
)
def approve_wave(
    asked: TheBoth,
    execution_id: TheExecutionId,
    wave_number: TheWaveNumber,
    wish: TheWish = None,
) -> Response[Accepted]:
    return _of_wave(asked, WaveOf(execution_id=execution_id, number=wave_number), wish)


@router.post(
    "/executions/<executionId>/waves/<waveNumber>/reject",
    **_described("rejectWave", "Do not let a wave through its gate (needs a reason)"),
)
def reject_wave(
    asked: TheBoth,
    execution_id: TheExecutionId,
    wave_number: TheWaveNumber,
    wish: TheWish = None,
) -> Response[Accepted]:
    return _of_wave(asked, WaveOf(execution_id=execution_id, number=wave_number), wish)


@router.post(
    "/executions/<executionId>/waves/<waveNumber>/retry",
    **_described("retryWave", "Launch every server of a wave anew"),
)
def retry_wave(
    asked: TheBoth,
    execution_id: TheExecutionId,
    wave_number: TheWaveNumber,
    wish: TheWish = None,
) -> Response[Accepted]:
    return _of_wave(asked, WaveOf(execution_id=execution_id, number=wave_number), wish)


@router.post(
    "/executions/<executionId>/waves/<waveNumber>/retry-failed",
    **_described("retryFailedServers", "Try only what failed in a wave again"),
)
def retry_failed_servers(
    asked: TheBoth,
    execution_id: TheExecutionId,
    wave_number: TheWaveNumber,
    wish: TheWish = None,
) -> Response[Accepted]:
    return _of_wave(asked, WaveOf(execution_id=execution_id, number=wave_number), wish)


@router.post(
    "/executions/<executionId>/waves/<waveNumber>/skip",
    **_described("skipWave", "Pass over a wave (needs a reason)"),
)
def skip_wave(
    asked: TheBoth,
    execution_id: TheExecutionId,
    wave_number: TheWaveNumber,
    wish: TheWish = None,
) -> Response[Accepted]:
    return _of_wave(asked, WaveOf(execution_id=execution_id, number=wave_number), wish)


def _of_execution(asked: Both, execution_id: str, wish: Wish | None) -> Response[Accepted]:
    told = ask_execution(asked.ports, asked.call, execution_id, wish or Wish())
    return accepted(told, f"../{execution_id}")


def _of_wave(asked: Both, wave: WaveOf, wish: Wish | None) -> Response[Accepted]:
    told = ask_wave(asked.ports, asked.call, wave, wish or Wish())
    return accepted(told, f"../../../{wave.execution_id}")
