"""Many calls at once, and an end to waiting for them."""

from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from datetime import timedelta
from time import monotonic
from typing import TypeVar

from recovery.adapters.aws.patience import PATIENCE
from recovery.domain.errors import LocationUnreachable
from recovery.domain.value import Location

K = TypeVar("K")
V = TypeVar("V")
INTERACTIVE = timedelta(seconds=20)
"""For one kind of thing in one place, if the patience with the whole request allows it."""


class Deadline:
    """In real seconds, however fast the product's clock runs: somebody is waiting."""

    def __init__(self, within: timedelta) -> None:
        self._end = monotonic() + min(within.total_seconds(), PATIENCE.seconds_left)

    @property
    def seconds_left(self) -> float:
        return max(0.0, self._end - monotonic())

    def at_most(self, within: timedelta) -> "Deadline":
        """The earlier one."""
        return Deadline(min(within, timedelta(seconds=self.seconds_left)))


def side_by_side(
    calls: Mapping[K, Callable[[], V]], deadline: Deadline, *, at_once: int
) -> dict[K, V]:
    """What has answered in time. The first exception is raised at once.

    Who has not answered is not waited for: its thread ends when its request does.
    """
    if not calls or not deadline.seconds_left:
        return {}
    pool = ThreadPoolExecutor(min(at_once, len(calls)), thread_name_prefix="side-by-side")
    futures = {key: pool.submit(call) for key, call in calls.items()}
    wait(futures.values(), deadline.seconds_left, FIRST_EXCEPTION)
    pool.shutdown(wait=False, cancel_futures=True)
    return {
        key: future.result()
        for key, future in futures.items()
        if future.done() and not future.cancelled()
    }


def all_in_time(
    calls: Mapping[K, Callable[[], V]], location: Location, *, at_once: int
) -> dict[K, V]:
    """Likewise, for whoever needs all of them. Raises LocationUnreachable."""
    found = side_by_side(calls, Deadline(INTERACTIVE), at_once=at_once)
    if len(found) < len(calls):
        reason = "AWS did not answer in time. Ask for less, or try again."
        raise LocationUnreachable(location, reason, why="TIMEOUT")
    return found


def in_time(call: Callable[[], V], location: Location) -> V:
    """Likewise, a single call."""
    return all_in_time({location: call}, location, at_once=1)[location]
