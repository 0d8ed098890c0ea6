"""To which moment servers are recovered: pins recovery points to a schedule."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal, assert_never

from pydantic import Field

from recovery.domain.errors import ServersUnknown
from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.inventory import Inventory, RecoveryPoint
from recovery.domain.planning.schedule import Schedule, ScheduledServer, ScheduledWave
from recovery.domain.value import Moment, ServerId, SnapshotId, Value
from recovery.domain.wording import named


class Latest(Value):
    kind: Literal["LATEST"] = "LATEST"


class SnapshotPerServer(Value):
    """Servers that are not named get the most recent data."""

    kind: Literal["SNAPSHOT_PER_SERVER"] = "SNAPSHOT_PER_SERVER"
    snapshots: Annotated[Mapping[ServerId, SnapshotId], Field(min_length=1)]


class NotAfter(Value):
    """Before the damage: each server gets its newest recovery point up to this moment."""

    kind: Literal["NOT_AFTER"] = "NOT_AFTER"
    at: Moment


PointInTime = Annotated[Latest | SnapshotPerServer | NotAfter, Field(discriminator="kind")]


class Pinned(Value):
    """``points`` are the chosen ones; a server without has the most recent data or a finding."""

    schedule: Schedule
    points: Mapping[ServerId, RecoveryPoint] = {}
    findings: tuple[Finding, ...] = ()

    @property
    def skew(self) -> timedelta | None:
        """How far apart the chosen points are: servers that share data may disagree by this."""
        times = [point.taken_at for point in self.points.values()]
        return max(times) - min(times) if times else None


def pin(schedule: Schedule, point_in_time: PointInTime, inventory: Inventory) -> Pinned:
    """The inventory must hold recovery points: those that nobody looked up count as gone."""
    _refuse_strangers(schedule, point_in_time)
    points: dict[ServerId, RecoveryPoint] = {}
    findings = []
    for scheduled in schedule.waves:
        for server in scheduled.servers.values():
            known = inventory.by_id[server.server_id].recovery_points or ()
            chosen = _chosen(server, point_in_time, known)
            if isinstance(chosen, RecoveryPoint):
                points[server.server_id] = chosen
            elif chosen:
                findings.append(chosen.changed(wave=scheduled.name))
    waves = tuple(_with_snapshots(scheduled, points) for scheduled in schedule.waves)
    pinned = schedule.changed(waves=waves)
    return Pinned(schedule=pinned, points=points, findings=tuple(findings))


def _refuse_strangers(schedule: Schedule, point_in_time: PointInTime) -> None:
    if not isinstance(point_in_time, SnapshotPerServer):
        return
    if unknown := point_in_time.snapshots.keys() - schedule.server_ids:
        raise ServersUnknown(unknown, where=f"the schedule of plan {schedule.plan_name}")


def _chosen(
    server: ScheduledServer, point_in_time: PointInTime, known: tuple[RecoveryPoint, ...]
) -> RecoveryPoint | Finding | None:
    match point_in_time:
        case Latest():
            return None
        case SnapshotPerServer(snapshots=snapshots):
            wanted = snapshots.get(server.server_id)
            found = next((point for point in known if point.snapshot_id == wanted), None)
            return found or (_gone(server, wanted) if wanted else None)
        case NotAfter(at=at):
            old_enough = [point for point in known if point.taken_at <= at]
            newest = max(old_enough, key=_age_order, default=None)
            return newest or _too_early(server, at)
        case _:
            assert_never(point_in_time)


def _age_order(point: RecoveryPoint) -> tuple[datetime, SnapshotId]:
    return point.taken_at, point.snapshot_id


def _gone(server: ScheduledServer, snapshot_id: SnapshotId) -> Finding:
    return Finding(
        code=FindingCode.RECOVERY_POINT_GONE,
        severity=Severity.BLOCKER,
        thing=server.server_id,
        fact=f"Recovery point {snapshot_id} of server {named(server)} is not there any more.",
        fix="Choose another recovery point or start without the server.",
    )


def _too_early(server: ScheduledServer, at: datetime) -> Finding:
    return Finding(
        code=FindingCode.POINT_IN_TIME_TOO_EARLY,
        severity=Severity.BLOCKER,
        thing=server.server_id,
        fact=f"Server {named(server)} has no recovery point up to {at.isoformat()}.",
        fix="Choose a later time or start without the server.",
    )


def _with_snapshots(
    scheduled: ScheduledWave, points: Mapping[ServerId, RecoveryPoint]
) -> ScheduledWave:
    servers = {
        server_id: server.changed(snapshot_id=points[server_id].snapshot_id)
        if server_id in points
        else server
        for server_id, server in scheduled.servers.items()
    }
    return scheduled.changed(servers=servers)
