"""Start without some servers: what is offered instead of a refusal."""

from collections.abc import Set as AbstractSet

from recovery.domain.errors import ServersUnknown
from recovery.domain.findings import FindingCode, blocking
from recovery.domain.planning.compile_plan import Compilation
from recovery.domain.planning.packing import pack
from recovery.domain.planning.schedule import Schedule, ScheduledWave
from recovery.domain.value import ServerId
from recovery.domain.wave_actions import AutomationAction


def without(schedule: Schedule, server_ids: AbstractSet[ServerId]) -> Schedule:
    """The rest is packed anew; a wave may be left without servers."""
    if unknown := server_ids - schedule.server_ids:
        raise ServersUnknown(unknown, where=f"the schedule of plan {schedule.plan_name}")
    waves = tuple(_reduced(wave, server_ids, schedule) for wave in schedule.waves)
    return schedule.changed(waves=waves)


def start_without(compilation: Compilation, server_ids: AbstractSet[ServerId]) -> Compilation:
    """Also without the findings about them; servers that DRS does not know may be named too.

    A place that can't be reached is no obstacle any more when all its servers are left out.
    """
    if (schedule := compilation.schedule) is None:
        return compilation
    absent = _unknown_to_drs(compilation) - schedule.server_ids
    rest = without(schedule, server_ids - absent)
    given_up = {*server_ids, *(_places(schedule) - _places(rest))}
    return Compilation(
        schedule=rest, findings=tuple(f for f in compilation.findings if f.thing not in given_up)
    )


def omittable(compilation: Compilation) -> AbstractSet[ServerId]:
    """Without these nothing forbids a start; empty where leaving servers out is no way out."""
    if (schedule := compilation.schedule) is None:
        return frozenset()
    stops = blocking(compilation.findings)
    places = {stop.thing for stop in stops if stop.code is FindingCode.LOCATION_UNREACHABLE}
    at_fault = {stop.thing for stop in stops} - places | _servers_in(schedule, places)
    is_about_servers = at_fault <= schedule.server_ids | _unknown_to_drs(compilation)
    if not is_about_servers or not schedule.server_ids - at_fault:
        return frozenset()
    still_stops = blocking(start_without(compilation, at_fault).findings)
    return frozenset() if still_stops else frozenset(at_fault)


def _places(schedule: Schedule) -> AbstractSet[str]:
    """Where it needs DRS, or runs something by itself; written as findings name them."""
    servers = (server.location for wave in schedule.waves for server in wave.servers.values())
    actions = (
        action.location
        for scheduled in schedule.waves
        for action in (*scheduled.wave.actions_before, *scheduled.wave.actions_after)
        if isinstance(action, AutomationAction) and action.location
    )
    return {f"{location}" for location in (*servers, *actions)}


def _servers_in(schedule: Schedule, places: AbstractSet[str]) -> AbstractSet[ServerId]:
    return {
        server_id
        for wave in schedule.waves
        for server_id, server in wave.servers.items()
        if f"{server.location}" in places
    }


def _unknown_to_drs(compilation: Compilation) -> AbstractSet[str]:
    return {
        finding.thing
        for finding in compilation.findings
        if finding.code is FindingCode.SERVER_UNKNOWN
    }


def _reduced(
    wave: ScheduledWave, server_ids: AbstractSet[ServerId], schedule: Schedule
) -> ScheduledWave:
    servers = {
        server_id: server
        for server_id, server in wave.servers.items()
        if server_id not in server_ids
    }
    return wave.changed(servers=servers, jobs=pack(servers.values(), schedule.limits))
