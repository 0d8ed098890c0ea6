"""From a recovery instance back to its origin: ReverseReplication, StopFailback, settings."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs.errors import Conflict, UninitializedAccount
from localcloud.drs.finding import instance_with
from localcloud.drs.permissions import must_be_allowed
from localcloud.drs.reversing import reverse
from localcloud.drs.rules import check_idle
from localcloud.drs.state import RecoveryInstance
from localcloud.world import Caller, Place, World

_FIELDS = {
    "name": "configuration_name",
    "bandwidthThrottling": "bandwidth_throttling",
    "usePrivateIP": "uses_private_ip",
    "internetProtocol": "internet_protocol",
}


def reverse_replication(world: World, caller: Caller, request: Mapping[str, Any]) -> dict[str, Any]:
    place = world.place_of(caller)
    instance = instance_with(place, request["recoveryInstanceID"])
    check_idle(world, place, [instance.source_server_id])
    must_be_allowed(world, caller, "ec2:DescribeInstances")
    server = reverse(world, place, instance, _home_of(world, place, instance))
    return {"reversedDirectionSourceServerArn": server.arn}


def stop_failback(world: World, caller: Caller, request: Mapping[str, Any]) -> dict[str, Any]:
    instance = instance_with(world.place_of(caller), request["recoveryInstanceID"])
    instance.failback.state = "FAILBACK_NOT_STARTED"
    return {}


def get_failback_replication_configuration(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    instance = instance_with(world.place_of(caller), request["recoveryInstanceID"])
    settings = {theirs: getattr(instance.failback, ours) for theirs, ours in _FIELDS.items()}
    return {"recoveryInstanceID": instance.instance_id, **settings}


def update_failback_replication_configuration(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    instance = instance_with(world.place_of(caller), request["recoveryInstanceID"])
    for theirs, ours in _FIELDS.items():
        if theirs in request:
            setattr(instance.failback, ours, request[theirs])
    return {}


def _home_of(world: World, place: Place, instance: RecoveryInstance) -> Place:
    if instance.origin is None:
        raise _conflict(instance, "only a machine that originated in EC2 can be reversed")
    if instance.reversed_server_arn:
        raise _conflict(instance, f"it is reversed to {instance.reversed_server_arn} already")
    machine = place.ec2.instances.get(instance.instance_id)
    if machine is None or not machine.is_alive:
        raise _conflict(instance, "its EC2 instance does not run any more")
    home = world.place(instance.origin.account_id, instance.origin.region)
    if not home.drs.is_initialized:
        raise UninitializedAccount(
            f"Account {home.account_id} is not initialized in {home.region},"
            f" where recovery instance {instance.instance_id} came from"
        )
    return home


def _conflict(instance: RecoveryInstance, reason: str) -> Conflict:
    return Conflict(
        f"Recovery instance {instance.instance_id}: {reason}.",
        resource_id=instance.instance_id,
        resource_type="Recovery instance",
    )
