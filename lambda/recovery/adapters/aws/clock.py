"""The time of the machine, or one that runs faster: whichever the surroundings say."""

from datetime import UTC, datetime

from recovery.ports.clock import Clock


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251  here real time comes in


class ScaledClock:
    """The local cloud's: everything there runs on it, so a drill of minutes takes seconds."""

    def __init__(self, *, origin: datetime, speed: float, real: Clock) -> None:
        self._origin = origin
        self._speed = speed
        self._real = real

    def now(self) -> datetime:
        return self._origin + (self._real.now() - self._origin) * self._speed


def clock_of(origin: datetime | None, speed: float) -> Clock:
    """AWS states no origin: its time is that of everybody."""
    if origin is None:
        return SystemClock()
    return ScaledClock(origin=origin, speed=speed, real=SystemClock())
