"""The processes that functions run in, and their end."""

from subprocess import TimeoutExpired
from time import monotonic

from ministack.core import lambda_runtime

from localcloud.patches.upstream import relies_on

_GRACE_SECONDS = 0.5


def check() -> None:
    """What this module relies on."""
    relies_on(lambda_runtime.Worker._spawn, "self._proc = subprocess.Popen(")
    relies_on(lambda_runtime.acquire_worker, "entries = _workers.setdefault(key, [])")


def end_children() -> None:
    """All are told at once; who does not listen is killed."""
    workers = [worker for pool in list(lambda_runtime._workers.values()) for worker in pool]
    processes = [process for worker in workers if (process := worker._proc) is not None]
    for process in processes:
        process.terminate()
    deadline = monotonic() + _GRACE_SECONDS
    for process in processes:
        try:
            process.wait(timeout=max(0.0, deadline - monotonic()))
        except TimeoutExpired:
            process.kill()
            process.wait()
