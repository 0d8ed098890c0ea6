"""What DRS and its neighbours tell, as a test has stated it."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from recovery.domain.errors import LocationUnreachable, Unknown
from recovery.domain.inventory import RecoveryPoint, SourceServer, Subnet
from recovery.domain.limits import DrsLimits
from recovery.domain.target_account import TargetAccount
from recovery.domain.value import Location
from recovery.ports.estate import (
    AccountCheck,
    Blind,
    DrsQuotas,
    JobLogLine,
    LiveJob,
    SeenSettings,
    Sight,
)
from recovery.ports.paging import Page, PageRequest
from recovery.usecases.pages import in_order


class StatedEstate:
    """A place about which nothing was stated has no DRS."""

    def __init__(self) -> None:
        self.seen: dict[Location, Sight | Blind] = {}
        self.looked: list[Location] = []

    def put(self, *seen: Sight | Blind) -> None:
        self.seen |= {one.location: one for one in seen}

    def show(
        self, *servers: SourceServer, at: datetime, live_jobs: tuple[LiveJob, ...] = ()
    ) -> None:
        """Every place of these servers, with these servers only; all jobs in each of them."""
        for location in {server.location for server in servers}:
            here = tuple(server for server in servers if server.location == location)
            self.put(Sight(location=location, at=at, servers=here, live_jobs=live_jobs))

    def look(
        self, locations: Collection[Location], *, within: timedelta
    ) -> tuple[Sight | Blind, ...]:
        assert within > timedelta(0)
        self.looked.extend(locations)
        return tuple(self.seen.get(location, _without_drs(location)) for location in locations)

    def refuse_blind(self, location: Location) -> None:
        """What cannot be seen answers no other question either."""
        if blind := self.blind(location):
            raise LocationUnreachable(location, blind.reason)

    def blind(self, location: Location) -> Blind | None:
        seen = self.seen.get(location)
        return seen if isinstance(seen, Blind) else None


class MemorySights:
    def __init__(self) -> None:
        self.kept: dict[Location, Sight] = {}

    def last(self, location: Location) -> Sight | None:
        return self.kept.get(location)

    def keep(self, sight: Sight) -> None:
        self.kept[sight.location] = sight


class StatedRecoveryPoints:
    """Tests put them under the id of their server, the newest first."""

    def __init__(self, estate: StatedEstate) -> None:
        self._estate = estate
        self.by_server: dict[str, tuple[RecoveryPoint, ...]] = {}

    def of(
        self, location: Location, server_ids: Collection[str]
    ) -> Mapping[str, tuple[RecoveryPoint, ...]]:
        self._estate.refuse_blind(location)
        return {server_id: self.by_server.get(server_id, ()) for server_id in server_ids}


class StatedLaunchConfigurations:
    def __init__(self, estate: StatedEstate) -> None:
        self._estate = estate
        self.by_server: dict[str, SeenSettings] = {}

    def of(self, location: Location, server_ids: Collection[str]) -> Mapping[str, SeenSettings]:
        self._estate.refuse_blind(location)
        none = SeenSettings(settings=None)
        return {server_id: self.by_server.get(server_id, none) for server_id in server_ids}


class StatedQuotas:
    """DRS's defaults where nothing else was stated."""

    def __init__(self, estate: StatedEstate) -> None:
        self._estate = estate
        self.by_location: dict[Location, DrsQuotas] = {}

    def of(self, location: Location) -> DrsQuotas:
        self._estate.refuse_blind(location)
        default = DrsQuotas(limits=DrsLimits(), replicating_servers=300, source_servers=4000)
        return self.by_location.get(location, default)

    def of_all(self, locations: Collection[Location]) -> Mapping[Location, DrsQuotas | Blind]:
        return {
            location: self._estate.blind(location) or self.of(location) for location in locations
        }


class StatedSurroundings:
    def __init__(self, estate: StatedEstate) -> None:
        self._estate = estate
        self.document_names: set[str] = set()
        self.known_subnets: list[Subnet] = []

    def documents(self, location: Location, names: Collection[str]) -> frozenset[str]:
        self._estate.refuse_blind(location)
        return frozenset(names) & self.document_names

    def subnets(self, location: Location, subnet_ids: Collection[str]) -> tuple[Subnet, ...]:
        self._estate.refuse_blind(location)
        return tuple(
            subnet
            for subnet in self.known_subnets
            if subnet.location == location and subnet.subnet_id in subnet_ids
        )


class StatedJobLogs:
    def __init__(self, estate: StatedEstate) -> None:
        self._estate = estate
        self.by_job: dict[str, tuple[JobLogLine, ...]] = {}

    def page(self, location: Location, job_id: str, request: PageRequest) -> Page[JobLogLine]:
        self._estate.refuse_blind(location)
        if job_id not in self.by_job:
            raise Unknown("job", job_id)
        keyed = ((f"{number:08}", line) for number, line in enumerate(self.by_job[job_id]))
        return in_order(keyed, request, of=f"log {job_id}")


class StatedVerifier:
    def __init__(self) -> None:
        self.by_account: dict[str, tuple[AccountCheck, ...]] = {}

    def verify(self, account: TargetAccount) -> tuple[AccountCheck, ...]:
        return self.by_account.get(account.account_id, ())


def _without_drs(location: Location) -> Blind:
    reason = f"DRS is not set up in {location.region} of account {location.account_id}."
    return Blind(location=location, code="NOT_INITIALIZED", reason=reason)
