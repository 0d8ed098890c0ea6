"""The dependency graph over wave names. It answers questions and judges nothing."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from recovery.domain.recovery_plan import Wave

Dependencies = Mapping[str, tuple[str, ...]]
"""For each wave the names of the waves it waits for."""


def dependencies(waves: Iterable[Wave]) -> Dependencies:
    """Two waves of one name count as one that waits for both their dependencies."""
    merged: dict[str, tuple[str, ...]] = {}
    for wave in waves:
        merged[wave.name] = merged.get(wave.name, ()) + wave.depends_on
    return merged


def cycles(waits_for: Dependencies) -> tuple[tuple[str, ...], ...]:
    """Cycles that share no wave, each in waiting order and from its first name in the alphabet.

    ``graphlib`` stops at the first cycle, so its waves are taken out and the rest is asked again.
    """
    rest = dict(waits_for)
    found = []
    while cycle := _first_cycle(rest):
        found.append(cycle)
        rest = {name: needed for name, needed in rest.items() if name not in cycle}
    return tuple(sorted(found))


def ancestors(name: str, waits_for: Dependencies) -> frozenset[str]:
    """Every wave that is done before this one starts; ``graphlib`` orders but has no closure."""
    found: set[str] = set()
    to_visit = list(waits_for.get(name, ()))
    while to_visit:
        if (reached := to_visit.pop()) not in found:
            found.add(reached)
            to_visit.extend(waits_for.get(reached, ()))
    return frozenset(found)


def _first_cycle(waits_for: Dependencies) -> tuple[str, ...]:
    """Sorted, because the cycle that ``graphlib`` meets first depends on the order it is fed in."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for name in sorted(waits_for):
        sorter.add(name, *sorted(waits_for[name]))
    try:
        sorter.prepare()
    except CycleError as error:
        return _from_first_name(error.args[1])
    return ()


def _from_first_name(closed: list[str]) -> tuple[str, ...]:
    """``graphlib`` repeats the first name at the end and puts what is waited for first."""
    waiting = closed[:0:-1]
    start = waiting.index(min(waiting))
    return tuple(waiting[start:] + waiting[:start])
