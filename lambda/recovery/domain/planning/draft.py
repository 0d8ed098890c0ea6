"""A plan with its groups resolved and its waves packed, before anybody judged it."""

from collections.abc import Mapping
from functools import cached_property

from recovery.domain.inventory import Inventory, Part
from recovery.domain.limits import Limits
from recovery.domain.planning.graph import Dependencies, dependencies
from recovery.domain.planning.packing import pack
from recovery.domain.planning.resolve import ResolvedGroup, resolve, scheduled_servers
from recovery.domain.planning.schedule import Schedule, ScheduledWave
from recovery.domain.recovery_plan import RecoveryPlan, Wave
from recovery.domain.value import Location, ServerId, Value


class Draft(Value):
    """What every check reads; it exists for any plan, however broken."""

    plan: RecoveryPlan
    inventory: Inventory
    limits: Limits
    groups: Mapping[str, ResolvedGroup]
    waves: tuple[ScheduledWave, ...]

    @cached_property
    def waits_for(self) -> Dependencies:
        return dependencies(self.plan.waves)

    @cached_property
    def wave_named(self) -> Mapping[str, ScheduledWave]:
        """Of two waves with one name the first."""
        return {scheduled.name: scheduled for scheduled in reversed(self.waves)}

    def groups_of(self, wave: Wave) -> tuple[ResolvedGroup, ...]:
        """Each known group of the wave once, in its order."""
        group_ids = dict.fromkeys(wave.group_ids)
        return tuple(self.groups[group_id] for group_id in group_ids if group_id in self.groups)

    def is_reachable(self, location: Location) -> bool:
        return location not in self.inventory.unreachable

    def has_read(self, part: Part, location: Location) -> bool:
        """Only then does an absence mean anything."""
        is_unread = any(
            unread.part is part and unread.location == location for unread in self.inventory.unread
        )
        return self.is_reachable(location) and not is_unread

    def schedule(self) -> Schedule:
        return Schedule(
            plan_id=self.plan.plan_id,
            plan_name=self.plan.name,
            plan_version=self.plan.version,
            objectives=self.plan.objectives,
            limits=self.limits,
            waves=self.waves,
        )


def draft_plan(plan: RecoveryPlan, inventory: Inventory, limits: Limits) -> Draft:
    """A server goes into the first wave that has it, so that nothing launches it twice."""
    groups = resolve(plan, inventory)
    taken: set[ServerId] = set()
    waves = []
    for number, wave in enumerate(plan.waves, start=1):
        members = [groups[group_id] for group_id in wave.group_ids if group_id in groups]
        servers = scheduled_servers(wave, members, taken=taken)
        taken |= servers.keys()
        jobs = pack(servers.values(), limits)
        waves.append(ScheduledWave(number=number, wave=wave, servers=servers, jobs=jobs))
    return Draft(plan=plan, inventory=inventory, limits=limits, groups=groups, waves=tuple(waves))


def locations(wave: ScheduledWave) -> tuple[Location, ...]:
    """Where the wave has servers, in their order."""
    return tuple(dict.fromkeys(job.location for job in wave.jobs))
