"""Recovery points pinned to a compiled plan; DRS lists them one server a call, so only if asked."""

from collections.abc import Collection

from recovery.domain.inventory import Inventory, RecoveryPoint
from recovery.domain.planning.compile_plan import Compilation
from recovery.domain.planning.point_in_time import (
    Latest,
    Pinned,
    PointInTime,
    SnapshotPerServer,
    pin,
)
from recovery.domain.planning.schedule import Schedule
from recovery.domain.value import Location, ServerId, Value
from recovery.ports.product import Ports


class PinnedCompilation(Value):
    compilation: Compilation
    """With the findings about points that are not there."""
    pinned: Pinned | None
    """None: nothing was to be pinned."""


def with_points(
    ports: Ports, compilation: Compilation, inventory: Inventory, wanted: PointInTime
) -> PinnedCompilation:
    """Raises ServersUnknown for named servers that the plan lacks, LocationUnreachable."""
    schedule = compilation.schedule
    if schedule is None or isinstance(wanted, Latest):
        return PinnedCompilation(compilation=compilation, pinned=None)
    seen = _with_recovery_points(ports, schedule, inventory, wanted)
    pinned = pin(schedule, wanted, seen)
    findings = (*compilation.findings, *pinned.findings)
    return PinnedCompilation(
        compilation=Compilation(schedule=pinned.schedule, findings=findings), pinned=pinned
    )


def _with_recovery_points(
    ports: Ports, schedule: Schedule, inventory: Inventory, wanted: PointInTime
) -> Inventory:
    points: dict[ServerId, tuple[RecoveryPoint, ...]] = {}
    for location, server_ids in _concerned(schedule, wanted).items():
        points.update(ports.recovery_points.of(location, server_ids))
    servers = tuple(
        server.changed(recovery_points=points[server.server_id])
        if server.server_id in points
        else server
        for server in inventory.servers
    )
    return inventory.changed(servers=servers)


def _concerned(schedule: Schedule, wanted: PointInTime) -> dict[Location, Collection[ServerId]]:
    """Only the servers whose points matter."""
    named = wanted.snapshots.keys() if isinstance(wanted, SnapshotPerServer) else None
    concerned: dict[Location, list[ServerId]] = {}
    for wave in schedule.waves:
        for server_id, server in wave.servers.items():
            if named is None or server_id in named:
                concerned.setdefault(server.location, []).append(server_id)
    return dict(concerned)
