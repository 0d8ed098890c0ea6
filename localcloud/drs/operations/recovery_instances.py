"""DescribeRecoveryInstances: DRS looks at EC2 with the permissions of its caller."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs.answers.instances import described_instance
from localcloud.drs.pages import page_of
from localcloud.drs.permissions import must_be_allowed
from localcloud.world import Caller, World


def describe_recovery_instances(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    must_be_allowed(world, caller, "drs:DescribeSourceServers", "ec2:DescribeInstances")
    place = world.place_of(caller)
    filters = request.get("filters") or {}
    instance_ids, server_ids = filters.get("recoveryInstanceIDs"), filters.get("sourceServerIDs")
    found = [
        instance
        for instance in place.drs.recovery_instances.values()
        if instance.described_from <= world.agenda.moment
        and (not instance_ids or instance.instance_id in instance_ids)
        and (not server_ids or instance.source_server_id in server_ids)
    ]
    return page_of(
        found,
        request,
        described=lambda instance: described_instance(place, instance),
        size=place.drs.knobs.page_size,
    )
