"""Waits, retries, timeouts and the dates of the history, all on the one clock.

A call that a state makes and waits for (a function, say) does real work in real time: its
``TimeoutSeconds`` stay real, like the timeout of the function itself. All that waits for the
simulated world is scaled: Wait, Retry, task tokens, ``.sync``, and the whole execution.
"""

from threading import Event, Thread
from time import monotonic
from types import SimpleNamespace
from typing import Any

from ministack.services import stepfunctions
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.eval_component import EvalComponent
from moto.stepfunctions.parser.asl.component.program.program import Program
from moto.stepfunctions.parser.asl.component.state.exec.execute_state import ExecutionState
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import (
    state_task_service_callback as callback_task,
)
from moto.stepfunctions.parser.asl.component.state.state import CommonStateField
from moto.stepfunctions.parser.asl.component.state.wait.wait_function.timestamp import Timestamp
from moto.stepfunctions.parser.asl.component.state.wait.wait_function.wait_function import (
    WaitFunction,
)
from moto.stepfunctions.parser.asl.eval.event.event_manager import EventManager

from localcloud.clock import ScaledClock
from localcloud.patches.upstream import edited, relies_on

# How soon a wait notices that its execution was stopped. The interpreter signals it with an
# event that it sets and clears at once, which a thread on its way to wait does not see.
LOOK_SECONDS = 0.05
# How often ``.sync`` asks: moto's 0.5 s would be half a minute on a clock of sixty.
_SYNC_POLL_SECONDS = 0.1


def install(clock: ScaledClock) -> None:
    _scale_waits(clock)
    _scale_retries(clock)
    _scale_timeouts(clock)
    _date_the_history(clock)


def waits_for_others(task: Any) -> bool:
    """``.waitForTaskToken`` and ``.sync``: how long that takes is up to the simulated world."""
    is_callback = isinstance(task, callback_task.StateTaskServiceCallback)
    return is_callback and task.resource.condition is not None


def _scale_waits(clock: ScaledClock) -> None:
    def wait(function: Any, env: Any) -> None:
        until = monotonic() + function._get_wait_seconds(env=env) / clock.speed
        while env.is_running() and (left := until - monotonic()) > 0:
            env.program_state_event.wait(min(left, LOOK_SECONDS))

    relies_on(WaitFunction._eval_body, "w_sec = self._get_wait_seconds(env=env)")
    WaitFunction._eval_body = wait
    Timestamp._get_wait_seconds = edited(
        Timestamp._get_wait_seconds,
        {"datetime.datetime.now()": "_simulated_utc_now()"},
        _simulated_utc_now=lambda: clock.now().replace(tzinfo=None),
    )


def _scale_retries(clock: ScaledClock) -> None:
    def sleep(seconds: float) -> None:
        Event().wait(seconds / clock.speed)

    relies_on(retrier_decl.RetrierDecl._eval_body, "time.sleep(interval_seconds)")
    vars(retrier_decl)["time"] = SimpleNamespace(sleep=sleep)


def _scale_timeouts(clock: ScaledClock) -> None:
    def limit(task: Any, seconds: float) -> float:
        return seconds / clock.speed if waits_for_others(task) else seconds

    ExecutionState._evaluate_with_timeout = edited(
        ExecutionState._evaluate_with_timeout,
        {"event.wait(timeout_seconds)": "event.wait(_real_limit(self, timeout_seconds))"},
        _real_limit=limit,
    )
    relies_on(
        callback_task.StateTaskServiceCallback._eval_sync,
        "time.sleep(_DELAY_SECONDS_SYNC_CONDITION_CHECK)",
    )
    vars(callback_task)["_DELAY_SECONDS_SYNC_CONDITION_CHECK"] = _SYNC_POLL_SECONDS

    def evaluate(program: Any, env: Any) -> None:
        env.next_state_name = program.start_at.start_at_name
        worker = Thread(target=EvalComponent.eval, args=(program, env), daemon=True)
        worker.start()
        whole = program.timeout_seconds
        worker.join(whole and whole.timeout_seconds / clock.speed)
        if worker.is_alive():
            env.set_timed_out()

    relies_on(Program.eval, "target=super().eval", "join(timeout=timeout)", "env.set_timed_out()")
    Program.eval = evaluate


def _date_the_history(clock: ScaledClock) -> None:
    def iso() -> str:
        return clock.now().strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"

    relies_on(EventManager._get_current_timestamp, "-> datetime.datetime:")
    EventManager._get_current_timestamp = staticmethod(clock.now)
    CommonStateField._eval_body = edited(
        CommonStateField._eval_body,
        {"datetime.datetime.now(tz=datetime.timezone.utc).isoformat()": "_entered_time()"},
        _entered_time=iso,
    )
    relies_on(stepfunctions._start_execution, "start_date = now_iso()")
    vars(stepfunctions)["now_iso"] = iso
