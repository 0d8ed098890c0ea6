"""How DRS launches a server: settings of a group, overridden for single servers."""

from enum import StrEnum
from ipaddress import IPv4Address

from recovery.domain.value import Flag, InstanceId, Name, Value


class RightSizing(StrEnum):
    NONE = "NONE"
    BASIC = "BASIC"
    IN_AWS = "IN_AWS"


class LaunchDisposition(StrEnum):
    STARTED = "STARTED"
    STOPPED = "STOPPED"


class Licensing(StrEnum):
    AWS = "AWS"
    BYOL = "BYOL"


class LaunchSettings(Value):
    """A field that is None is not set here: the next level up decides, at last DRS itself."""

    right_sizing: RightSizing | None = None
    launch_disposition: LaunchDisposition | None = None
    copy_private_ip: Flag | None = None
    copy_tags: Flag | None = None
    licensing: Licensing | None = None
    instance_type: Name | None = None
    subnet_id: Name | None = None
    security_group_ids: tuple[str, ...] | None = None
    instance_profile: Name | None = None
    private_ip: IPv4Address | None = None
    launch_into_instance_id: InstanceId | None = None

    @property
    def is_empty(self) -> bool:
        return not _set_fields(self)

    def overridden_by(self, own: "LaunchSettings") -> "LaunchSettings":
        """The effective settings of a server whose own settings stand over these."""
        return self.changed(**_set_fields(own))


def origins(of_group: LaunchSettings, own: LaunchSettings) -> dict[str, str]:
    """Where each effective setting comes from: GROUP or SERVER."""
    return dict.fromkeys(_set_fields(of_group), "GROUP") | dict.fromkeys(_set_fields(own), "SERVER")


def _set_fields(settings: LaunchSettings) -> dict[str, object]:
    return {name: value for name, value in settings if value is not None}
