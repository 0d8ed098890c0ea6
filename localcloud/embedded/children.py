"""The processes that functions run in, those of CloudFront included, and their end."""

from subprocess import TimeoutExpired
from threading import Condition
from time import monotonic
from typing import Any

from ministack.core import cloudfront_js, lambda_runtime, node_pool

from localcloud.patches.upstream import relies_on

_GRACE_SECONDS = 0.5
_BIRTH_SECONDS = 5.0


class _Births:
    """Whoever is being started at the end could outlive it, and write where all is removed."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._under_way = 0
        self._is_over = False

    def begin(self) -> None:
        with self._changed:
            if self._is_over:
                message = "The local cloud ends."
                raise RuntimeError(message)
            self._under_way += 1

    def end(self) -> None:
        with self._changed:
            self._under_way -= 1
            self._changed.notify_all()

    def forbid(self) -> None:
        """Waits for those that are under way."""
        with self._changed:
            self._is_over = True
            self._changed.wait_for(lambda: self._under_way == 0, timeout=_BIRTH_SECONDS)


_births = _Births()


def watch() -> None:
    relies_on(lambda_runtime.Worker._spawn, "self._proc = subprocess.Popen(")
    relies_on(node_pool.NodeWorkerPool.reset, "worker.shutdown()")
    relies_on(lambda_runtime.acquire_worker, "entries = _workers.setdefault(key, [])")
    spawn = lambda_runtime.Worker._spawn

    def watched(worker: Any) -> None:
        _births.begin()
        try:
            spawn(worker)
        finally:
            _births.end()

    lambda_runtime.Worker._spawn = watched


def end_children() -> None:
    """All are told at once; who does not listen is killed."""
    _births.forbid()
    cloudfront_js.reset()
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
