"""How fast the brain decides, and how that grows with the number of servers."""

from collections.abc import Iterator
from math import log2
from typing import NamedTuple

from benchmarks.estates import NOW, an_estate
from benchmarks.measuring import fastest
from recovery.domain.limits import Limits
from recovery.domain.planning.compile_plan import compile_plan
from recovery.domain.planning.schedule import Schedule
from recovery.domain.rehearsal.durations import Durations
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.rehearsal.run import run_virtually
from recovery.domain.rehearsal.timings import Timings

SIZES = ((10, 5), (100, 20), (1000, 50))
_TITLE = (
    "servers  waves  compile_plan  advance calls  one advance  rehearse  ÷ servers·log(servers)"
)


class Row(NamedTuple):
    servers: int
    waves: int
    compiling: float
    """Seconds, as all that follow."""
    running: float
    """Of the whole execution on the virtual clock: every ``advance``, and the world around it."""
    rehearsing: float
    advances: int

    @property
    def growth(self) -> float:
        """What must not rise from row to row but for noise: time for each n log n, in µs."""
        return self.rehearsing / (self.servers * log2(self.servers)) * 1e6


def report() -> None:
    print("The brain (times in ms, the fastest of several runs)")
    print(_TITLE)
    for row in rows():
        print(
            f"{row.servers:7}  {row.waves:5}  {row.compiling * 1e3:12.2f}  {row.advances:13}"
            f"  {row.running / row.advances * 1e3:11.2f}  {row.rehearsing * 1e3:8.0f}"
            f"  {row.growth:19.1f} µs"
        )


def rows() -> Iterator[Row]:
    for servers, waves in SIZES:
        yield measure(servers, waves)


def measure(servers: int, waves: int) -> Row:
    plan, inventory = an_estate(servers, waves)

    def compile_it() -> Schedule | None:
        return compile_plan(plan, inventory, Limits()).schedule

    schedule = compile_it()
    if schedule is None:
        message = f"The plan of {servers} servers has errors."
        raise ValueError(message)
    durations = Durations(Timings(), seed=0)
    run = run_virtually(schedule, durations, NOW)
    return Row(
        servers=servers,
        waves=waves,
        compiling=fastest(compile_it),
        running=fastest(lambda: run_virtually(schedule, durations, NOW)),
        rehearsing=fastest(lambda: rehearse(schedule, Timings(), NOW)),
        advances=run.advances,
    )
