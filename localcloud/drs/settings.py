"""What can be configured in DRS: how servers replicate and how they are launched."""

from dataclasses import dataclass, field
from typing import Literal

LaunchDisposition = Literal["STARTED", "STOPPED"]
RightSizing = Literal["NONE", "BASIC", "IN_AWS"]
RecoveryMode = Literal["FAST", "OPTIMAL"]
PitUnits = Literal["MINUTE", "HOUR", "DAY"]


@dataclass
class LaunchConfiguration:
    """Of one source server; ``ec2_launch_template_id`` is the template that DRS made for it."""

    ec2_launch_template_id: str
    name: str = ""
    launch_disposition: LaunchDisposition = "STARTED"
    right_sizing: RightSizing = "BASIC"
    copy_private_ip: bool = False
    copy_tags: bool = False
    os_byol: bool = False
    post_launch_enabled: bool = False
    launch_into_instance_id: str | None = None
    recovery_mode: RecoveryMode | None = None


@dataclass
class LaunchConfigurationTemplate:
    template_id: str
    arn: str
    launch_disposition: LaunchDisposition = "STARTED"
    right_sizing: RightSizing = "BASIC"
    copy_private_ip: bool = False
    copy_tags: bool = False
    os_byol: bool = False
    export_bucket_arn: str | None = None
    post_launch_enabled: bool = False
    launch_into_source_instance: bool = False
    recovery_mode: RecoveryMode | None = None
    tags: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PitRule:
    """Keeps a point in time each ``interval`` for ``retention``, both counted in ``units``."""

    rule_id: int
    units: PitUnits
    interval: int
    retention: int
    is_enabled: bool = True


# https://docs.aws.amazon.com/drs/latest/userguide/point-in-time-recovery.html
DEFAULT_PIT_POLICY = (
    PitRule(1, "MINUTE", interval=10, retention=60),
    PitRule(2, "HOUR", interval=1, retention=24),
    PitRule(3, "DAY", interval=1, retention=7),
)


@dataclass
class ReplicationSettings:
    """What a template and the configuration of a server have in common."""

    staging_area_subnet_id: str = "subnet-00000000000000001"
    associate_default_security_group: bool = True
    replication_servers_security_group_ids: list[str] = field(default_factory=list)
    replication_server_instance_type: str = "t3.small"
    use_dedicated_replication_server: bool = False
    default_large_staging_disk_type: str = "GP3"
    ebs_encryption: str = "DEFAULT"
    ebs_encryption_key_arn: str | None = None
    bandwidth_throttling: int = 0
    data_plane_routing: str = "PRIVATE_IP"
    create_public_ip: bool = False
    staging_area_tags: dict[str, str] = field(default_factory=dict)
    pit_policy: tuple[PitRule, ...] = DEFAULT_PIT_POLICY
    auto_replicate_new_disks: bool = False
    internet_protocol: str = "IPV4"


@dataclass
class ReplicatedDiskSettings:
    device_name: str
    is_boot_disk: bool = False
    staging_disk_type: str = "AUTO"
    iops: int = 0
    throughput: int = 0
    optimized_staging_disk_type: str = "GP3"


@dataclass
class ReplicationConfiguration(ReplicationSettings):
    """Of one source server."""

    name: str = ""
    disks: list[ReplicatedDiskSettings] = field(default_factory=list)


@dataclass
class ReplicationConfigurationTemplate(ReplicationSettings):
    template_id: str = ""
    arn: str = ""
    tags: dict[str, str] = field(default_factory=dict)


@dataclass
class LaunchAction:
    """An SSM document that DRS runs after a launch, in ascending ``order``."""

    action_id: str
    action_code: str
    name: str
    order: int
    type: Literal["SSM_AUTOMATION", "SSM_COMMAND"] = "SSM_COMMAND"
    action_version: str = "$DEFAULT"
    is_active: bool = True
    is_optional: bool = False
    category: str = "OTHER"
    description: str = ""
    parameters: dict[str, dict[str, str]] = field(default_factory=dict)
    """Name to ``{"type": "SSM_STORE" | "DYNAMIC", "value": …}``."""
