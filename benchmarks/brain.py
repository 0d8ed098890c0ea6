"""How fast the brain decides and rehearses, and how that grows with the number of servers."""

from collections.abc import Iterator
from math import log2
from typing import NamedTuple

from benchmarks.estates import NOW, an_estate
from benchmarks.measuring import fastest
from benchmarks.table import Row, joined
from recovery.domain.limits import Limits
from recovery.domain.planning.compile_plan import compile_plan
from recovery.domain.planning.schedule import Schedule
from recovery.domain.rehearsal.durations import Durations
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.rehearsal.run import run_virtually
from recovery.domain.rehearsal.timings import Timings

SIZES = ((10, 5), (100, 20), (1000, 50))
"""Servers and waves."""


class Pace(NamedTuple):
    servers: int
    compiling: float
    """Seconds, as all that follow."""
    running: float
    """Of the whole execution on the virtual clock: every ``advance``, and the world around it."""
    rehearsing: float
    advances: int

    @property
    def growth(self) -> float:
        """What must not rise from size to size but for noise: time for each n log n."""
        return self.rehearsing / (self.servers * log2(self.servers))


def rows() -> Iterator[Row]:
    paces = [measure(*size) for size in SIZES]
    first = paces[0].growth
    yield Row(
        "Rehearsal: time ÷ n·log n, in multiples of the first",
        joined(f"{pace.growth / first:.2f}" for pace in paces),
        joined(f"{pace.rehearsing * 1e3:,.0f}" for pace in paces) + " ms",
    )
    yield Row(
        "Brain: compile a plan, in shares of its rehearsal",
        joined(f"{pace.compiling / pace.rehearsing:.0%}" for pace in paces),
        joined(f"{pace.compiling * 1e3:,.1f}" for pace in paces) + " ms",
    )
    yield Row(
        "Brain: one decision, in shares of a rehearsal",
        joined(f"{pace.running / pace.advances / pace.rehearsing:.1%}" for pace in paces),
        joined(f"{pace.running / pace.advances * 1e3:,.2f}" for pace in paces) + " ms",
    )


def measure(servers: int, waves: int) -> Pace:
    plan, inventory = an_estate(servers, waves)

    def compile_it() -> Schedule | None:
        return compile_plan(plan, inventory, Limits()).schedule

    schedule = compile_it()
    if schedule is None:
        message = f"The plan of {servers} servers has errors."
        raise ValueError(message)
    durations = Durations(Timings(), seed=0)
    run = run_virtually(schedule, durations, NOW)
    return Pace(
        servers=servers,
        compiling=fastest(compile_it),
        running=fastest(lambda: run_virtually(schedule, durations, NOW)),
        rehearsing=fastest(lambda: rehearse(schedule, Timings(), NOW)),
        advances=run.advances,
    )
