"""The failback of a recovery instance: its states, and the events that tell of them."""

from typing import Literal

from localcloud.drs.replicating import instance_behind
from localcloud.drs.state import RecoveryInstance, SourceServer
from localcloud.world import Event, Place, World

Announced = Literal["FAILBACK_IN_PROGRESS", "FAILBACK_COMPLETED", "FAILBACK_ERROR"]
"""EventBridge hears of these only."""


def enter(world: World, place: Place, instance: RecoveryInstance, state: Announced) -> None:
    instance.failback.state = state
    change = "DRS Recovery Instance Failback State Change"
    world.on_event(place, Event("aws.drs", change, (instance.arn,), {"state": state}))


def complete(world: World, server: SourceServer, *, is_drill: bool) -> None:
    """A source server was launched. If it is a reversed one, the way back has ended with that."""
    instance = instance_behind(world, server)
    if instance is None or server.origin is None:
        return
    instance.failback.launch_type = "DRILL" if is_drill else "RECOVERY"
    if not is_drill:
        place = world.place(server.origin.account_id, server.origin.region)
        enter(world, place, instance, "FAILBACK_COMPLETED")
