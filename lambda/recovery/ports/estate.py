"""What DRS knows, read account by account and Region by Region. Nothing here changes anything."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Protocol

from pydantic import AwareDatetime

from recovery.domain.inventory import RecoveryPoint, SourceServer, Subnet
from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.limits import DrsLimits
from recovery.domain.target_account import TargetAccount
from recovery.domain.value import Location, ServerId, Value
from recovery.ports.paging import Page, PageRequest


class LiveJob(Value):
    """A DRS job that has not ended, whoever started it."""

    job_id: str
    kind: str
    """LAUNCH, TERMINATE or another of DRS's words."""
    started_at: AwareDatetime
    server_ids: tuple[ServerId, ...]
    execution_id: str | None = None
    """By its tag; None: none of ours."""


class Sight(Value):
    """One account and Region as it was seen at one moment."""

    location: Location
    at: AwareDatetime
    servers: tuple[SourceServer, ...]
    live_jobs: tuple[LiveJob, ...] = ()


class Blind(Value):
    """An account and Region that could not be read, and why, in words for an operator."""

    location: Location
    code: str
    """Stable: NOT_INITIALIZED, REGION_DISABLED, ACCESS_DENIED, NO_ACCOUNT, TIMEOUT, THROTTLED …"""
    reason: str


class Estate(Protocol):
    def look(
        self, locations: Collection[Location], *, within: timedelta
    ) -> tuple[Sight | Blind, ...]:
        """All of them side by side; one that does not answer in time hides none of the others."""
        ...


class Sights(Protocol):
    """What was seen lately: DRS is slow over many Regions."""

    def last(self, location: Location) -> Sight | None: ...

    def keep(self, sight: Sight) -> None: ...


class RecoveryPoints(Protocol):
    def of(
        self, location: Location, server_ids: Collection[ServerId]
    ) -> Mapping[ServerId, tuple[RecoveryPoint, ...]]:
        """The newest first. Raises LocationUnreachable."""
        ...


class SeenSettings(Value):
    """What the DRS launch configuration and the EC2 launch template of a server hold."""

    settings: LaunchSettings | None
    """None: there is no launch configuration, or it could not be read."""
    launch_template_id: str | None = None
    problem: str | None = None


class LaunchConfigurations(Protocol):
    def of(
        self, location: Location, server_ids: Collection[ServerId]
    ) -> Mapping[ServerId, SeenSettings]:
        """Raises LocationUnreachable; trouble with one server is told in its place."""
        ...


class DrsQuotas(Value):
    limits: DrsLimits
    replicating_servers: int
    source_servers: int


class Quotas(Protocol):
    def of(self, location: Location) -> DrsQuotas:
        """Raises LocationUnreachable."""
        ...

    def of_all(self, locations: Collection[Location]) -> Mapping[Location, DrsQuotas | Blind]:
        """All of them side by side; one that can't be read hides none of the others."""
        ...


class Surroundings(Protocol):
    """What a plan refers to besides servers. Raises LocationUnreachable."""

    def documents(self, location: Location, names: Collection[str]) -> frozenset[str]:
        """Those of the SSM documents that exist."""
        ...

    def subnets(self, location: Location, subnet_ids: Collection[str]) -> tuple[Subnet, ...]:
        """Those that exist."""
        ...


class JobLogLine(Value):
    at: AwareDatetime
    event: str
    """DRS's own word; not all of them are in its documentation."""
    server_id: ServerId | None = None
    conversion_server_id: str | None = None
    instance_id: str | None = None
    error: str | None = None


class JobLogs(Protocol):
    def page(self, location: Location, job_id: str, request: PageRequest) -> Page[JobLogLine]:
        """As DRS lists them. Raises LocationUnreachable, Unknown."""
        ...


class AccountCheck(Value):
    """One thing that must hold in an account before its servers can be recovered."""

    name: str
    region: str | None = None
    is_passed: bool
    detail: str


class AccountVerifier(Protocol):
    def verify(self, account: TargetAccount) -> tuple[AccountCheck, ...]:
        """Assumes the role, then asks DRS, EC2 and SSM in each Region; tells all that fails."""
        ...
