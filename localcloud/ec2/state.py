"""What EC2 of one place holds for DRS: instances that it launched, templates, known networks."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class InstanceState(StrEnum):
    """As the EC2 API writes them; DRS reports the same words in capitals."""

    PENDING = "pending"
    RUNNING = "running"
    STOPPING = "stopping"
    STOPPED = "stopped"
    SHUTTING_DOWN = "shutting-down"
    TERMINATED = "terminated"

    @property
    def code(self) -> int:
        return _CODES[self]


_CODES = {
    InstanceState.PENDING: 0,
    InstanceState.RUNNING: 16,
    InstanceState.SHUTTING_DOWN: 32,
    InstanceState.TERMINATED: 48,
    InstanceState.STOPPING: 64,
    InstanceState.STOPPED: 80,
}


@dataclass(frozen=True)
class Subnet:
    cidr: str
    availability_zone: str


@dataclass(frozen=True)
class Volume:
    volume_id: str
    device_name: str
    size_bytes: int


@dataclass
class Instance:
    instance_id: str
    server_id: str
    hostname: str
    os: str
    """As the source server's ``os.fullString`` says it."""
    instance_type: str
    subnet_id: str
    private_ip: str
    availability_zone: str
    tags: dict[str, str]
    state: InstanceState
    launched_at: datetime
    security_group_ids: tuple[str, ...] = ()
    volumes: tuple[Volume, ...] = ()
    job_id: str = ""
    is_drill: bool = False
    is_protected: bool = False
    """DisableApiTermination."""
    checked_at: datetime | None = None
    """When the status checks have a result, counted from the last start; None: not running."""
    is_impaired: bool = False
    starts: int = 0
    """How often it was started: what was planned for an earlier start is void."""

    @property
    def is_windows(self) -> bool:
        """DRS knows no platform field: the family is inferred from the full name."""
        return "windows" in self.os.lower()

    @property
    def is_alive(self) -> bool:
        return self.state not in {InstanceState.SHUTTING_DOWN, InstanceState.TERMINATED}


@dataclass(frozen=True)
class TemplateVersion:
    number: int
    data: Mapping[str, Any]
    """LaunchTemplateData, in the API's own words."""
    created_at: datetime
    description: str | None = None


@dataclass
class LaunchTemplate:
    template_id: str
    name: str
    created_at: datetime
    tags: dict[str, str] = field(default_factory=dict)
    versions: dict[int, TemplateVersion] = field(default_factory=dict)
    default_number: int = 1
    tokens: dict[str, int] = field(default_factory=dict)
    """Client token to the number of the version that was made with it."""

    @property
    def latest_number(self) -> int:
        return max(self.versions)

    @property
    def default(self) -> TemplateVersion:
        """The version that DRS launches with."""
        return self.versions[self.default_number]


@dataclass
class Ec2State:
    instances: dict[str, Instance] = field(default_factory=dict)
    templates: dict[str, LaunchTemplate] = field(default_factory=dict)
    subnets: Mapping[str, Subnet] = field(default_factory=dict)
    """Empty: every subnet is taken to exist."""
    security_groups: Set[str] = field(default_factory=frozenset)
    """Empty: every group is taken to exist."""
    changed: list[str] = field(default_factory=list)
    """Ids of instances in the order in which they changed: a mirror reads on from where it was."""

    def changes_since(self, seen: int) -> tuple[list[str], int]:
        """Each changed instance once, and the number to come back with."""
        return list(dict.fromkeys(self.changed[seen:])), len(self.changed)
