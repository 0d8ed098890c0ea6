"""A plan compiled with what DRS and its surroundings are now, or were a moment ago."""

from collections.abc import Iterable
from datetime import timedelta

from recovery.domain.inventory import Inventory, Part
from recovery.domain.planning.compile_plan import Compilation, compile_plan
from recovery.domain.planning.references import references
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.value import Location, Value
from recovery.ports.estate import LiveJob
from recovery.ports.product import Ports
from recovery.usecases.inventory import Place, Survey, survey
from recovery.usecases.surroundings import Surroundings, limits_of, surroundings_of


class JobElsewhere(LiveJob):
    """A DRS job that runs in one of the places of the plan."""

    location: Location


class Compiled(Value):
    """What came of a plan, and what it was judged by."""

    plan: RecoveryPlan
    compilation: Compilation
    inventory: Inventory
    places: tuple[Place, ...]
    """The accounts and Regions that the plan recovers servers in."""
    live_jobs: tuple[JobElsewhere, ...]


def compiled(ports: Ports, plan: RecoveryPlan, *, max_age: timedelta) -> Compiled:
    """Servers that were seen within ``max_age`` are not read again; zero reads all of them."""
    groups = groups_of(ports, plan)
    recovering = tuple(dict.fromkeys(group.location for group in groups))
    surveyed = survey(ports, recovering, max_age)
    wanted = references(plan, groups)
    blind = {seen.location for seen in surveyed.seen if seen.blind}
    found = surroundings_of(
        ports,
        {location: named for location, named in wanted.items() if location not in blind},
        [location for location in recovering if location not in blind],
    )
    inventory = _inventory(surveyed, groups, found)
    return Compiled(
        plan=plan,
        compilation=compile_plan(plan, inventory, limits_of(found)),
        inventory=inventory,
        places=surveyed.places,
        live_jobs=tuple(_live_jobs(surveyed)),
    )


def groups_of(ports: Ports, plan: RecoveryPlan) -> tuple[ProtectionGroup, ...]:
    """Those that exist, each once."""
    named = dict.fromkeys(group_id for wave in plan.waves for group_id in wave.group_ids)
    known = ports.groups.find_many(named)
    return tuple(known[group_id].group for group_id in named if group_id in known)


def _inventory(
    surveyed: Survey, groups: tuple[ProtectionGroup, ...], found: Surroundings
) -> Inventory:
    seen = surveyed.inventory()
    return seen.changed(
        groups=groups,
        unreachable=(*seen.unreachable, *_unreachable(surveyed, found)),
        documents=tuple(found.documents),
        subnets=tuple(found.subnets),
        unread=(*seen.unread, *found.unread),
    )


def _unreachable(surveyed: Survey, found: Surroundings) -> Iterable[Location]:
    """Where only an automation runs nobody looked at DRS: the documents tell whether it answers."""
    recovering = {seen.location for seen in surveyed.seen}
    return (
        unread.location
        for unread in found.unread
        if unread.part is Part.DOCUMENTS and unread.location not in recovering
    )


def _live_jobs(surveyed: Survey) -> Iterable[JobElsewhere]:
    for sight in surveyed.sights:
        for job in sight.live_jobs:
            yield JobElsewhere(location=sight.location, **dict(job))
