"""What a handler logs through ``logging`` is kept, and a tail of it is what AWS sends.

The runtime of AWS installs a handler on the root logger; MiniStack's does not, so that everything
below WARNING is lost. And ``LogType=Tail`` lacks the lines START, END and REPORT.
https://docs.aws.amazon.com/lambda/latest/dg/python-logging.html
"""

from typing import Any

from ministack.core import lambda_runtime
from ministack.services import lambda_svc

from localcloud.patches.upstream import edited, replaced

_STDOUT = "    sys.stdout = sys.stderr\n"
_HANDLER = (
    "    import logging\n"
    "    logging.basicConfig("
    'stream=sys.stderr, format="[%(levelname)s]\\t%(asctime)s\\t%(message)s")\n'
)


def apply() -> None:
    lambda_runtime._PYTHON_WORKER_SCRIPT = replaced(
        lambda_runtime._PYTHON_WORKER_SCRIPT,
        {_STDOUT: _STDOUT + _HANDLER},
        name="_PYTHON_WORKER_SCRIPT",
    )
    lambda_svc._execute_function_dispatch = edited(
        lambda_svc._execute_function_dispatch,
        {
            "    _emit_lambda_logs(\n": "    _frame_log(result, func, request_id, duration_ms)\n"
            "    _emit_lambda_logs(\n",
            'result.get("log", "") if isinstance(result, dict) else "",': 'result.get("said", ""),',
        },
        _frame_log=_frame_log,
    )


def _frame_log(
    result: dict[str, Any], func: dict[str, Any], request_id: str, duration_ms: int
) -> None:
    """``log`` is for a caller who asked for a tail; CloudWatch Logs frames ``said`` itself."""
    config = func.get("config") or func
    result["said"] = result.get("log", "")
    result["log"] = "\n".join(
        [
            f"START RequestId: {request_id} Version: {config.get('Version', '$LATEST')}",
            *filter(None, [result["said"]]),
            f"END RequestId: {request_id}",
            f"REPORT RequestId: {request_id}\tDuration: {duration_ms} ms\t"
            f"Billed Duration: {duration_ms} ms\tMemory Size: {config.get('MemorySize', 128)} MB",
        ]
    )
