"""DRS lets go of a recovery instance; its EC2 instance runs on."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs.errors import Conflict
from localcloud.drs.finding import instance_or_conflict, instance_with
from localcloud.drs.rules import check_idle
from localcloud.drs.state import RecoveryInstance
from localcloud.world import Caller, World


def disconnect_recovery_instance(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    place = world.place_of(caller)
    instance = instance_with(place, request["recoveryInstanceID"])
    check_idle(world, place, [instance.source_server_id])
    if instance.reversed_server_arn:
        raise _conflict(instance, f"its replication is reversed to {instance.reversed_server_arn}")
    if instance.replication_state == "DISCONNECTED":
        raise _conflict(instance, "it is disconnected already")
    instance.replication_state = "DISCONNECTED"
    return {}


def delete_recovery_instance(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    """Once its replication is reversed, an instance needs no disconnecting first."""
    place = world.place_of(caller)
    instance = instance_or_conflict(place, request["recoveryInstanceID"])
    check_idle(world, place, [instance.source_server_id])
    if instance.replication_state != "DISCONNECTED" and not instance.reversed_server_arn:
        raise _conflict(instance, "it must be disconnected first")
    place.drs.remove_instance(instance.instance_id)
    return {}


def _conflict(instance: RecoveryInstance, reason: str) -> Conflict:
    return Conflict(
        f"Recovery instance {instance.instance_id}: {reason}.",
        resource_id=instance.instance_id,
        resource_type="Recovery instance",
    )
