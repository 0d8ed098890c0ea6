"""Looks at what an execution watches; what can't be read now is read the next time.

At each job in DRS when it is time, at machines whenever somebody looks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

from pydantic import AwareDatetime

from recovery.domain.brain.drs_looks import Looked, next_drs_looks, room_in
from recovery.domain.brain.watch import Watched, WatchedInstance, watched
from recovery.domain.errors import LocationUnreachable
from recovery.domain.execution.blind_spot import Subject
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import Fact, LookEnded
from recovery.domain.value import Location, Value
from recovery.ports.engine_room import DecidingRoom

_TOGETHER = timedelta(seconds=5)
"""What is nearly due is looked at in the same request."""


class _Look(NamedTuple):
    location: Location
    subject: Subject
    see: Callable[[], tuple[Fact, ...]]


class _Located(Protocol):
    @property
    def location(self) -> Location: ...


_Watched = TypeVar("_Watched", bound=_Located)


class Seen(Value):
    facts: tuple[Fact, ...] = ()
    troubles: tuple[str, ...] = ()
    """Accounts and Regions that did not answer, and why."""
    looked: Mapping[str, AwareDatetime] | None = None
    """When each job in DRS was looked at the last time; None: all of them have to be now."""


def look(room: DecidingRoom, execution: Execution, looked: Looked | None) -> Seen:
    """Place by place, so that one that does not answer hides none of the others."""
    now, wanted = room.clock.now(), watched(execution)
    names = _in_drs(wanted)
    due = names if looked is None else names & _due(execution, looked, now)
    looks = (
        *_looks_at_drs(room, execution, wanted, due),
        *_looks_at_machines(room, wanted),
    )
    kept = {name: at for name, at in (looked or {}).items() if name in names}
    return _seen(room, execution, looks).changed(looked={**kept, **dict.fromkeys(due, now)})


def look_for_capacity(room: DecidingRoom, execution: Execution, places: Iterable[Location]) -> Seen:
    """Who else is there: asked right before something is launched."""
    return _seen(room, execution, (_look_at_others(room, execution, place) for place in places))


def _in_drs(wanted: Watched) -> set[str]:
    return {*(job.key for job in wanted.jobs), *map(room_in, wanted.capacity)}


def _due(execution: Execution, looked: Looked, now: datetime) -> set[str]:
    """Jobs that were given up have no time of their own: they are looked at now and then."""
    moments = next_drs_looks(execution, looked)
    is_due = any(moment <= now for moment in moments.values())
    due = {name for name, moment in moments.items() if moment <= now + _TOGETHER}
    now_and_then = execution.settings.polls.overdue
    others = {name for name, at in looked.items() if at + now_and_then <= now}
    return others - moments.keys() | (due if is_due else set())


def _looks_at_drs(
    room: DecidingRoom, execution: Execution, wanted: Watched, due: set[str]
) -> Iterator[_Look]:
    for place, jobs in _by_place(job for job in wanted.jobs if job.key in due):
        yield _Look(place, Subject.JOBS, partial(room.observer.jobs, place, jobs))
    for place in wanted.capacity:
        if room_in(place) in due:
            yield _look_at_others(room, execution, place)


def _looks_at_machines(room: DecidingRoom, wanted: Watched) -> Iterator[_Look]:
    for place, runs in _by_place(wanted.runs):
        yield _Look(place, Subject.RUNS, partial(room.observer.runs, place, runs))
    for place, instances in _by_place(wanted.instances):
        see = partial(_instances, room, place, instances)
        yield _Look(place, Subject.INSTANCES, see)


def _instances(
    room: DecidingRoom, place: Location, instances: tuple[WatchedInstance, ...]
) -> tuple[Fact, ...]:
    return (room.observer.instances(place, [each.instance_id for each in instances]),)


def _look_at_others(room: DecidingRoom, execution: Execution, place: Location) -> _Look:
    return _Look(place, Subject.CAPACITY, partial(_capacity, room, execution, place))


def _capacity(room: DecidingRoom, execution: Execution, place: Location) -> tuple[Fact, ...]:
    return (room.observer.capacity(place, execution.execution_id),)


def _seen(room: DecidingRoom, execution: Execution, looks: Iterable[_Look]) -> Seen:
    facts: list[Fact] = []
    troubles: list[str] = []
    blind = {(spot.location, spot.subject) for spot in execution.blind_spots}
    for place, subject, see in looks:
        ended = LookEnded(at=room.clock.now(), location=place, subject=subject)
        try:
            facts.extend(see())
        except LocationUnreachable as error:
            troubles.append(f"{error}")
            facts.append(ended.changed(trouble=f"{error}"))
        else:
            facts.extend([ended] if (place, subject) in blind else [])
    return Seen(facts=tuple(facts), troubles=tuple(dict.fromkeys(troubles)))


def _by_place(all_watched: Iterable[_Watched]) -> Iterator[tuple[Location, tuple[_Watched, ...]]]:
    """One request for all that is watched in a place."""
    places: dict[Location, list[_Watched]] = {}
    for each in all_watched:
        places.setdefault(each.location, []).append(each)
    return ((place, tuple(found)) for place, found in places.items())
