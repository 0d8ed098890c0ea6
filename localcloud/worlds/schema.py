"""What a world file says, field by field.

Ages and lags are written as ``45s``, ``10m``, ``6h`` or ``3d``. Ages count back from the moment in
which the world begins, so a file never grows old.
"""

import re
from datetime import timedelta
from ipaddress import IPv4Address, IPv4Network
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PositiveInt, model_validator

from localcloud.drs.settings import LaunchDisposition, RightSizing
from localcloud.drs.state import ReplicationState, VolumeStatus
from localcloud.faults import Fault

FIRST_HOST = 10
"""In a network: the addresses before it belong to routers and the like."""
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_WITHOUT_POINTS = {"INITIATING", "INITIAL_SYNC", "CREATING_SNAPSHOT", "STOPPED", "DISCONNECTED"}


def _span(value: object) -> object:
    """``1h30m`` too."""
    text = str(value)
    parts = re.findall(r"(\d+)([smhd])", text)
    if not parts or "".join(number + unit for number, unit in parts) != text:
        raise ValueError("write it as 45s, 10m, 6h or 3d")
    return sum((timedelta(**{_UNITS[u]: int(n)}) for n, u in parts), timedelta())


Span = Annotated[timedelta, BeforeValidator(_span)]
Region = Annotated[str, Field(pattern=r"^[a-z]{2}(-[a-z]+)+-\d$")]
AccountId = Annotated[str, Field(pattern=r"^\d{12}$")]
Json = dict[str, Any]  # what AWS takes


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class SubnetEntry(_Entry):
    cidr: IPv4Network
    zone: Annotated[str, Field(pattern=r"^[a-f]$")] = "a"
    """Letter of the availability zone."""


class NetworkEntry(_Entry):
    """What launch templates may name. Empty: everything is taken to exist."""

    subnets: dict[Annotated[str, Field(pattern=r"^subnet-[0-9a-f]{17}$")], SubnetEntry] = {}
    security_groups: list[Annotated[str, Field(pattern=r"^sg-[0-9a-f]{17}$")]] = []


class DiskEntry(_Entry):
    gib: PositiveInt
    device: str = ""
    """Empty: the usual name of the n-th disk of such a system."""
    status: VolumeStatus = "REGULAR"
    replicated: Annotated[float, Field(ge=0, le=1)] = 1.0
    """The share of it that has arrived."""
    backlog_gib: Annotated[float, Field(ge=0)] = 0.0


class ReplicationEntry(_Entry):
    state: ReplicationState = "CONTINUOUS"
    lag: Span | None = None
    """None: none at all while CONTINUOUS, unknown otherwise."""
    error: str | None = None
    """A code of DRS, such as AGENT_NOT_SEEN."""
    first_point: Span | Literal["never"] | None = None
    """Age of the oldest recovery point. None: 14 days, or no point where the state has none."""
    last_point: Span | None = None
    """Age of the newest recovery point. None: points are still being taken."""
    steps_done: Annotated[int, Field(ge=0, le=11)] = 11
    """Of the eleven with which replication begins."""

    @property
    def oldest_point_age(self) -> timedelta | None:
        if self.first_point is None and self.state not in _WITHOUT_POINTS:
            return timedelta(days=14)
        return None if self.first_point == "never" else self.first_point

    @model_validator(mode="after")
    def _must_be_possible(self) -> "ReplicationEntry":
        oldest = self.oldest_point_age
        if self.state in {"STOPPED", "DISCONNECTED"} and oldest is not None:
            raise ValueError(f"a server that is {self.state} has no recovery points")
        if self.last_point is not None and (oldest is None or self.last_point > oldest):
            raise ValueError("last_point is older than first_point")
        return self


class LaunchEntry(_Entry):
    """The DRS launch configuration, and what its EC2 launch template says."""

    disposition: LaunchDisposition = "STARTED"
    right_sizing: RightSizing = "BASIC"
    copy_private_ip: bool = False
    copy_tags: bool = False
    byol: bool = False
    post_launch: bool = False
    template: Json = {}
    """LaunchTemplateData on top of what DRS writes there."""
    is_missing: bool = False
    """There is no launch template: somebody has deleted it."""


class RecoveredEntry(_Entry):
    """The server was launched before the world began, and its instance still runs."""

    is_drill: bool = False
    age: Span = timedelta(hours=6)
    point_age: Span | None = None
    """Age of the point in time that it was launched from. None: that of the launch."""


class OriginEntry(_Entry):
    """The source is an EC2 instance."""

    account: AccountId
    region: Region
    zone: Annotated[str, Field(pattern=r"^[a-f]$")] = "a"


class ServerEntry(_Entry):
    hostname: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=253)]
    domain: str = ""
    """Makes the hostname fully qualified."""
    os: str
    """In full, as the agent reports it; ``Windows`` in it makes it a Windows server."""
    ip: IPv4Address | IPv4Network
    """An address, or the network in which the next free one is taken."""
    cores: PositiveInt = 2
    cpu: str = "Intel(R) Xeon(R) Gold 6248 CPU @ 2.50GHz"
    memory_gib: PositiveInt = 8
    instance_type: str = "m5.large"
    """What DRS recommends."""
    disks: list[DiskEntry] = Field(default=[DiskEntry(gib=30)], min_length=1)
    """A bare number is a size in GiB."""
    tags: dict[str, str] = {}
    added: Span = timedelta(days=40)
    """How long ago it was added to DRS."""
    origin: OriginEntry | None = None
    """None: on premises."""
    replication: ReplicationEntry = ReplicationEntry()
    launch: LaunchEntry = LaunchEntry()
    recovered: RecoveredEntry | None = None


class KnobsEntry(_Entry):
    """Where AWS publishes nothing: see the table of behaviours in the README."""

    page_size: PositiveInt = 200
    names_instance_in_job: bool = False
    shows_in_progress: bool = False
    consistency_delay: Annotated[float, Field(ge=0)] = 0.0


class PlaceEntry(_Entry):
    """One account in one Region."""

    account: AccountId
    region: Region
    is_initialized: bool = True
    """False: DRS answers everything with UninitializedAccountException."""
    trusts: list[AccountId] = []
    """Accounts that may extend the source servers of this one."""
    quotas: dict[Annotated[str, Field(pattern=r"^L-[0-9A-F]{8}$")], float] = {}
    """Where they differ from the defaults of AWS."""
    knobs: KnobsEntry = KnobsEntry()
    network: NetworkEntry = NetworkEntry()
    servers: list[ServerEntry] = []

    @model_validator(mode="after")
    def _must_be_consistent(self) -> "PlaceEntry":
        names = [server.hostname for server in self.servers]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"{twice[0]} is there more than once")
        _check_room([server.ip for server in self.servers])
        if self.servers and not self.is_initialized:
            raise ValueError("DRS has no servers where it is not initialized")
        return self


def _check_room(wanted: list[IPv4Address | IPv4Network]) -> None:
    for network in {each for each in wanted if isinstance(each, IPv4Network)}:
        if wanted.count(network) > network.num_addresses - FIRST_HOST - 1:
            raise ValueError(f"the network {network} has too few addresses for its servers")


class WorldFile(_Entry):
    name: str
    description: str = ""
    places: list[PlaceEntry] = Field(min_length=1)
    faults: list[Fault] = []
    """In force from the beginning; see the README."""

    @model_validator(mode="after")
    def _must_be_about_known_servers(self) -> "WorldFile":
        names = {server.hostname for place in self.places for server in place.servers}
        for fault in self.faults:
            if fault.server is not None and fault.server not in names:
                raise ValueError(f"no server has the hostname {fault.server}")
        return self
