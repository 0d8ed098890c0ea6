"""Launch settings as DRS and EC2 hold them, in the words of the domain."""

from collections.abc import Iterable
from enum import StrEnum
from ipaddress import IPv4Address
from typing import TypeVar

from recovery.adapters.aws.wire import Described
from recovery.domain.launch_settings import (
    LaunchDisposition,
    LaunchSettings,
    Licensing,
    RightSizing,
)

E = TypeVar("E", bound=StrEnum)


def settings_of(configuration: Described, template: Described) -> LaunchSettings:
    """``template``: the data of a launch template's version."""
    interface = _primary(template.get("NetworkInterfaces", []))
    groups = interface.get("Groups") or template.get("SecurityGroupIds")
    into = configuration.get("launchIntoInstanceProperties", {})
    return LaunchSettings(
        right_sizing=_known(RightSizing, configuration.get("targetInstanceTypeRightSizingMethod")),
        launch_disposition=_known(LaunchDisposition, configuration.get("launchDisposition")),
        copy_private_ip=configuration.get("copyPrivateIp"),
        copy_tags=configuration.get("copyTags"),
        licensing=_licensing(configuration.get("licensing", {})),
        instance_type=template.get("InstanceType"),
        subnet_id=interface.get("SubnetId"),
        security_group_ids=tuple(groups) if groups else None,
        instance_profile=_profile(template.get("IamInstanceProfile", {})),
        private_ip=_address(interface),
        launch_into_instance_id=into.get("launchIntoEC2InstanceID") or None,
    )


def _known(words: type[E], word: str | None) -> E | None:
    """A word that is new to us is none of the settings that we can state."""
    return next((each for each in words if each.value == word), None)


def _licensing(described: Described) -> Licensing | None:
    is_byol = described.get("osByol")
    if is_byol is None:
        return None
    return Licensing.BYOL if is_byol else Licensing.AWS


def _primary(interfaces: Iterable[Described]) -> Described:
    return next((each for each in interfaces if each.get("DeviceIndex", 0) == 0), {})


def _profile(described: Described) -> str | None:
    """A template holds its name or its ARN; the name says which it is."""
    named: str | None = described.get("Name") or described.get("Arn")
    return named.rpartition("/")[2] if named else None


def _address(interface: Described) -> IPv4Address | None:
    """A template states one address in either of two ways."""
    addresses = interface.get("PrivateIpAddresses", [])
    primary = [each["PrivateIpAddress"] for each in addresses if each.get("Primary")]
    found = interface.get("PrivateIpAddress") or next(iter(primary), None)
    return IPv4Address(found) if found else None
