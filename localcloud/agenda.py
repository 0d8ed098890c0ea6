"""What will happen and when: the simulation's future, carried out in order of time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from localcloud.clock import Clock


class Agenda:
    """While something happens, ``moment`` is the time it was due, however late it is carried out.

    All times in the state come from ``moment``: so a slow machine changes no recorded duration.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._due: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = count()
        self._moment: datetime | None = None

    @property
    def moment(self) -> datetime:
        return self._moment or self._clock.now()

    @property
    def next_at(self) -> datetime | None:
        """When the next of it is due."""
        return self._due[0][0] if self._due else None

    def after(self, seconds: float, happen: Callable[[], None]) -> None:
        self.at(self.moment + timedelta(seconds=seconds), happen)

    def at(self, moment: datetime, happen: Callable[[], None]) -> None:
        heappush(self._due, (moment, next(self._order), happen))

    def run_due(self) -> None:
        """Everything that is due by now; what this plans for the past happens as well."""
        while self._due and self._due[0][0] <= self._clock.now():
            self._moment, _, happen = heappop(self._due)
            try:
                happen()
            finally:
                self._moment = None
