"""What has to be written so that DRS and EC2 launch a server as wanted: only what differs."""

from collections.abc import Mapping
from typing import Any

from recovery.adapters.aws.launch_wording import settings_of
from recovery.adapters.aws.wire import Described
from recovery.domain.launch_settings import LaunchSettings, Licensing, RightSizing

Request = dict[str, Any]  # in AWS's own words
_DEFAULTS: Mapping[str, Any] = {
    "launchDisposition": "STARTED",
    "targetInstanceTypeRightSizingMethod": "BASIC",
    "copyPrivateIp": False,
    "copyTags": False,
    "licensing": {"osByol": False},
}
"""Those of DRS, for a server that has no launch configuration."""


def configuration_changes(wanted: LaunchSettings, configuration: Described) -> Request:
    """Members of UpdateLaunchConfiguration."""
    seen = {**_DEFAULTS, **configuration}
    return {name: value for name, value in _stated(wanted).items() if seen.get(name) != value}


def whole_configuration(wanted: LaunchSettings, configuration: Described) -> Request:
    """Likewise, for a server without a launch template: writing all of it lets DRS make one."""
    kept = {name: configuration[name] for name in _DEFAULTS if name in configuration}
    return {**_DEFAULTS, **kept, **_stated(wanted)}


def template_changes(wanted: LaunchSettings, template: Described) -> Request:
    """Members of the LaunchTemplateData of a new version that takes over all the others."""
    seen = settings_of({}, template)
    changes: Request = {}
    if _right_sizing(wanted) is RightSizing.NONE and _differs(wanted, seen, "instance_type"):
        changes["InstanceType"] = wanted.instance_type
    if wanted.instance_profile and _short(wanted.instance_profile) != seen.instance_profile:
        is_arn = wanted.instance_profile.startswith("arn:")
        changes["IamInstanceProfile"] = {"Arn" if is_arn else "Name": wanted.instance_profile}
    return changes | _network_changes(wanted, seen, template)


def _stated(wanted: LaunchSettings) -> Request:
    """What an address or a target of its own needs besides, DRS would refuse to do otherwise."""
    into = wanted.launch_into_instance_id
    copies_ip, copies_tags = wanted.copy_private_ip, wanted.copy_tags
    if copies_ip is None and (into or wanted.private_ip):
        copies_ip = False
    if copies_tags is None and into:
        copies_tags = False
    licensing = wanted.licensing and {"osByol": wanted.licensing is Licensing.BYOL}
    stated = {
        "launchDisposition": wanted.launch_disposition and wanted.launch_disposition.value,
        "targetInstanceTypeRightSizingMethod": _right_sizing(wanted),
        "copyPrivateIp": copies_ip,
        "copyTags": copies_tags,
        "licensing": licensing,
        "launchIntoInstanceProperties": into and {"launchIntoEC2InstanceID": into},
    }
    return {name: value for name, value in stated.items() if value is not None}


def _right_sizing(wanted: LaunchSettings) -> RightSizing | None:
    """Any other than NONE overrules the instance type of the launch template."""
    if wanted.right_sizing is None and (wanted.instance_type or wanted.launch_into_instance_id):
        return RightSizing.NONE
    return wanted.right_sizing


def _network_changes(wanted: LaunchSettings, seen: LaunchSettings, template: Described) -> Request:
    groups = list(wanted.security_group_ids or ())
    has_new_groups = bool(groups) and set(groups) != set(seen.security_group_ids or ())
    is_moved = _differs(wanted, seen, "subnet_id") or _differs(wanted, seen, "private_ip")
    if not has_new_groups and not is_moved:
        return {}
    interfaces = [dict(each) for each in template.get("NetworkInterfaces", [])]
    if not interfaces and not is_moved:
        return {"SecurityGroupIds": groups}
    others = [each for each in interfaces if each.get("DeviceIndex", 0) != 0]
    first = next((each for each in interfaces if each.get("DeviceIndex", 0) == 0), {})
    primary = _interface(wanted, seen, first)
    primary["Groups"] = groups or list(seen.security_group_ids or ())
    if not primary["Groups"]:
        del primary["Groups"]
    return {"NetworkInterfaces": [primary, *others]}


def _interface(wanted: LaunchSettings, seen: LaunchSettings, interface: Request) -> Request:
    """An existing interface cannot move, and an address does not go with it to another subnet."""
    changed = {"DeviceIndex": 0, **interface}
    changed.pop("NetworkInterfaceId", None)
    if _differs(wanted, seen, "subnet_id"):
        changed["SubnetId"] = wanted.subnet_id
        changed.pop("PrivateIpAddress", None)
        changed.pop("PrivateIpAddresses", None)
    if wanted.private_ip:
        changed["PrivateIpAddress"] = str(wanted.private_ip)
        changed.pop("PrivateIpAddresses", None)
    return changed


def _differs(wanted: LaunchSettings, seen: LaunchSettings, field: str) -> bool:
    value = getattr(wanted, field)
    return value is not None and value != getattr(seen, field)


def _short(profile: str) -> str:
    return profile.rpartition("/")[2]
