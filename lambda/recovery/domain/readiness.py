"""Can DRS launch this server now, and if not, why. Lag and stalling do not forbid it.

In a real disaster the source site is gone and every server is stalled: a rule that asks for
continuous replication would refuse recovery exactly when it is needed.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from enum import StrEnum

from recovery.domain.inventory import Replication, SourceServer
from recovery.domain.wording import spoken

_GONE = (Replication.STOPPED, Replication.DISCONNECTED)
_UNEVENTFUL = (Replication.CONTINUOUS, Replication.CREATING_SNAPSHOT, Replication.BACKLOG)
_LARGE_LAG = timedelta(minutes=5)


class ObstacleKind(StrEnum):
    REPLICATION_STOPPED = "REPLICATION_STOPPED"
    REPLICATION_DISCONNECTED = "REPLICATION_DISCONNECTED"
    NO_RECOVERY_POINT = "NO_RECOVERY_POINT"
    DISKS_UNKNOWN = "DISKS_UNKNOWN"


CLAUSES: Mapping[ObstacleKind, str] = {
    ObstacleKind.REPLICATION_STOPPED: f"its replication is {Replication.STOPPED}",
    ObstacleKind.REPLICATION_DISCONNECTED: f"its replication is {Replication.DISCONNECTED}",
    ObstacleKind.NO_RECOVERY_POINT: "it has no recovery point yet",
    ObstacleKind.DISKS_UNKNOWN: "DRS does not know all of its disks",
}
"""How each is told of a server."""


def obstacles(server: SourceServer) -> tuple[str, ...]:
    """Why DRS would refuse to launch the server, one clause each; empty when it would not."""
    return tuple(CLAUSES[kind] for kind in obstacle_kinds(server))


def obstacle_kinds(server: SourceServer) -> Iterator[ObstacleKind]:
    if server.replication is Replication.STOPPED:
        yield ObstacleKind.REPLICATION_STOPPED
    if server.replication is Replication.DISCONNECTED:
        yield ObstacleKind.REPLICATION_DISCONNECTED
    if not server.has_recovery_point:
        yield ObstacleKind.NO_RECOVERY_POINT
    if not server.disks_ready:
        yield ObstacleKind.DISKS_UNKNOWN


def warnings(server: SourceServer) -> tuple[str, ...]:
    """What to know before a launch of the server, although DRS would carry it out."""
    return (*_about_replication(server), *_about_launches(server))


def _about_replication(server: SourceServer) -> Iterator[str]:
    if server.replication in _GONE:
        return
    if server.replication not in _UNEVENTFUL:
        error = f" ({server.replication_error})" if server.replication_error else ""
        yield f"its replication is {server.replication}{error}"
    if server.lag is None:
        yield "DRS does not tell how far it lags behind"
    elif server.lag > _LARGE_LAG:
        yield f"it lags {spoken(server.lag)} behind"


def _about_launches(server: SourceServer) -> Iterator[str]:
    if server.active_job_id:
        yield f"it is in DRS job {server.active_job_id}"
    if server.instance:
        kind = "drill" if server.instance.is_drill else "recovery"
        yield f"a launch deletes its {kind} instance {server.instance.instance_id}"
    if not server.has_launch_configuration:
        yield "it has no launch configuration in DRS"
