"""Events wait for a function that is busy, are tried again when it fails, and end as dead letters.

MiniStack starts another process for each event that comes meanwhile. A rule of every minute, which
here may be every second, would so start ever more of them on a machine that is slow already. And
whatever the function says of its failures (``AWS::Lambda::EventInvokeConfig``), nobody looks at it.
https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from threading import Timer
from typing import Any

from ministack.core.responses import request_scope
from ministack.services import eventbridge, lambda_svc

from localcloud.clock import ScaledClock
from localcloud.patches.upstream import edited, relies_on

_AT_ONCE = 2
_CALL = "lambda_svc._execute_function_with_config_scope, args=(exec_record, event), daemon=True"
_THREAD = f"    threading.Thread(\n        target={_CALL}\n    ).start()\n"
_WAITS_SECONDS = (60.0, 120.0)
"""Simulated, before the second and the third attempt."""
_OLDEST_SECONDS = 6 * 60 * 60


def apply(clock: ScaledClock) -> None:
    relies_on(lambda_svc._route_async_failure, "target_arn: str, func_name: str, event: dict,")
    relies_on(lambda_svc.invoke_async_with_retry, '(func.get("event_invoke_configs") or {})')

    def queued(function: str, record: Any, event: Any) -> None:
        _Delivery(function, record, event, clock.speed).queue()

    eventbridge._dispatch_to_lambda = edited(
        eventbridge._dispatch_to_lambda,
        {_THREAD: "    _queued(arn, exec_record, event)\n"},
        _queued=queued,
    )


@dataclass(frozen=True)
class _Delivery:
    function: str
    record: Any
    event: Any
    speed: float
    attempts: int = 0

    def queue(self) -> None:
        _queue(self.function).submit(self._attempt)

    def _attempt(self) -> None:
        result = lambda_svc._execute_function_with_config_scope(self.record, self.event)
        if not result.get("error"):
            return
        _, _, _, region, account, _, name, *qualifier = self.function.split(":")
        with request_scope(account, region):
            settings = _settings(name, *qualifier)
            if self._may_be_tried_again(settings):
                self._try_later()
            elif where := settings.get("DestinationConfig", {}).get("OnFailure", {}):
                lambda_svc._route_async_failure(where["Destination"], name, self.event, result)

    def _may_be_tried_again(self, settings: Mapping[str, Any]) -> bool:
        retries = settings.get("MaximumRetryAttempts", len(_WAITS_SECONDS))
        oldest = settings.get("MaximumEventAgeInSeconds") or _OLDEST_SECONDS
        age_then = sum(_WAITS_SECONDS[: self.attempts + 1])
        return self.attempts < int(retries) and age_then < int(oldest)

    def _try_later(self) -> None:
        later = replace(self, attempts=self.attempts + 1)
        timer = Timer(_WAITS_SECONDS[self.attempts] / self.speed, later.queue)
        timer.daemon = True
        timer.start()


def _settings(name: str, qualifier: str = "") -> Mapping[str, Any]:
    """Of the version or alias that was called."""
    configs = (lambda_svc._functions.get(name) or {}).get("event_invoke_configs") or {}
    # Both mean the function itself.
    names = ("", "$LATEST") if qualifier in {"", "$LATEST"} else (qualifier,)
    return next((configs[each] for each in names if each in configs), {})


@cache
def _queue(function: str) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix=f"events-{function}")
