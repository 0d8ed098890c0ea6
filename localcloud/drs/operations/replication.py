"""Protection of source servers begins and ends; a server that is not protected can be forgotten."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs import replicating
from localcloud.drs.answers.servers import described_server
from localcloud.drs.errors import Conflict, field_invalid
from localcloud.drs.finding import own_server_with, server_with
from localcloud.drs.forgetting import forget_server
from localcloud.drs.rules import check_idle
from localcloud.drs.state import SourceServer
from localcloud.world import Caller, World


def start_replication(world: World, caller: Caller, request: Mapping[str, Any]) -> dict[str, Any]:
    place = world.place_of(caller)
    server = own_server_with(place, request["sourceServerID"])
    if server.replication.state != "STOPPED":
        raise _conflict(server, f"its replication is {server.replication.state}, not STOPPED")
    replicating.initiate(world, place, server)
    return {"sourceServer": described_server(server, world.agenda.moment)}


def stop_replication(world: World, caller: Caller, request: Mapping[str, Any]) -> dict[str, Any]:
    """Deletes every point in time of the server."""
    place = world.place_of(caller)
    server = own_server_with(place, request["sourceServerID"])
    check_idle(world, place, [server.source_server_id])
    if server.replication.state in {"STOPPED", "DISCONNECTED"}:
        raise _conflict(server, f"its replication is {server.replication.state} already")
    replicating.stop(world, server)
    return {"sourceServer": described_server(server, world.agenda.moment)}


def retry_data_replication(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    """Deprecated; the source must be stalled, disconnected or stopped."""
    place = world.place_of(caller)
    server = own_server_with(place, request["sourceServerID"])
    if server.replication.state not in {"STALLED", "DISCONNECTED", "STOPPED"}:
        raise field_invalid("sourceServerID", f"Replication is {server.replication.state}")
    replicating.initiate(world, place, server)
    return described_server(server, world.agenda.moment)


def disconnect_source_server(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    place = world.place_of(caller)
    server = own_server_with(place, request["sourceServerID"])
    check_idle(world, place, [server.source_server_id])
    if server.recovery_instance_id:
        raise _conflict(server, f"it has recovery instance {server.recovery_instance_id}")
    replicating.disconnect(world, server)
    return described_server(server, world.agenda.moment)


def delete_source_server(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    """An extension may go at any time: it replicates elsewhere."""
    place = world.place_of(caller)
    server = server_with(place, request["sourceServerID"])
    check_idle(world, place, [server.source_server_id])
    is_extension = server.staging.status != "NOT_EXTENDED"
    if not is_extension and server.replication.state != "DISCONNECTED":
        raise _conflict(server, "it must be disconnected first")
    forget_server(world, place, server)
    return {}


def _conflict(server: SourceServer, reason: str) -> Conflict:
    return Conflict(
        f"Source server {server.source_server_id}: {reason}.",
        resource_id=server.source_server_id,
        resource_type="Source server",
    )
