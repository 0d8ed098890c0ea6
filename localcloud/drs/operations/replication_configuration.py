"""How a source server replicates: GetReplicationConfiguration, UpdateReplicationConfiguration."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from localcloud.drs.answers.settings import described_replication_configuration
from localcloud.drs.errors import field_invalid
from localcloud.drs.finding import own_server_with, server_with
from localcloud.drs.replication_settings import check_settings, requested
from localcloud.drs.settings import ReplicatedDiskSettings, ReplicationConfiguration
from localcloud.drs.state import SourceServer
from localcloud.world import Caller, World

_DISK_FIELDS = {
    "isBootDisk": "is_boot_disk",
    "stagingDiskType": "staging_disk_type",
    "iops": "iops",
    "throughput": "throughput",
}


def get_replication_configuration(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    return _described(server_with(world.place_of(caller), request["sourceServerID"]))


def update_replication_configuration(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    server = own_server_with(world.place_of(caller), request["sourceServerID"])
    changed = replace(
        _configuration(server),
        name=request.get("name", server.replication_configuration.name),
        disks=_changed_disks(server, request.get("replicatedDisks", [])),
        **requested(request),
    )
    check_settings(world, caller, changed)
    server.replication_configuration = changed
    return _described(server)


def _described(server: SourceServer) -> dict[str, Any]:
    return described_replication_configuration(server.source_server_id, _configuration(server))


def _configuration(server: SourceServer) -> ReplicationConfiguration:
    """Names every disk of the server: who adds one to the world need not set it up here."""
    configuration = server.replication_configuration
    known = {disk.device_name: disk for disk in configuration.disks}
    names = [disk.device_name for disk in server.machine.disks]
    disks = [
        known.get(name) or ReplicatedDiskSettings(name, is_boot_disk=name == names[0])
        for name in names
    ]
    return replace(configuration, disks=disks)


def _changed_disks(
    server: SourceServer, wanted: Sequence[Mapping[str, Any]]
) -> list[ReplicatedDiskSettings]:
    disks = {disk.device_name: disk for disk in _configuration(server).disks}
    for disk in wanted:
        name = disk.get("deviceName", "")
        if name not in disks:
            raise field_invalid("replicatedDisks", f"The source server has no disk {name!r}")
        changes = {ours: disk[theirs] for theirs, ours in _DISK_FIELDS.items() if theirs in disk}
        disks[name] = replace(disks[name], **changes)
    return list(disks.values())
