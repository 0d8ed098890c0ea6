"""A clock that stands until it is moved, ids that count, and an engine that only remembers."""

from collections import Counter
from datetime import datetime, timedelta
from threading import Lock

from recovery.domain.errors import Busy
from recovery.ports.engine import Driven
from recovery.ports.paging import Page, PageRequest
from tests.support.builders import NOON


class StandingClock:
    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def forward(self, by: timedelta) -> None:
        self.at += by


class CountedIds:
    """g-1, g-2, …: each prefix counts by itself."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()
        self._lock = Lock()

    def new(self, prefix: str) -> str:
        with self._lock:
            self._given[prefix] += 1
            return f"{prefix}-{self._given[prefix]}"


class RememberingEngine:
    def __init__(self) -> None:
        self.begun: list[str] = []
        self.woken: list[str] = []
        self.retired: list[str] = []
        self.dead: set[str] = set()
        self.due: dict[str, datetime] = {}
        self.is_busy = False

    def begin(self, execution_id: str) -> None:
        if self.is_busy:
            raise Busy("Too many executions begin at once. This one begins a little later.")
        self.begun.append(execution_id)

    def wake(self, execution_id: str) -> None:
        self.woken.append(execution_id)

    def listen(self, execution_id: str) -> bool:
        was_woken = execution_id in self.woken
        self.woken = [id_ for id_ in self.woken if id_ != execution_id]
        return was_woken

    def retire(self, execution_id: str) -> bool:
        is_over = execution_id not in self.woken
        if is_over:
            self.retired.append(execution_id)
        return is_over

    def run_again(self, execution_id: str, *, after: int) -> None:
        self.begun.append(f"{execution_id}-{after + 1}")

    def active(self, request: PageRequest) -> Page[Driven]:
        found = [id_ for id_ in self.begun if id_ not in self.retired][: request.limit]
        driven = (Driven(execution_id=id_, due_at=self.due.get(id_)) for id_ in found)
        return Page(items=tuple(driven))

    def revive(self, execution_id: str) -> bool:
        """Those that a test says are dead."""
        is_dead = execution_id in self.dead
        self.dead.discard(execution_id)
        return is_dead
