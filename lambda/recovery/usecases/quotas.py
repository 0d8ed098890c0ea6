"""What DRS allows in each account and Region, how much of it is used, and what is left."""

from datetime import timedelta
from typing import NamedTuple

from pydantic import AwareDatetime

from recovery.domain.inventory import Replication
from recovery.domain.value import AccountId, RegionName, Value
from recovery.ports.estate import Blind, DrsQuotas, Sight
from recovery.ports.product import Ports
from recovery.usecases.inventory import LATELY, PlaceProblem, Seen, Survey, survey
from recovery.usecases.places import PlaceQuery, registered_places

_NOT_REPLICATING = (Replication.STOPPED, Replication.DISCONNECTED)


class _Numbers(NamedTuple):
    """Allowed ones, or used ones; None: not read."""

    jobs: int | None = None
    servers_in_jobs: int | None = None
    servers_per_job: int | None = None
    replicating_servers: int | None = None
    source_servers: int | None = None


_NOTHING = _Numbers()


class Usage(Value):
    """None where it could not be read."""

    limit: int | None = None
    used: int | None = None
    left: int | None = None


class QuotaView(Value):
    """Of one account and Region."""

    account_id: AccountId
    region: RegionName
    at: AwareDatetime | None = None
    """When the usage was read."""
    jobs: Usage
    servers_in_jobs: Usage
    servers_per_job: Usage
    """Used: by the largest job that runs."""
    replicating_servers: Usage
    source_servers: Usage
    problem: PlaceProblem | None = None
    """Why a part is missing, or older than it should be."""


class QuotaOverview(Value):
    at: AwareDatetime
    items: tuple[QuotaView, ...]


def get_quotas(ports: Ports, query: PlaceQuery, *, max_age: timedelta = LATELY) -> QuotaOverview:
    """A place that can't be read hides none of the others."""
    surveyed = survey(ports, registered_places(ports, query), max_age)
    return QuotaOverview(at=surveyed.at, items=quotas_of(ports, surveyed))


def quotas_of(ports: Ports, surveyed: Survey) -> tuple[QuotaView, ...]:
    """What is used as it was seen; what is allowed as Service Quotas says now, side by side."""
    quotas = ports.quotas.of_all([seen.location for seen in surveyed.seen])
    return tuple(_view(seen, quotas[seen.location]) for seen in surveyed.seen)


def _view(seen: Seen, quotas: DrsQuotas | Blind) -> QuotaView:
    blind = quotas if isinstance(quotas, Blind) else seen.blind
    allowed = _NOTHING if isinstance(quotas, Blind) else _allowed(quotas)
    used = _used(seen.sight) if seen.sight else _NOTHING
    return QuotaView(
        account_id=seen.location.account_id,
        region=seen.location.region,
        at=seen.sight.at if seen.sight else None,
        jobs=_usage(allowed.jobs, used.jobs),
        servers_in_jobs=_usage(allowed.servers_in_jobs, used.servers_in_jobs),
        servers_per_job=_usage(allowed.servers_per_job, used.servers_per_job),
        replicating_servers=_usage(allowed.replicating_servers, used.replicating_servers),
        source_servers=_usage(allowed.source_servers, used.source_servers),
        problem=PlaceProblem(code=blind.code, reason=blind.reason) if blind else None,
    )


def _allowed(quotas: DrsQuotas) -> _Numbers:
    return _Numbers(
        jobs=quotas.limits.jobs,
        servers_in_jobs=quotas.limits.servers_in_jobs,
        servers_per_job=quotas.limits.servers_per_job,
        replicating_servers=quotas.replicating_servers,
        source_servers=quotas.source_servers,
    )


def _used(sight: Sight) -> _Numbers:
    sizes = [len(job.server_ids) for job in sight.live_jobs]
    states = [server.replication for server in sight.servers]
    return _Numbers(
        jobs=len(sizes),
        servers_in_jobs=sum(sizes),
        servers_per_job=max(sizes, default=0),
        replicating_servers=sum(state not in _NOT_REPLICATING for state in states),
        source_servers=len(states),
    )


def _usage(limit: int | None, used: int | None) -> Usage:
    left = None if limit is None or used is None else max(0, limit - used)
    return Usage(limit=limit, used=used, left=left)
