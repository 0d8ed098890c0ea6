"""An invocation ends when its handler does; MiniStack waits up to 50 ms more for output.

The worker now says when its output is complete, so nothing is waited for and nothing is missed.
"""

from queue import Empty
from typing import Any

from ministack.core import lambda_runtime

from localcloud.patches.upstream import relies_on, replaced

_CALL = "            result = handler_fn(event, context)\n"
_END = "<end of the output of this invocation>"
_CALL_AND_SAY_SO = f"""\
            try:
                result = handler_fn(event, context)
            finally:
                sys.stderr.write("\\n{_END}\\n")
                sys.stderr.flush()
"""
_LONGEST_SECONDS = 0.25


def apply() -> None:
    lambda_runtime._PYTHON_WORKER_SCRIPT = replaced(
        lambda_runtime._PYTHON_WORKER_SCRIPT,
        {_CALL: _CALL_AND_SAY_SO},
        name="_PYTHON_WORKER_SCRIPT",
    )
    relies_on(lambda_runtime.Worker._read_stderr, 'self._stderr_queue.put(line.rstrip("\\n"))')
    relies_on(lambda_runtime.Worker.invoke, 'response["log"] = self._drain_stderr_bounded()')
    lambda_runtime.Worker._drain_stderr_bounded = _output


def _output(worker: Any) -> str:
    lines: list[str] = []
    try:
        while (line := worker._stderr_queue.get(timeout=_LONGEST_SECONDS)) != _END:
            lines.append(line)
    except Empty:
        pass  # the process ended, or the function does not run in Python
    return "\n".join(lines).strip("\n")
