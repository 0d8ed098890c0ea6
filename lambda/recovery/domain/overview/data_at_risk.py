"""Does a plan keep its RPO now: how far behind its servers are, against what it promises."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest
from typing import Literal, NamedTuple

from recovery.domain.coverage import Members
from recovery.domain.inventory import SourceServer
from recovery.domain.overview.servers import EXAMPLES, ServerExample, example
from recovery.domain.protection_group import ProtectionGroup, ServerList
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.value import Location, Name, ServerId, Value

Measure = Literal["LAG", "RECOVERY_POINT"]


class ServerBehind(ServerExample):
    behind: timedelta
    beyond: timedelta
    """By how much that is more than was promised."""
    measure: Measure
    """The age of the last recovery point counts where DRS does not tell the lag."""


class PlanRpo(Value):
    plan_id: Name
    plan_name: Name
    objective: timedelta
    servers: int
    """Of its groups, as far as they were seen."""
    breaching: int
    unknown: int
    """DRS tells neither their lag nor a recovery point."""
    unseen: int
    """Listed in its groups, but not seen in DRS."""
    unread: tuple[Location, ...]
    """Places of its groups that can't be read now: judged by what was seen there last, if ever."""
    worst: tuple[ServerBehind, ...]


@dataclass(frozen=True)
class Protection:
    groups: Mapping[str, ProtectionGroup]
    members: Members
    unread: AbstractSet[Location]
    """Places that can't be read now."""


class _Behind(NamedTuple):
    server: SourceServer
    by: timedelta
    measure: Measure


def plan_rpos(
    plans: Iterable[RecoveryPlan], protection: Protection, at: datetime
) -> tuple[PlanRpo, ...]:
    """Of plans that promise one, the furthest behind first."""
    found = [
        _rpo(plan, plan.objectives.rpo, protection, at)
        for plan in plans
        if plan.objectives.rpo is not None
    ]
    return tuple(sorted(found, key=_worst_first))


def _rpo(plan: RecoveryPlan, objective: timedelta, protection: Protection, at: datetime) -> PlanRpo:
    groups = [protection.groups[id_] for id_ in plan.group_ids if id_ in protection.groups]
    members = (server for group in groups for server in protection.members[group.group_id])
    servers = {server.server_id: server for server in members}
    known = [behind for server in servers.values() if (behind := _behind(server, at))]
    breaching = [behind for behind in known if behind.by > objective]
    worst = nlargest(EXAMPLES, breaching, key=lambda behind: behind.by)
    return PlanRpo(
        plan_id=plan.plan_id,
        plan_name=plan.name,
        objective=objective,
        servers=len(servers),
        breaching=len(breaching),
        unknown=len(servers) - len(known),
        unseen=len(_listed(groups) - servers.keys()),
        unread=_unread(groups, protection),
        worst=tuple(_told(behind, objective) for behind in worst),
    )


def _behind(server: SourceServer, at: datetime) -> _Behind | None:
    if server.lag is not None:
        return _Behind(server, server.lag, "LAG")
    if server.last_recovery_point_at is not None:
        return _Behind(server, at - server.last_recovery_point_at, "RECOVERY_POINT")
    return None


def _listed(groups: Iterable[ProtectionGroup]) -> AbstractSet[ServerId]:
    lists = (group.selection for group in groups if isinstance(group.selection, ServerList))
    return {server_id for selection in lists for server_id in selection.server_ids}


def _unread(groups: Iterable[ProtectionGroup], protection: Protection) -> tuple[Location, ...]:
    places = {group.location for group in groups} & protection.unread
    return tuple(sorted(places, key=str))


def _told(behind: _Behind, objective: timedelta) -> ServerBehind:
    return ServerBehind(
        **dict(example(behind.server)),
        behind=behind.by,
        beyond=behind.by - objective,
        measure=behind.measure,
    )


def _worst_first(rpo: PlanRpo) -> tuple[timedelta, int, str]:
    beyond = max((behind.beyond for behind in rpo.worst), default=timedelta(0))
    return (-beyond, -(rpo.unknown + rpo.unseen), rpo.plan_name)
