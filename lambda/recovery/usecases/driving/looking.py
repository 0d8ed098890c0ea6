"""Looks at everything that an execution watches; what can't be read now is read the next time."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Protocol, TypeVar

from recovery.domain.brain.watch import WatchedInstance, watched
from recovery.domain.errors import LocationUnreachable
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import Fact
from recovery.domain.value import Location, Value
from recovery.ports.engine_room import EngineRoom

_Look = Callable[[], tuple[Fact, ...]]


class _Located(Protocol):
    @property
    def location(self) -> Location: ...


_Watched = TypeVar("_Watched", bound=_Located)


class Seen(Value):
    facts: tuple[Fact, ...] = ()
    troubles: tuple[str, ...] = ()
    """Accounts and Regions that did not answer, and why."""


def look(room: EngineRoom, execution: Execution) -> Seen:
    """Place by place, so that one that does not answer hides none of the others."""
    return _seen(_looks(room, execution))


def look_for_capacity(room: EngineRoom, execution: Execution, places: Iterable[Location]) -> Seen:
    """Who else is there: asked right before something is launched."""
    return _seen(partial(_capacity, room, execution, place) for place in places)


def _looks(room: EngineRoom, execution: Execution) -> Iterator[_Look]:
    wanted, observer = watched(execution), room.observer
    for place, jobs in _by_place(wanted.jobs):
        yield partial(observer.jobs, place, jobs)
    for place, runs in _by_place(wanted.runs):
        yield partial(observer.runs, place, runs)
    for place, instances in _by_place(wanted.instances):
        yield partial(_instances, room, place, instances)
    for place in wanted.capacity:
        yield partial(_capacity, room, execution, place)


def _instances(
    room: EngineRoom, place: Location, instances: tuple[WatchedInstance, ...]
) -> tuple[Fact, ...]:
    return (room.observer.instances(place, [each.instance_id for each in instances]),)


def _capacity(room: EngineRoom, execution: Execution, place: Location) -> tuple[Fact, ...]:
    return (room.observer.capacity(place, execution.execution_id),)


def _seen(looks: Iterable[_Look]) -> Seen:
    facts: list[Fact] = []
    troubles: list[str] = []
    for each in looks:
        try:
            facts.extend(each())
        except LocationUnreachable as error:
            troubles.append(f"{error}")
    return Seen(facts=tuple(facts), troubles=tuple(dict.fromkeys(troubles)))


def _by_place(all_watched: Iterable[_Watched]) -> Iterator[tuple[Location, tuple[_Watched, ...]]]:
    """One request for all that is watched in a place."""
    places: dict[Location, list[_Watched]] = {}
    for each in all_watched:
        places.setdefault(each.location, []).append(each)
    return ((place, tuple(found)) for place, found in places.items())
