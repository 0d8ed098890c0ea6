"""How near drills come to the shortest time there is, and what they ask of AWS for it."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from benchmarks.drills import SIZES, Outcome, Size, Trial, drill
from benchmarks.scale import Scale
from benchmarks.table import Row, joined, weighed
from benchmarks.usage import used_in

CHAIN, GRAPH = Size(12, 3), Size(300, 20)
SEEDS = range(3)


class Rival(NamedTuple):
    """drs-plan-automation of AWS Samples, measured over the same simulated DRS.

    It looks every 30 seconds, runs its waves one after the other, checks no health, and fails above
    200 servers.
    """

    chain: float = 1.009
    graph: float = 2.28
    drs_calls_a_wave: int = 88


RIVAL = Rival()
_EVENTS = "of 25,000 history events, after which another run goes on"


class Weighed(NamedTuple):
    outcome: Outcome
    scale: Scale


@cache
def weighed_drill(trial: Trial) -> Weighed:
    scale = Scale()
    return Weighed(drill(trial, scale), scale)


def pace() -> Iterator[Row]:
    yield _each(
        "Drill: time ÷ critical path",
        lambda drilled: f"{drilled.outcome.ratio:.3f}",
        "1 is an orchestrator that knows everything at once",
    )
    for name, size, rival in (("chain", CHAIN, RIVAL.chain), ("graph", GRAPH, RIVAL.graph)):
        heard, deaf = (_pace(size, is_deaf=is_deaf) for is_deaf in (False, True))
        yield Row(
            f"the same, {size.servers} servers in {size.waves} waves, a {name}",
            f"{heard:.3f}, without any event of AWS {deaf:.3f}",
            f"drs-plan-automation {rival}",
        )


def calls() -> Iterator[Row]:
    yield _each(
        "Drill: calls to DRS for each wave",
        lambda drilled: f"{drilled.outcome.drs_calls_a_wave:.0f}",
        f"drs-plan-automation {RIVAL.drs_calls_a_wave}, and it fails above 200 servers",
    )
    yield _each(
        "Drill: calls to DRS, EC2 and Systems Manager",
        lambda drilled: f"{drilled.outcome.aws.total():,}",
    )
    yield _each(
        "Drill: state transitions",
        lambda drilled: f"{drilled.outcome.tally.transitions:,}",
        f"runs: {_runs()}, {_EVENTS}",
    )
    yield _each(
        "Drill: Lambda invocations",
        lambda drilled: f"{drilled.outcome.tally.functions.total():,}",
        "decide, perform, events",
    )
    yield _each("Drill: DynamoDB, units read", lambda drilled: _units(drilled, "read_units"))
    yield _each("Drill: DynamoDB, units written", lambda drilled: _units(drilled, "write_units"))


def of_each_size() -> Iterator[Weighed]:
    return (weighed_drill(Trial(size)) for size in SIZES)


def _each(what: str, told: Callable[[Weighed], str], beside: str = "") -> Row:
    return Row(what, joined(map(told, of_each_size())), beside)


def _units(drilled: Weighed, key: str) -> str:
    return weighed(used_in(*drilled)[key])


def _runs() -> str:
    return joined(str(drilled.outcome.tally.states["Begin"]) for drilled in of_each_size())


@cache
def _pace(size: Size, *, is_deaf: bool) -> float:
    trials = [Trial(size, seed=seed, is_deaf=is_deaf) for seed in SEEDS]
    return sum(drill(trial).ratio for trial in trials) / len(trials)
