"""DescribeRecoverySnapshots: the points in time of one source server, newest first by default."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs.errors import field_invalid
from localcloud.drs.moments import moment_text, optional_moment
from localcloud.drs.pages import page_of
from localcloud.drs.points import Point, points_of
from localcloud.world import Caller, World


def describe_recovery_snapshots(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    """ResourceNotFoundException is not modelled here."""
    drs = world.place_of(caller).drs
    server = drs.source_servers.get(request["sourceServerID"])
    if server is None:
        raise field_invalid("sourceServerID", f"{request['sourceServerID']} does not exist")
    filters = request.get("filters") or {}
    begin = optional_moment("filters.fromDateTime", filters.get("fromDateTime"))
    end = optional_moment("filters.toDateTime", filters.get("toDateTime"))
    points = points_of(server, world.agenda.moment)
    found = [
        point
        for point in points
        if (begin is None or point.at >= begin) and (end is None or point.at <= end)
    ]
    if request.get("order") != "ASC":
        found.reverse()
    return page_of(
        found,
        request,
        described=lambda point: _described(point, server.source_server_id),
        size=drs.knobs.page_size,
    )


def _described(point: Point, server_id: str) -> dict[str, Any]:
    return {
        "snapshotID": point.point_id,
        "sourceServerID": server_id,
        "expectedTimestamp": moment_text(point.at),
        "timestamp": moment_text(point.at),
        "ebsSnapshots": list(point.ebs_snapshot_ids),
    }
