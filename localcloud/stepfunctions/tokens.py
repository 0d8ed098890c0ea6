"""Task tokens: who waits for which, how long, and what SendTask* answers when nobody does."""

from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from ministack.core.responses import error_response_json, json_response
from ministack.services import stepfunctions
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import (
    state_task_service_callback as callback_task,
)
from moto.stepfunctions.parser.asl.eval.callback.callback import (
    CallbackConsumerTimeout,
    CallbackOutcome,
    CallbackOutcomeFailure,
    CallbackOutcomeSuccess,
    CallbackOutcomeTimedOut,
    HeartbeatTimedOut,
)

from localcloud.clock import ScaledClock
from localcloud.patches.upstream import relies_on
from localcloud.stepfunctions.timescale import LOOK_SECONDS


@dataclass
class Tokens:
    """The interpreter's environments by execution, and for tokens those that have ended."""

    running: dict[str, Any] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)

    def begin(self, execution_arn: str, environment: Any) -> None:
        self.running[execution_arn] = environment

    def end(self, execution_arn: str) -> None:
        if environment := self.running.pop(execution_arn, None):
            pool = environment.callback_pool_manager._pool
            self.ended.update(dict.fromkeys(pool, execution_arn))

    def execution(self, token: str) -> str | None:
        """Whose token it is or was."""
        for execution_arn, environment in list(self.running.items()):
            if environment.callback_pool_manager.get(token):
                return execution_arn
        return self.ended.get(token)

    def endpoint(self, token: str) -> Any:
        for environment in list(self.running.values()):
            if endpoint := environment.callback_pool_manager.get(token):
                return endpoint
        return None


def install(tokens: Tokens, clock: ScaledClock) -> None:
    relies_on(
        callback_task.StateTaskServiceCallback._eval_wait_for_task_token,
        "timeout_seconds: int,",
        "heartbeat_endpoint: HeartbeatEndpoint | None,",
        "return CallbackOutcomeTimedOut(callback_id=callback_endpoint.callback_id)",
    )
    callback_task.StateTaskServiceCallback._eval_wait_for_task_token = _waiting(clock)
    for answer in ("_send_task_success", "_send_task_failure", "_send_task_heartbeat"):
        relies_on(getattr(stepfunctions, answer), "info = _task_tokens.get(token)")
    vars(stepfunctions).update(
        _send_task_success=lambda data: _succeed(tokens, data),
        _send_task_failure=lambda data: _fail(tokens, data),
        _send_task_heartbeat=lambda data: _beat(tokens, data),
    )


def _waiting(clock: ScaledClock) -> Any:
    def wait(_task: Any, env: Any, **given: Any) -> Any:
        endpoint, heart = given["callback_endpoint"], given["heartbeat_endpoint"]
        timeout_at = monotonic() + given["timeout_seconds"] / clock.speed
        silent_at = _next_silence(heart, clock)
        while env.is_running():
            if outcome := endpoint.wait(timeout=LOOK_SECONDS):
                return outcome
            if heart and heart._next_heartbeat_event.is_set():
                heart._next_heartbeat_event.clear()
                silent_at = _next_silence(heart, clock)
            if monotonic() >= min(timeout_at, silent_at):
                break
        endpoint.report(CallbackConsumerTimeout())
        if heart and monotonic() >= silent_at:
            return HeartbeatTimedOut()
        return CallbackOutcomeTimedOut(callback_id=endpoint.callback_id)

    return wait


def _next_silence(heart: Any, clock: ScaledClock) -> float:
    return monotonic() + heart._heartbeat_seconds / clock.speed if heart else float("inf")


def _succeed(tokens: Tokens, data: dict[str, str]) -> Any:
    token = data["taskToken"]
    return _notify(tokens, token, CallbackOutcomeSuccess(token, data.get("output", "{}")))


def _fail(tokens: Tokens, data: dict[str, str]) -> Any:
    token = data["taskToken"]
    outcome = CallbackOutcomeFailure(token, data.get("error"), data.get("cause"))
    return _notify(tokens, token, outcome)


def _notify(tokens: Tokens, token: str, outcome: CallbackOutcome) -> Any:
    endpoint = tokens.endpoint(token)
    if refusal := _refusal(tokens, token, endpoint):
        return refusal
    endpoint.notify(outcome)
    return json_response({})


def _beat(tokens: Tokens, data: dict[str, str]) -> Any:
    token = data["taskToken"]
    endpoint = tokens.endpoint(token)
    if refusal := _refusal(tokens, token, endpoint):
        return refusal
    endpoint.notify_heartbeat()
    return json_response({})


def _refusal(tokens: Tokens, token: str, endpoint: Any) -> Any:
    is_over = endpoint is not None and (endpoint.consumer_error or endpoint.get_outcome())
    if is_over or token in tokens.ended:
        return error_response_json(
            "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'", 400
        )
    if endpoint is None:
        return error_response_json("InvalidToken", f"Invalid Token: '{token}'", 400)
    return None
