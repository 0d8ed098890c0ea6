"""Where DRS leaves the least room: of all quotas of all places, those that are nearest to full."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest

from recovery.domain.overview.servers import EXAMPLES
from recovery.domain.value import AccountId, RegionName, Value
from recovery.usecases.inventory import PlaceProblem
from recovery.usecases.quotas import QuotaView, Usage


class Headroom(Value):
    account_id: AccountId
    region: RegionName
    quota: str
    """As a field of getQuotas."""
    limit: int
    used: int
    left: int


class UnknownHeadroom(Value):
    account_id: AccountId
    region: RegionName
    problem: PlaceProblem


class QuotasOverview(Value):
    tightest: tuple[Headroom, ...]
    """The fullest first. How many servers fit into one job is left out: that fills nothing up."""
    unknown: tuple[UnknownHeadroom, ...]
    """Places of which a part is missing, or older than it should be."""


def quotas_overview(views: Iterable[QuotaView]) -> QuotasOverview:
    known = tuple(views)
    rooms = (room for view in known for room in _rooms(view))
    return QuotasOverview(
        tightest=tuple(nlargest(EXAMPLES, rooms, key=lambda room: room.used / room.limit)),
        unknown=tuple(
            UnknownHeadroom(account_id=view.account_id, region=view.region, problem=view.problem)
            for view in known
            if view.problem
        ),
    )


def _rooms(view: QuotaView) -> Iterator[Headroom]:
    for quota, usage in _usages(view).items():
        if usage.limit and usage.used is not None and usage.left is not None:
            yield Headroom(
                account_id=view.account_id,
                region=view.region,
                quota=quota,
                limit=usage.limit,
                used=usage.used,
                left=usage.left,
            )


def _usages(view: QuotaView) -> Mapping[str, Usage]:
    return {
        "jobs": view.jobs,
        "serversInJobs": view.servers_in_jobs,
        "replicatingServers": view.replicating_servers,
        "sourceServers": view.source_servers,
    }
