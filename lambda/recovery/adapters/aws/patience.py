"""How long one request may take in all: API Gateway gives up after 29 seconds.

In real time, and for the whole process: a function answers one request at a time.
"""

from datetime import timedelta
from math import inf
from time import monotonic


class Patience:
    def __init__(self) -> None:
        self._end = inf

    @property
    def seconds_left(self) -> float:
        return max(0.0, self._end - monotonic())

    def begin(self, within: timedelta) -> None:
        """From now on nothing that is read may take longer than that, all together."""
        self._end = monotonic() + within.total_seconds()


PATIENCE = Patience()
"""Without an end until somebody begins: an execution has all the time that it needs."""
