"""Start without some servers: what is offered instead of a refusal."""

from collections.abc import Set as AbstractSet

from recovery.domain.errors import ServersUnknown
from recovery.domain.findings import FindingCode, blocking
from recovery.domain.planning.compile_plan import Compilation
from recovery.domain.planning.packing import pack
from recovery.domain.planning.schedule import Schedule, ScheduledWave
from recovery.domain.value import ServerId


def without(schedule: Schedule, server_ids: AbstractSet[ServerId]) -> Schedule:
    """The rest is packed anew; a wave may be left without servers."""
    if unknown := server_ids - schedule.server_ids:
        raise ServersUnknown(unknown, where=f"the schedule of plan {schedule.plan_name}")
    waves = tuple(_reduced(wave, server_ids, schedule) for wave in schedule.waves)
    return schedule.changed(waves=waves)


def start_without(compilation: Compilation, server_ids: AbstractSet[ServerId]) -> Compilation:
    """Also without the findings about them; servers that DRS does not know may be named too."""
    if (schedule := compilation.schedule) is None:
        return compilation
    absent = _unknown_to_drs(compilation) - schedule.server_ids
    return Compilation(
        schedule=without(schedule, server_ids - absent),
        findings=tuple(f for f in compilation.findings if f.thing not in server_ids),
    )


def omittable(compilation: Compilation) -> AbstractSet[ServerId]:
    """Without these nothing forbids a start; empty where leaving servers out is no way out."""
    if (schedule := compilation.schedule) is None:
        return frozenset()
    at_fault = frozenset(finding.thing for finding in blocking(compilation.findings))
    is_about_servers = at_fault <= schedule.server_ids | _unknown_to_drs(compilation)
    leaves_some = bool(schedule.server_ids - at_fault)
    return at_fault if is_about_servers and leaves_some else frozenset()


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
