"""How findings and reasons name servers, numbers and times, so that all of them read alike."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

_SPELLED_OUT = 5
_UNITS = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))


class Named(Protocol):
    @property
    def server_id(self) -> str: ...

    @property
    def hostname(self) -> str: ...


def named(server: Named) -> str:
    return f"{server.hostname} ({server.server_id})"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    shown = ", ".join(names[:_SPELLED_OUT])
    more = len(names) - _SPELLED_OUT
    return f"{shown} and {more} more" if more > 0 else shown


def spoken(duration: timedelta) -> str:
    """Its two largest units: ``2 h 5 min``."""
    rest = int(duration.total_seconds())
    parts = []
    for seconds, unit in _UNITS:
        number, rest = divmod(rest, seconds)
        if number:
            parts.append(f"{number} {unit}")
    return " ".join(parts[:2]) or "0 s"
