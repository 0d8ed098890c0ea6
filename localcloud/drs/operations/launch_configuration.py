"""How a source server is launched: GetLaunchConfiguration and UpdateLaunchConfiguration."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from localcloud.drs import launch_template_versions
from localcloud.drs.answers.settings import described_launch_configuration
from localcloud.drs.enrolling import launch_template_of
from localcloud.drs.finding import server_with
from localcloud.drs.launch_into import check_launch_into
from localcloud.drs.permissions import must_be_allowed
from localcloud.drs.rules import check_idle
from localcloud.drs.settings import LaunchConfiguration
from localcloud.drs.state import SourceServer
from localcloud.world import Caller, World

_FIELDS = {
    "name": "name",
    "launchDisposition": "launch_disposition",
    "targetInstanceTypeRightSizingMethod": "right_sizing",
    "copyPrivateIp": "copy_private_ip",
    "copyTags": "copy_tags",
    "postLaunchEnabled": "post_launch_enabled",
    "recoveryMode": "recovery_mode",
}


def get_launch_configuration(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    return _described(server_with(world.place_of(caller), request["sourceServerID"]))


def update_launch_configuration(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    place = world.place_of(caller)
    server = server_with(place, request["sourceServerID"])
    check_idle(world, place, [server.source_server_id])
    must_be_allowed(world, caller, "ec2:DescribeInstances")
    changed = _changed(server.launch_configuration, request)
    if changed.launch_into_instance_id:
        check_launch_into(place, server.machine, changed)
    if not changed.ec2_launch_template_id:
        changed = replace(changed, ec2_launch_template_id=launch_template_of(world, place, server))
    before, server.launch_configuration = server.launch_configuration, changed
    launch_template_versions.follow(world, place, server, before=before)
    return _described(server)


def _changed(before: LaunchConfiguration, request: Mapping[str, Any]) -> LaunchConfiguration:
    """An empty ``launchIntoEC2InstanceID`` takes the wish back."""
    changes = {ours: request[theirs] for theirs, ours in _FIELDS.items() if theirs in request}
    if "osByol" in request.get("licensing", {}):
        changes["os_byol"] = request["licensing"]["osByol"]
    if (into := request.get("launchIntoInstanceProperties")) is not None:
        changes["launch_into_instance_id"] = into.get("launchIntoEC2InstanceID")
    return replace(before, **changes)


def _described(server: SourceServer) -> dict[str, Any]:
    return described_launch_configuration(server.source_server_id, server.launch_configuration)
