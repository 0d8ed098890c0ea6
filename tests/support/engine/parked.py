"""The engine in virtual time: who waits is parked here, with the rules of the WAKE item."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from recovery.ports.engine import Driven
from recovery.ports.paging import Page, PageRequest
from tests.support.engine.tally import Tally
from tests.support.engine.virtual_time import Nap, Process, VirtualTime

Drive = Callable[[str, int], Process]
"""Of an execution, by a run of the state machine."""


@dataclass
class _Wake:
    is_due: bool = False
    is_active: bool = True
    run: int = 1
    nap: Nap | None = None
    due_at: datetime | None = None
    process: Process | None = None


class ParkingEngine:
    """``drive`` is set before anything begins."""

    drive: Drive

    def __init__(self, time: VirtualTime, tally: Tally) -> None:
        self._time = time
        self._tally = tally
        self._wakes: dict[str, _Wake] = {}

    @property
    def is_driving(self) -> bool:
        return any(wake.process for wake in self._wakes.values())

    def begin(self, execution_id: str) -> None:
        if execution_id not in self._wakes:
            self._wakes[execution_id] = _Wake()
            self._start(execution_id)

    def wake(self, execution_id: str) -> None:
        self._tally.wake_items["note"] += 1
        wake = self._wakes[execution_id]
        wake.is_due = wake.is_active = True
        if not (wake.nap and wake.nap.end()):
            self._make_sure(execution_id)

    def listen(self, execution_id: str) -> bool:
        self._tally.wake_items["listen"] += 1
        wake = self._wakes[execution_id]
        was_woken, wake.is_due, wake.nap = wake.is_due, False, None
        return was_woken

    def retire(self, execution_id: str) -> bool:
        self._tally.wake_items["retire"] += 1
        wake = self._wakes[execution_id]
        wake.is_active = wake.is_active and wake.is_due
        return not wake.is_due

    def run_again(self, execution_id: str, *, after: int) -> None:
        self._tally.wake_items["next run"] += 1
        wake = self._wakes[execution_id]
        if wake.run == after:
            wake.run = after + 1
            self._start(execution_id)

    def active(self, request: PageRequest) -> Page[Driven]:
        assert request.token is None
        return Page(
            items=tuple(
                Driven(execution_id=id_, due_at=wake.due_at)
                for id_, wake in self._wakes.items()
                if wake.is_active
            )
        )

    def revive(self, execution_id: str) -> bool:
        return self._make_sure(execution_id)

    def park(self, execution_id: str, nap: Nap) -> bool:
        """What the state machine does itself; False: somebody came first."""
        self._tally.wake_items["park"] += 1
        wake = self._wakes[execution_id]
        if wake.is_due:
            return False
        wake.nap, wake.due_at = nap, self._time.now() + nap.within
        return True

    def ended(self, execution_id: str, run: int) -> None:
        """The run of the state machine is over, however it ended."""
        if self._wakes[execution_id].run == run:
            self._wakes[execution_id].process = None

    def stop(self, execution_id: str) -> None:
        """Somebody stops the run; nothing of it goes on."""
        wake = self._wakes[execution_id]
        if wake.process:
            wake.process.close()
            wake.process = wake.nap = None

    def _make_sure(self, execution_id: str) -> bool:
        wake = self._wakes[execution_id]
        if wake.process:
            return False
        self.run_again(execution_id, after=wake.run)
        return True

    def _start(self, execution_id: str) -> None:
        wake = self._wakes[execution_id]
        process = wake.process = self.drive(execution_id, wake.run)
        self._time.after(timedelta(), lambda: self._time.follow(process))
