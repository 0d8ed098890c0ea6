"""The clock of the benchmarks: machines are noisy, so the fastest of several runs counts."""

from collections.abc import Callable, Mapping
from time import perf_counter

RUNS = 5


def fastest(work: Callable[[], object], *, runs: int = RUNS) -> float:
    """In seconds."""
    return min(_once(work) for _ in range(runs))


def print_times(times: Mapping[str, float]) -> None:
    """In ms, and in multiples of the first."""
    first = next(iter(times.values()))
    for what, time in times.items():
        print(f"  {what:26} {time * 1e3:8.2f} {time / first:6.1f}")


def _once(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
