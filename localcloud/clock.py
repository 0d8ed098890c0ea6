"""One clock for everything that the local cloud simulates: scaled for people, virtual for tests."""

from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime: ...


class ScaledClock:
    """Begins at the real time and runs ``speed`` times as fast."""

    def __init__(self, *, speed: float = 1.0, origin: datetime | None = None) -> None:
        self.speed = speed
        self.origin = origin or datetime.now(UTC)  # noqa: TID251  here real time comes in
        self._began = monotonic()

    def now(self) -> datetime:
        return self.origin + timedelta(seconds=(monotonic() - self._began) * self.speed)


class VirtualClock:
    """Stands still until it is told to go on."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
