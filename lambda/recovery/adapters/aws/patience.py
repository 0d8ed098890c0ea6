"""How long one request may take in all: API Gateway gives up after 29 seconds.

In real time, and for the whole process: a function answers one request at a time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from math import inf
from time import monotonic


class Patience:
    def __init__(self) -> None:
        self._end = inf

    @property
    def seconds_left(self) -> float:
        return max(0.0, self._end - monotonic())

    @contextmanager
    def lasting(self, within: timedelta) -> Iterator[None]:
        """Inside, all that is read may take no longer than that together."""
        self._end = monotonic() + within.total_seconds()
        try:
            yield
        finally:
            self._end = inf


PATIENCE = Patience()
"""Without an end where nobody sets one: an execution has all the time that it needs."""
