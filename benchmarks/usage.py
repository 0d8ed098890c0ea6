"""What a drill uses of everything that AWS asks money for; by the keys of the price list.

Counted in virtual time, but for what is said in ``assumptions.py``.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import ceil

from benchmarks.assumptions import (
    BILLED_SECONDS,
    BYTES_A_HISTORY_EVENT,
    BYTES_OF_LOG,
    GIGABYTE,
    KEY_SECONDS,
)
from benchmarks.drills import Outcome
from benchmarks.functions import memory
from benchmarks.prices import HOURS
from benchmarks.scale import Scale
from benchmarks.weighing import wake_units
from tests.support.measured import measured

Usage = Mapping[str, float]
_HISTORY = Counter({"Decide": 5, "What next?": 2, "Wait for progress": 6, "Perform": 4})
"""Events that Step Functions writes for one pass through a state."""
_COMMAND = 9
"""Likewise for one of the commands that are performed side by side."""
_RUN = 6
"""Likewise for the beginning and the end of a run."""


def used_in(outcome: Outcome, scale: Scale) -> Usage:
    tally, functions = outcome.tally, outcome.tally.functions
    units = wake_units(outcome.execution)
    wakes = sum(number * units[verb] for verb, number in tally.wake_items.items())
    notices = len(outcome.engine.notices.published)
    logged = history_events(tally.states) * BYTES_A_HISTORY_EVENT
    return total(
        invoked(functions),
        {
            "transitions": tally.transitions,
            "read_units": scale.reads,
            "write_units": scale.writes + wakes,
            "log_gb": logged / GIGABYTE,
            "metrics": _metric_months(outcome),
            "notices": notices,
            "mails": notices,
            "key_requests": 2 * notices + len(functions) * outcome.took / KEY_SECONDS,
        },
    )


def invoked(functions: Mapping[str, float]) -> Usage:
    """By name; each as if it were traced by itself, which is the most there can be."""
    number = sum(functions.values())
    seconds = (memory(name) * BILLED_SECONDS[name] * times for name, times in functions.items())
    return {
        "invocations": number,
        "gb_seconds": sum(seconds),
        "log_gb": number * BYTES_OF_LOG / GIGABYTE,
        "traces": number,
    }


def history_events(states: Counter[str]) -> int:
    passed = sum(_HISTORY[state] * times for state, times in states.items())
    return passed + _COMMAND * states["Which command?"] + _RUN * states["Begin"]


def total(*usages: Usage) -> Usage:
    """Everything together."""
    keys: Iterable[str] = dict.fromkeys(key for usage in usages for key in usage)
    return {key: sum(usage.get(key, 0) for usage in usages) for key in keys}


def times(factor: float, usage: Usage) -> Usage:
    return {key: factor * amount for key, amount in usage.items()}


def _metric_months(outcome: Outcome) -> float:
    """A metric costs something in the hours in which it is told."""
    told = {metric.name for metric in measured()["decide"]}
    return len(told) * ceil(outcome.took.total_seconds() / 3600) / HOURS
