"""Executions of MiniStack, run by the interpreter of LocalStack that ships inside moto.

MiniStack's own falls short for an orchestrator: Parallel does not fail fast, StopExecution does
not reach into Map, there are no heartbeats and no execution timeout, and definitions are not
checked. Everything around it (API, storage, events) stays MiniStack's.
"""

import json
from typing import Any

from ministack.core.responses import get_account_id, get_region
from ministack.services import stepfunctions
from moto.stepfunctions.parser.asl.eval import program_state
from moto.stepfunctions.parser.asl.eval.evaluation_details import (
    AWSExecutionDetails,
    EvaluationDetails,
    ExecutionDetails,
    StateMachineDetails,
)
from moto.stepfunctions.parser.asl.utils.encoding import to_json_str
from moto.stepfunctions.parser.backend.execution_worker import SyncExecutionWorker
from moto.stepfunctions.parser.backend.execution_worker_comm import ExecutionWorkerCommunication

from localcloud.patches.upstream import relies_on
from localcloud.stepfunctions.tokens import Tokens

Execution = dict[str, Any]


class _Worker(SyncExecutionWorker):  # type: ignore[misc]  # moto has no types
    """Writes its history straight into the execution, and can be found by its tokens."""

    def __init__(self, details: Any, execution: Execution, tokens: Tokens) -> None:
        super().__init__(details, _Silent(), None, {})
        self._execution = execution
        self._tokens = tokens

    def _get_evaluation_environment(self) -> Any:
        environment = super()._get_evaluation_environment()
        history = self._execution["events"]
        if self._execution.pop("_is_redriven", False):
            environment.event_manager._event_id_gen._next_id = len(history) + 1
        else:
            history.clear()  # MiniStack has already written ExecutionStarted
        environment.event_manager._history_event_list = history
        self._tokens.begin(self._execution["executionArn"], environment)
        return environment


class _Silent(ExecutionWorkerCommunication):  # type: ignore[misc]  # moto has no types
    def terminated(self) -> None:
        """Nobody is told: whoever starts a worker waits for it."""


def install(tokens: Tokens) -> None:
    relies_on(stepfunctions._run_execution, "def _run_execution(exec_arn):")
    relies_on(stepfunctions._start_execution, "args=(_run_execution, exec_arn),")
    relies_on(stepfunctions._stop_execution, '_add_event(execution, "ExecutionAborted", {')
    stop = stepfunctions._stop_execution

    def run(execution_arn: str) -> None:
        _run(stepfunctions._executions[execution_arn], tokens)

    def stop_all_of_it(data: Any) -> Any:
        return _stop(stop, data, tokens)

    stepfunctions._run_execution = run
    stepfunctions._stop_execution = stop_all_of_it


def _run(execution: Execution, tokens: Tokens) -> None:
    worker = _Worker(_details(execution), execution, tokens)
    try:
        worker.start()
    except Exception as problem:  # noqa: BLE001  whatever it was, an execution has to end
        stepfunctions._fail_execution(execution, "States.Runtime", str(problem))
        return
    finally:
        tokens.end(execution["executionArn"])
    if execution["status"] == "RUNNING":  # otherwise it was stopped, and that is reported
        execution.update(_end(worker.env), stopDate=stepfunctions.now_iso())
        stepfunctions._emit_execution_status_event(execution)


def _details(execution: Execution) -> Any:
    machine = stepfunctions._state_machines[execution["stateMachineArn"]]
    role, definition = machine["roleArn"], machine["definition"]
    if re_entry := execution.get("_re_entry"):
        definition = json.dumps({**json.loads(definition), "StartAt": re_entry["name"]})
    input_text = (re_entry or execution)["input"] or "{}"
    return EvaluationDetails(
        AWSExecutionDetails(get_account_id(), get_region(), role),
        ExecutionDetails(
            execution["executionArn"],
            execution["name"],
            role,
            json.loads(input_text),
            execution["startDate"],
        ),
        StateMachineDetails(
            machine["stateMachineArn"], machine["name"], machine["type"], definition
        ),
    )


def _end(environment: Any) -> dict[str, Any]:
    match environment.program_state():
        case program_state.ProgramEnded():
            output = to_json_str(environment.states.get_input(), separators=(",", ":"))
            return {"status": "SUCCEEDED", "output": output}
        case program_state.ProgramTimedOut():
            return {"status": "TIMED_OUT"}
        case program_state.ProgramError(error=error):
            return {"status": "FAILED", "error": error.get("error"), "cause": error.get("cause")}
        case _:
            return {"status": "ABORTED"}


def _stop(stop: Any, data: dict[str, Any], tokens: Tokens) -> Any:
    arn = data.get("executionArn", "")
    execution = stepfunctions._executions.get(arn)
    if execution is not None and execution["status"] == "RUNNING":
        # What the interpreter still writes while it winds down is not part of the history.
        execution["events"] = list(execution["events"])
    answer = stop(data)
    if environment := tokens.running.get(arn):
        stopped_at = stepfunctions._executions[arn]["stopDate"]
        environment.set_stop(stopped_at, data.get("cause"), data.get("error"))
    return answer
