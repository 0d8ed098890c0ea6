"""Can we recover now? One look at everything, for the first page of the console.

It reads what was seen of DRS lately, and asks DRS only where that is too old, as the list of
servers does. Besides, Service Quotas is asked once for each place, as for getQuotas. DynamoDB is
asked once for each place, for every 200 groups and plans, and three times for executions.

What is wrong with each plan is not told: a plan that makes no sense is not even saved, and the rest
depends on documents and subnets, which validatePlan looks up.
"""

from datetime import timedelta
from typing import NamedTuple

from pydantic import AwareDatetime

from recovery.domain.coverage import Members, coverage_of, members_of
from recovery.domain.overview.data_at_risk import PlanRpo, Protection, plan_rpos
from recovery.domain.overview.servers import standing
from recovery.domain.value import Value
from recovery.ports.product import Ports
from recovery.ports.records import GroupRecord, PlanRecord
from recovery.usecases.configuration.everything import all_groups, all_plans
from recovery.usecases.inventory import LATELY, Place, Survey, survey
from recovery.usecases.overview.drills import DrillsOverview, drills_overview
from recovery.usecases.overview.executions import ExecutionsOverview, executions_overview
from recovery.usecases.overview.headroom import QuotasOverview, quotas_overview
from recovery.usecases.overview.server_counts import ServersOverview, servers_overview
from recovery.usecases.places import PlaceQuery, registered_places
from recovery.usecases.quotas import quotas_of
from recovery.usecases.source_servers.coverage import planned_ids


class Basis(Value):
    """What is said about servers rests on it."""

    at: AwareDatetime | None
    """When the oldest part of it was read; None: nothing was."""
    places: int
    """Registered accounts and Regions."""
    unread: int
    """Those of which nothing is known: their servers are in no number."""
    problems: tuple[Place, ...]
    """Places that can't be read now, with the age of what is known of them, if anything is."""


class PlansOverview(Value):
    total: int
    drills: DrillsOverview
    rpo: tuple[PlanRpo, ...]
    """Of plans that promise one, the furthest behind first."""


class Overview(Value):
    at: AwareDatetime
    basis: Basis
    servers: ServersOverview | None
    """None: no place could be read, so nothing is known."""
    plans: PlansOverview
    executions: ExecutionsOverview
    quotas: QuotasOverview


class _Protected(NamedTuple):
    """Everything that is protected, by groups and plans."""

    groups: tuple[GroupRecord, ...]
    plans: tuple[PlanRecord, ...]
    members: Members


def get_overview(ports: Ports, *, max_age: timedelta = LATELY) -> Overview:
    """A place that can't be read hides none of the others."""
    surveyed = survey(ports, registered_places(ports, PlaceQuery()), max_age)
    protected = _protected(ports, surveyed)
    return Overview(
        at=surveyed.at,
        basis=_basis(surveyed),
        servers=_servers(surveyed, protected),
        plans=PlansOverview(
            total=len(protected.plans),
            drills=drills_overview(protected.plans, surveyed.at),
            rpo=_rpos(surveyed, protected),
        ),
        executions=executions_overview(ports),
        quotas=quotas_overview(quotas_of(ports, surveyed)),
    )


def _protected(ports: Ports, surveyed: Survey) -> _Protected:
    groups = tuple(all_groups(ports))
    return _Protected(
        groups=groups,
        plans=tuple(all_plans(ports)),
        members=members_of((record.group for record in groups), surveyed.servers),
    )


def _basis(surveyed: Survey) -> Basis:
    return Basis(
        at=min((sight.at for sight in surveyed.sights), default=None),
        places=len(surveyed.places),
        unread=len(surveyed.places) - len(surveyed.sights),
        problems=tuple(place for place in surveyed.places if place.problem),
    )


def _servers(surveyed: Survey, protected: _Protected) -> ServersOverview | None:
    if surveyed.seen and not surveyed.sights:
        return None
    servers = surveyed.servers
    coverage = coverage_of(servers, protected.members, planned_ids(protected.groups))
    return servers_overview(standing(servers, coverage))


def _rpos(surveyed: Survey, protected: _Protected) -> tuple[PlanRpo, ...]:
    protection = Protection(
        groups={record.group.group_id: record.group for record in protected.groups},
        members=protected.members,
        unread=frozenset(seen.location for seen in surveyed.seen if seen.blind),
    )
    plans = (record.plan for record in protected.plans)
    return plan_rpos(plans, protection, surveyed.at)
