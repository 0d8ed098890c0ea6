"""Saving while others save in the same account and Region: the roster is read and tried again."""

from collections.abc import Callable

from recovery.domain.errors import Busy, ConcurrentChange
from recovery.domain.roster import Roster
from recovery.domain.value import Location
from recovery.ports.product import Ports

_ATTEMPTS = 5


def with_roster(
    ports: Ports,
    location: Location,
    save: Callable[[Roster], None],
    *,
    refuse_stale: Callable[[], None],
) -> None:
    """``refuse_stale`` raises where not the roster but the thing itself has changed meanwhile."""
    for _ in range(_ATTEMPTS):
        try:
            save(ports.groups.roster(location))
        except ConcurrentChange:
            refuse_stale()
        else:
            return
    raise Busy(f"Too many people change groups in {location} at once. Try again in a moment.")
