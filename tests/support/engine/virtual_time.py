"""Whatever waits in virtual time: what is planned, what naps until it is woken, and the twin."""

from collections.abc import Callable, Generator
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from localcloud.clock import VirtualClock
from localcloud.world import World


class Nap:
    """Ends by itself, or when somebody ends it."""

    def __init__(self, within: timedelta) -> None:
        self.within = within
        self._go_on: Callable[[], None] | None = None

    def begin(self, go_on: Callable[[], None]) -> None:
        self._go_on = go_on

    def end(self) -> bool:
        """False: it was over already."""
        go_on, self._go_on = self._go_on, None
        if go_on is None:
            return False
        go_on()
        return True


Process = Generator[Nap, None, None]


class VirtualTime:
    """Carries out everything at its moment; the twin's own future comes first."""

    def __init__(self, clock: VirtualClock, world: World) -> None:
        self._clock = clock
        self._world = world
        self._due: list[tuple[datetime, int, Callable[[], object]]] = []
        self._order = count()

    def now(self) -> datetime:
        return self._clock.now()

    def after(self, within: timedelta, happen: Callable[[], object]) -> None:
        heappush(self._due, (self.now() + within, next(self._order), happen))

    def follow(self, process: Process) -> None:
        """Whatever it does happens at this moment, or when its naps end."""
        nap = next(process, None)
        if nap is not None:
            nap.begin(lambda: self.after(timedelta(), lambda: self.follow(process)))
            self.after(nap.within, nap.end)

    def run_while(self, is_wanted: Callable[[], bool]) -> None:
        while self._due and is_wanted():
            self._go_on()

    def _go_on(self) -> None:
        ours, theirs = self._due[0][0], self._world.agenda.next_at
        moment = min(ours, theirs) if theirs else ours
        self._clock.advance(max((moment - self.now()).total_seconds(), 0))
        self._world.agenda.run_due()
        while self._due and self._due[0][0] <= self.now():
            _, _, happen = heappop(self._due)
            happen()
