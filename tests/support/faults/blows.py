"""Which faults are tried where: all that a clean run was seen to call, by every way to break.

A call that is made often is hit at its first, its second and its last time.
"""

from collections.abc import Iterator

from tests.support.faults.points import Blow, Fault, Point, Work

_READING = ("Batch", "Describe", "Get", "List", "Query")
_OFTEN = 2


def blows(points: list[Point]) -> list[Blow]:
    """``points``: those that a clean run passes."""
    last = {(point.work, point.call): point.occurrence for point in points}
    return [
        Blow(Point(work, call, occurrence), fault)
        for (work, call), times in last.items()
        if work is not Work.API
        for occurrence in sorted({1, min(_OFTEN, times), times})
        for fault in _faults(Point(work, call, occurrence))
    ]


def _faults(point: Point) -> Iterator[Fault]:
    """Death after a read is death before what comes next, and botocore repeats it if it is lost."""
    yield Fault.DIES_BEFORE
    if not is_read(point.call):
        yield from (Fault.DIES_AFTER, Fault.REPLY_LOST)
    yield from (Fault.NO_REPLY, Fault.THROTTLED)
    if point.occurrence == 1:
        yield from (Fault.DENIED, Fault.RIVAL)


def is_read(call: str) -> bool:
    return call.partition(".")[2].startswith(_READING)
