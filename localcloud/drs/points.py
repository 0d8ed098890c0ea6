"""Points in time of a source server, computed from the clock and its policy instead of stored.

An extended server has those of the server that replicates for it: both share one ``Replication``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from localcloud.drs.settings import PitRule
from localcloud.drs.state import SourceServer

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNIT = {
    "MINUTE": timedelta(minutes=1),
    "HOUR": timedelta(hours=1),
    "DAY": timedelta(days=1),
}


@dataclass(frozen=True)
class Point:
    point_id: str
    at: datetime
    ebs_snapshot_ids: tuple[str, ...]


def points_of(server: SourceServer, now: datetime) -> list[Point]:
    """Oldest first. A source that fell silent keeps what it had: retention counts from its end."""
    replication = server.replication
    first = replication.first_point_at
    if first is None or first > now:
        return []
    last = min(now, replication.last_point_at or now)
    policy = server.replication_configuration.pit_policy
    kept = {at for rule in policy if rule.is_enabled for at in _marks(rule, last)}
    taken = {at for at in kept if at >= first and _was_heard(server, at)}
    return [_point(server, at) for at in sorted(taken or {first})]


def latest_point(server: SourceServer, now: datetime) -> Point | None:
    points = points_of(server, now)
    return points[-1] if points else None


def is_source_silent(server: SourceServer) -> bool:
    """Nobody answers who could take a snapshot of this moment."""
    replication = server.replication
    return replication.state == "STALLED" or replication.last_point_at is not None


def _marks(rule: PitRule, last: datetime) -> Iterator[datetime]:
    step = rule.interval * _UNIT[rule.units]
    mark = last - (last - _EPOCH) % step
    oldest = last - rule.retention * _UNIT[rule.units]
    while mark > oldest:
        yield mark
        mark -= step


def _was_heard(server: SourceServer, at: datetime) -> bool:
    return not any(begin < at <= end for begin, end in server.replication.silences)


def _point(server: SourceServer, at: datetime) -> Point:
    replicating = server.staging.source_server_arn or server.arn
    taken = f"{replicating}/{at.isoformat()}"
    disks = max(len(server.machine.disks), 1)
    return Point(
        point_id="pit-" + _digest(taken),
        at=at,
        ebs_snapshot_ids=tuple("snap-" + _digest(taken, disk) for disk in range(disks)),
    )


def _digest(*names: object) -> str:
    return sha256("/".join(map(str, names)).encode()).hexdigest()[:17]
