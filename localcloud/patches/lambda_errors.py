"""A handler's exception reaches the caller under its own name: Retry and Catch go by it.

MiniStack calls every exception ``Runtime.HandlerError``, keeps no stack trace, and kills the
process that raised: on AWS an exception ends the invocation and not the environment.
https://docs.aws.amazon.com/lambda/latest/dg/python-exceptions.html
"""

from functools import wraps
from threading import local
from typing import Any

from ministack.core import lambda_runtime
from ministack.services import lambda_svc

from localcloud.patches.upstream import relies_on, replaced

_RAISED = '{"status": "error", "error": str(e), "trace": traceback.format_exc()}'
_REPORTED = (
    '{"status": "ok", "has_raised": True, "error": str(e), "trace": traceback.format_exc(),'
    ' "type": type(e).__name__, "stack": traceback.format_tb(e.__traceback__)}'
)


def apply() -> None:
    lambda_runtime._PYTHON_WORKER_SCRIPT = replaced(
        lambda_runtime._PYTHON_WORKER_SCRIPT, {_RAISED: _REPORTED}, name="_PYTHON_WORKER_SCRIPT"
    )
    last = local()
    lambda_runtime.Worker.invoke = _remembering(lambda_runtime.Worker.invoke, last)
    relies_on(
        lambda_svc._execute_function_warm,
        "def _execute_function_warm(func: dict, event: dict, request_id: str) -> dict:",
        "result = worker.invoke(",
        '"errorType": error_type,',
    )
    lambda_svc._execute_function_warm = _naming(lambda_svc._execute_function_warm, last)


def _remembering(invoke: Any, last: local) -> Any:
    """To the pool the worker is well ("ok"); from here on the invocation has failed."""

    @wraps(invoke)
    def invoke_and_remember(worker: Any, *arguments: Any, **named: Any) -> Any:
        result = invoke(worker, *arguments, **named)
        if result.get("has_raised"):
            result["status"] = "error"
        last.result = result
        return result

    return invoke_and_remember


def _naming(execute: Any, last: local) -> Any:
    @wraps(execute)
    def execute_and_name(func: Any, event: Any, request_id: str) -> Any:
        last.result = {}
        outcome = execute(func, event, request_id)
        if outcome.get("error") and last.result.get("has_raised"):
            outcome["body"] = {
                "errorMessage": last.result["error"],
                "errorType": last.result["type"],
                "requestId": request_id,
                "stackTrace": last.result["stack"],
            }
        return outcome

    return execute_and_name
