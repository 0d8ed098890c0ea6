"""DescribeSourceServers: there is no filter for tags or states, and unknown ids are left out."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs.answers.servers import described_server
from localcloud.drs.pages import page_of
from localcloud.drs.state import SourceServer
from localcloud.world import Caller, World


def describe_source_servers(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    drs = world.place_of(caller).drs
    filters = request.get("filters") or {}
    return page_of(
        [each for each in drs.source_servers.values() if _matches(each, filters)],
        request,
        described=lambda server: described_server(server, world.agenda.moment),
        size=drs.knobs.page_size,
    )


def _matches(server: SourceServer, filters: Mapping[str, Any]) -> bool:
    server_ids, account_ids = filters.get("sourceServerIDs"), filters.get("stagingAccountIDs")
    hardware_id = filters.get("hardwareId")
    if server_ids and server.source_server_id not in server_ids:
        return False
    if account_ids and server.staging.account_id not in account_ids:
        return False
    return not hardware_id or hardware_id in _hardware_ids(server)


def _hardware_ids(server: SourceServer) -> set[str | None]:
    machine = server.machine
    addresses = {interface.mac_address for interface in machine.network_interfaces}
    return {machine.aws_instance_id, machine.vmware_uuid, *addresses}
