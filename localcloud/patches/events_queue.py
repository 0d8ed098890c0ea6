"""Events wait for a function that is busy, as in the queue that Lambda has for them.

MiniStack starts another process for each event that comes meanwhile. A rule of every minute, which
here may be every second, would so start ever more of them on a machine that is slow already.
https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html
"""

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from ministack.services import eventbridge, lambda_svc

from localcloud.patches.upstream import edited

_AT_ONCE = 2
_CALL = "lambda_svc._execute_function_with_config_scope, args=(exec_record, event), daemon=True"
_THREAD = f"    threading.Thread(\n        target={_CALL}\n    ).start()\n"


def apply() -> None:
    eventbridge._dispatch_to_lambda = edited(
        eventbridge._dispatch_to_lambda,
        {_THREAD: "    _queued(arn, exec_record, event)\n"},
        _queued=_queued,
    )


def _queued(function: str, record: Any, event: Any) -> None:
    _queue(function).submit(lambda_svc._execute_function_with_config_scope, record, event)


@cache
def _queue(function: str) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix=f"events-{function}")
