"""What DRS knows in one account and Region. Records only: rules and time are elsewhere."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from localcloud.drs.knobs import Knobs, Pace
from localcloud.drs.settings import (
    LaunchAction,
    LaunchConfiguration,
    LaunchConfigurationTemplate,
    ReplicationConfiguration,
    ReplicationConfigurationTemplate,
)

ReplicationState = Literal[
    "STOPPED",
    "INITIATING",
    "INITIAL_SYNC",
    "BACKLOG",
    "CREATING_SNAPSHOT",
    "CONTINUOUS",
    "PAUSED",
    "RESCAN",
    "STALLED",
    "DISCONNECTED",
]
VolumeStatus = Literal[
    "REGULAR",
    "CONTAINS_MARKETPLACE_PRODUCT_CODES",
    "MISSING_VOLUME_ATTRIBUTES",
    "MISSING_VOLUME_ATTRIBUTES_AND_PRECHECK_UNAVAILABLE",
    "PENDING",
]
LaunchStatus = Literal["PENDING", "IN_PROGRESS", "LAUNCHED", "FAILED", "TERMINATED"]
JobType = Literal["LAUNCH", "TERMINATE", "CREATE_CONVERTED_SNAPSHOT"]
JobStatus = Literal["PENDING", "STARTED", "COMPLETED"]
InitiatedBy = Literal[
    "START_RECOVERY", "START_DRILL", "FAILBACK", "TERMINATE_RECOVERY_INSTANCES", "TARGET_ACCOUNT"
]
ExtensionStatus = Literal["EXTENDED", "EXTENSION_ERROR", "NOT_EXTENDED"]
FailbackState = Literal[
    "FAILBACK_NOT_STARTED",
    "FAILBACK_IN_PROGRESS",
    "FAILBACK_READY_FOR_LAUNCH",
    "FAILBACK_COMPLETED",
    "FAILBACK_ERROR",
    "FAILBACK_NOT_READY_FOR_LAUNCH",
    "FAILBACK_LAUNCH_STATE_NOT_AVAILABLE",
]


@dataclass
class Disk:
    device_name: str
    size_bytes: int
    replicated_bytes: int | None = None
    """None: all of it."""
    backlogged_bytes: int = 0
    volume_status: VolumeStatus = "REGULAR"


@dataclass
class NetworkInterface:
    mac_address: str
    ips: list[str]
    is_primary: bool = True


@dataclass
class Machine:
    """What the agent reports about the source."""

    hostname: str
    os: str
    """In full, such as ``Linux version 4.14…``: DRS has no field for the family."""
    fqdn: str | None = None
    vmware_uuid: str | None = None
    aws_instance_id: str | None = None
    disks: list[Disk] = field(default_factory=list)
    network_interfaces: list[NetworkInterface] = field(default_factory=list)
    cores: int = 2
    cpu_model: str = "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz"
    ram_bytes: int = 8 * 2**30
    recommended_instance_type: str = "c5.large"
    architecture: Literal["x86_64", "arm64"] = "x86_64"
    agent_version: str = "6.24.20240"

    @property
    def is_windows(self) -> bool:
        return "windows" in self.os.lower()


@dataclass
class Origin:
    """Where a source that runs in EC2 runs."""

    account_id: str
    region: str
    availability_zone: str


@dataclass
class StagingArea:
    """Extended: the server replicates in another account, as the server with this ARN."""

    account_id: str
    status: ExtensionStatus = "NOT_EXTENDED"
    source_server_arn: str | None = None
    error_message: str | None = None


@dataclass
class Replication:
    """Points in time exist from ``first_point_at`` on (None: none yet, or all deleted), and none
    was taken after ``last_point_at`` (None: they are still taken)."""

    state: ReplicationState = "CONTINUOUS"
    lag: timedelta | None = timedelta(0)
    error: str | None = None
    raw_error: str | None = None
    eta: datetime | None = None
    started_at: datetime | None = None
    first_byte_at: datetime | None = None
    first_point_at: datetime | None = None
    last_point_at: datetime | None = None
    silences: list[tuple[datetime, datetime]] = field(default_factory=list)
    """Over by now. No points were taken in them."""
    steps_done: int = 11
    """Of the eleven of the initiation."""
    attempt: int = 0
    """How often replication began or ended: what was planned before is void."""
    staging_availability_zone: str = "us-west-2a"


@dataclass
class LastLaunch:
    at: datetime
    job_id: str
    is_drill: bool
    status: LaunchStatus = "PENDING"


@dataclass
class SourceServer:
    source_server_id: str
    arn: str
    machine: Machine
    staging: StagingArea
    launch_configuration: LaunchConfiguration
    added_at: datetime
    replication: Replication = field(default_factory=Replication)
    replication_configuration: ReplicationConfiguration = field(
        default_factory=ReplicationConfiguration
    )
    tags: dict[str, str] = field(default_factory=dict)
    origin: Origin | None = None
    """None: on premises."""
    direction: Literal["FAILOVER", "FAILBACK"] = "FAILOVER"
    reversed_direction_arn: str | None = None
    last_launch: LastLaunch | None = None
    recovery_instance_id: str | None = None
    """Kept by ``DrsState.add_instance`` and ``remove_instance``, by nobody else."""


@dataclass
class Failback:
    state: FailbackState = "FAILBACK_NOT_STARTED"
    launch_type: Literal["RECOVERY", "DRILL"] | None = None
    job_id: str | None = None
    initiated_at: datetime | None = None
    to_original_server: bool = False
    client_id: str | None = None
    configuration_name: str = ""
    bandwidth_throttling: int = 0
    uses_private_ip: bool = False
    internet_protocol: str = "IPV4"


@dataclass
class RecoveryInstance:
    """Its id is that of the EC2 instance."""

    instance_id: str
    arn: str
    source_server_id: str
    job_id: str
    is_drill: bool
    point_in_time: datetime
    launched_at: datetime
    described_from: datetime
    """Until then no call shows it: DRS is eventually consistent."""
    machine: Machine
    volume_ids: list[str] = field(default_factory=list)
    """Of the disks, in their order."""
    origin: Origin | None = None
    failback: Failback = field(default_factory=Failback)
    replication_state: str = "NOT_STARTED"
    reversed_server_arn: str | None = None
    tags: dict[str, str] = field(default_factory=dict)


@dataclass
class ActionRun:
    action: LaunchAction
    run_id: str
    status: Literal["IN_PROGRESS", "SUCCEEDED", "FAILED"] = "IN_PROGRESS"
    failure_reason: str | None = None


@dataclass
class Participant:
    source_server_id: str
    launch_status: LaunchStatus = "PENDING"
    recovery_instance_id: str | None = None
    pinned_point_id: str | None = None
    point_in_time: datetime | None = None
    """Of what is launched, once that is known."""
    agent_discovered_at: datetime | None = None
    action_runs: list[ActionRun] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return self.launch_status in {"LAUNCHED", "FAILED", "TERMINATED"}


@dataclass(frozen=True)
class LogItem:
    at: datetime
    event: str
    source_server_id: str | None = None
    conversion_server_id: str | None = None
    target_instance_id: str | None = None
    raw_error: str | None = None


@dataclass
class Job:
    job_id: str
    arn: str
    type: JobType
    initiated_by: InitiatedBy
    created_at: datetime
    participants: list[Participant]
    status: JobStatus = "PENDING"
    ended_at: datetime | None = None
    tags: dict[str, str] = field(default_factory=dict)
    log: list[LogItem] = field(default_factory=list)

    @property
    def is_active(self) -> bool:
        return self.status != "COMPLETED"

    @property
    def is_drill(self) -> bool:
        return self.initiated_by == "START_DRILL"


@dataclass
class DrsState:
    is_initialized: bool = False
    source_servers: dict[str, SourceServer] = field(default_factory=dict)
    recovery_instances: dict[str, RecoveryInstance] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    """In order of creation."""
    launch_templates: dict[str, LaunchConfigurationTemplate] = field(default_factory=dict)
    replication_templates: dict[str, ReplicationConfigurationTemplate] = field(default_factory=dict)
    launch_actions: dict[str, dict[str, LaunchAction]] = field(default_factory=dict)
    """Of a source server or a launch template, by the id of both."""
    trusted_accounts: set[str] = field(default_factory=set)
    """Targets that may extend the servers of this account: it has a staging role for each."""
    knobs: Knobs = field(default_factory=Knobs)

    def active_jobs(self) -> list[Job]:
        return [job for job in self.jobs.values() if job.is_active]

    def pace_of(self, server: SourceServer) -> Pace:
        return self.knobs.windows if server.machine.is_windows else self.knobs.linux

    def add_instance(self, instance: RecoveryInstance) -> None:
        self.recovery_instances[instance.instance_id] = instance
        self.source_servers[instance.source_server_id].recovery_instance_id = instance.instance_id

    def remove_instance(self, instance_id: str) -> None:
        instance = self.recovery_instances.pop(instance_id)
        server = self.source_servers.get(instance.source_server_id)
        if server and server.recovery_instance_id == instance_id:
            server.recovery_instance_id = None
