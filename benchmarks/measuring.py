"""The clock of the benchmarks: machines are noisy, so the fastest of several runs counts."""

from collections.abc import Callable
from time import perf_counter

RUNS = 5


def fastest(work: Callable[[], object], *, runs: int = RUNS) -> float:
    """In seconds."""
    return min(_once(work) for _ in range(runs))


def _once(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
