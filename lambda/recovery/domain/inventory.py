"""A snapshot of what DRS knows: source servers, their recovery points, instances and jobs."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from ipaddress import IPv4Network

from pydantic import AwareDatetime

from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.value import InstanceId, Location, Name, ServerId, SnapshotId, Value
from recovery.domain.wave_actions import DocumentName


class OperatingSystem(StrEnum):
    LINUX = "LINUX"
    WINDOWS = "WINDOWS"


class Replication(StrEnum):
    """DRS's own words; none of them but STOPPED and DISCONNECTED forbids a recovery."""

    STOPPED = "STOPPED"
    INITIATING = "INITIATING"
    INITIAL_SYNC = "INITIAL_SYNC"
    BACKLOG = "BACKLOG"
    CREATING_SNAPSHOT = "CREATING_SNAPSHOT"
    CONTINUOUS = "CONTINUOUS"
    PAUSED = "PAUSED"
    RESCAN = "RESCAN"
    STALLED = "STALLED"
    DISCONNECTED = "DISCONNECTED"


class RecoveryPoint(Value):
    snapshot_id: SnapshotId
    taken_at: AwareDatetime


class RecoveryInstance(Value):
    """What an earlier launch left running; the next launch of its server destroys it."""

    instance_id: InstanceId
    is_drill: bool


class LastLaunch(Value):
    """In DRS's own words; by whoever started it."""

    job_id: str
    at: AwareDatetime
    is_drill: bool
    status: str


class SourceServer(Value):
    server_id: ServerId
    hostname: Name
    location: Location
    os: OperatingSystem = OperatingSystem.LINUX
    tags: Mapping[str, str] = {}
    replication: Replication = Replication.CONTINUOUS
    lag: timedelta | None = timedelta(0)
    """None: DRS does not tell, as for a disconnected server."""
    has_recovery_point: bool = True
    recovery_points: tuple[RecoveryPoint, ...] | None = None
    """None: nobody looked; DRS lists them one server a call."""
    disks_ready: bool = True
    instance: RecoveryInstance | None = None
    active_job_id: str | None = None
    has_launch_configuration: bool = True
    os_name: str = ""
    ip_addresses: tuple[str, ...] = ()
    storage_bytes: int = 0
    replication_error: str | None = None
    last_recovery_point_at: AwareDatetime | None = None
    """None: nobody looked, or there is none."""
    last_launch: LastLaunch | None = None


class DocumentAt(Value):
    location: Location
    name: DocumentName


class Subnet(Value):
    location: Location
    subnet_id: Name
    cidr: IPv4Network


class Part(StrEnum):
    """What is read of an account and Region."""

    SERVERS = "SERVERS"
    DOCUMENTS = "DOCUMENTS"
    SUBNETS = "SUBNETS"
    QUOTAS = "QUOTAS"


class Unread(Value):
    """A part that could not be read, and why; without the servers, the place is unreachable."""

    location: Location
    part: Part
    reason: str


class Inventory(Value):
    """Everything a plan refers to, as seen at one moment. None: nobody looked."""

    at: AwareDatetime
    servers: tuple[SourceServer, ...] = ()
    groups: tuple[ProtectionGroup, ...] = ()
    unreachable: tuple[Location, ...] = ()
    documents: tuple[DocumentAt, ...] | None = None
    subnets: tuple[Subnet, ...] | None = None
    unread: tuple[Unread, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[ServerId, SourceServer]:
        return {server.server_id: server for server in self.servers}

    def group(self, group_id: str) -> ProtectionGroup | None:
        return next((group for group in self.groups if group.group_id == group_id), None)
