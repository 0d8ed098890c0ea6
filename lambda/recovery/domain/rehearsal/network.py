"""A rehearsed run as a network of activities: each begins when all those before it have ended.

The run itself shows who waited for whom, for a dependency or for room under a quota. On the
network it is cheap to ask how the end would move if durations, links or quotas were others.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from recovery.domain.rehearsal.timeline import Stage


class Because(Enum):
    STAGE = "STAGE"
    DEPENDENCY = "DEPENDENCY"
    QUOTA = "QUOTA"


class Link(NamedTuple):
    """``before`` counts in the network; a quota is free again once the servers are launched."""

    before: int
    because: Because


class Lasting(NamedTuple):
    """In seconds. Only launches have a first end of their own: launched, and then healthy.

    A job that its wave has given up is launched after the wave has ended.
    """

    launched: float
    ended: float


class Activity(NamedTuple):
    wave: int
    stage: Stage
    starts_at: float
    lasting: Lasting
    after: tuple[Link, ...]
    server_ids: tuple[str, ...] = ()

    @property
    def launched_at(self) -> float:
        return self.starts_at + self.lasting.launched

    @property
    def ends_at(self) -> float:
        return self.starts_at + self.lasting.ended


Network = Sequence[Activity]
"""In an order in which nothing comes before what it waits for."""


def end_of(network: Network, durations: Iterable[Lasting]) -> float:
    """When all has ended, with these durations."""
    launched: list[float] = []
    ended: list[float] = []
    for activity, lasting in zip(network, durations, strict=True):
        start = 0.0
        for link in activity.after:
            ends = launched if link.because is Because.QUOTA else ended
            start = max(start, ends[link.before])
        launched.append(start + lasting.launched)
        ended.append(start + lasting.ended)
    return max(ended, default=0.0)


def without(network: Network, dropped: Callable[[Activity, Link], bool]) -> Network:
    """The same activities, each as soon as the links that are left let it begin."""
    moved: list[Activity] = []
    for activity in network:
        after = tuple(link for link in activity.after if not dropped(activity, link))
        starts_at = max((_released_at(moved, link) for link in after), default=0.0)
        moved.append(activity._replace(starts_at=starts_at, after=after))
    return moved


def critical_path(network: Network) -> list[tuple[Activity, Link | None]]:
    """Back from what ended last, each time to what it waited for longest; in order of time.

    Each activity comes with the link to the one before it on the path.
    """
    path: list[tuple[Activity, Link | None]] = []
    current = max(range(len(network)), key=lambda index: network[index].ends_at, default=None)
    while current is not None:
        activity = network[current]
        link = max(activity.after, key=lambda link: _released_at(network, link), default=None)
        path.append((activity, link))
        current = link.before if link else None
    return path[::-1]


def _released_at(network: Network, link: Link) -> float:
    before = network[link.before]
    return before.launched_at if link.because is Because.QUOTA else before.ends_at
