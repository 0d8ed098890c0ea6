"""The net below the net: every minute, makes sure that each active execution is driven.

An execution without a driver is one whose state machine died or was never started. One that has a
driver and yet misses its turn is woken, and told as stuck.
"""

from collections.abc import Iterator
from datetime import timedelta

from recovery.domain.errors import Busy
from recovery.domain.value import Value
from recovery.ports.engine import Driven
from recovery.ports.engine_room import SweepingRoom
from recovery.ports.paging import PageRequest

GRACE = timedelta(minutes=10)
"""A turn and what it performs may take that long after the wait: AWS is asked again and again."""


class Swept(Value):
    """Ids of executions, by what was found and done."""

    active: tuple[str, ...] = ()
    revived: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    """AWS did not let us help. The next sweep tries again."""


def sweep(room: SweepingRoom) -> Swept:
    """One that can't be helped now keeps none of the others waiting."""
    swept = Swept()
    for driven in _active(room):
        id_ = driven.execution_id
        swept = swept.changed(active=(*swept.active, id_))
        try:
            if room.engine.revive(id_):
                swept = swept.changed(revived=(*swept.revived, id_))
            elif driven.due_at and room.clock.now() > driven.due_at + GRACE:
                room.engine.wake(id_)
                swept = swept.changed(stuck=(*swept.stuck, id_))
        except Busy:
            swept = swept.changed(failed=(*swept.failed, id_))
    return swept


def _active(room: SweepingRoom) -> Iterator[Driven]:
    request: PageRequest | None = PageRequest(limit=200)
    while request:
        page = room.engine.active(request)
        yield from page.items
        token = page.next_token
        request = request.changed(token=token) if token else None
