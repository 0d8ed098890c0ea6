"""RedriveExecution, roughly: an execution goes on from the last top-level state that it entered.

AWS goes on inside a Map or Parallel; here the whole state is entered again.
"""

import json
from contextvars import copy_context
from threading import Thread
from typing import Any

from ministack.core.responses import error_response_json, json_response
from ministack.services import stepfunctions

from localcloud.patches.upstream import relies_on

_REDRIVABLE = {"ABORTED", "FAILED", "TIMED_OUT"}


def install() -> None:
    relies_on(
        stepfunctions.handle_request,
        "async def handle_request(method, path, headers, body, query_params):",
        '"DescribeMapRun": _describe_map_run,',
    )
    handle_others = stepfunctions.handle_request

    async def handle(*request: Any) -> Any:
        _method, _path, headers, body, _query = request
        if headers.get("x-amz-target", "").endswith(".RedriveExecution"):
            return _redrive(json.loads(body)["executionArn"])
        return await handle_others(*request)

    stepfunctions.handle_request = handle


def _redrive(arn: str) -> Any:
    execution = stepfunctions._executions.get(arn)
    if execution is None:
        return error_response_json(
            "ExecutionDoesNotExist", f"Execution Does Not Exist: '{arn}'", 400
        )
    if execution["status"] not in _REDRIVABLE:
        return error_response_json(
            "ExecutionNotRedrivable", f"Execution is not redrivable: {execution['status']}", 400
        )
    execution.update(
        status="RUNNING",
        stopDate=None,
        output=None,
        error=None,
        cause=None,
        redriveCount=execution.get("redriveCount", 0) + 1,
        _is_redriven=True,
        _re_entry=_last_entered(execution),
    )
    run = copy_context().run
    Thread(target=run, args=(stepfunctions._run_execution, arn), daemon=True).start()
    # A date of this protocol is a number; MiniStack converts it for its own handlers only.
    redriven_at = stepfunctions._timestamp_response_value(stepfunctions.now_iso())
    return json_response({"redriveDate": redriven_at})


def _last_entered(execution: dict[str, Any]) -> dict[str, str]:
    machine = stepfunctions._state_machines[execution["stateMachineArn"]]
    top_level = json.loads(machine["definition"])["States"]
    entered: list[dict[str, str]] = [
        event["stateEnteredEventDetails"]
        for event in execution["events"]
        if event["type"].endswith("StateEntered")
    ]
    return next(state for state in reversed(entered) if state["name"] in top_level)
