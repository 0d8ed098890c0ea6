"""Engines that are ready for a drill, and what tests ask about how it went."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from localcloud.drs.state import Job
from localcloud.ec2.state import Instance
from recovery.domain.execution.server_run import ServerState
from recovery.domain.recovery_plan import Wave
from recovery.domain.value import Location
from tests.support.builders import a_wave
from tests.support.engine.virtual_engine import VirtualEngine


def ready(*waves: Wave, servers: int = 2, engine: VirtualEngine | None = None) -> VirtualEngine:
    """Each wave has a group of its own, of so many Linux servers that are not known yet."""
    made = engine or VirtualEngine()
    for wave in waves:
        if wave.name not in made.servers:
            made.has_servers(wave.name, servers)
    made.has_plan(*waves)
    return made


def a_chain(**first: object) -> tuple[Wave, Wave, Wave]:
    """Database, App, Web, one after the other; what is stated is about Database."""
    return (a_wave("Database", **first), a_wave("App", "Database"), a_wave("Web", "App"))


def launch_jobs(engine: VirtualEngine) -> list[Job]:
    """Those that the product has started, in the order in which DRS began them."""
    jobs = [job for job in _jobs(engine) if job.type == "LAUNCH" and job.tags]
    return sorted(jobs, key=lambda job: job.created_at)


def launched(engine: VirtualEngine) -> list[frozenset[str]]:
    """The servers of each of these jobs."""
    return [
        frozenset(each.source_server_id for each in j.participants) for j in launch_jobs(engine)
    ]


def times_launched(engine: VirtualEngine) -> Counter[str]:
    return Counter(id_ for server_ids in launched(engine) for id_ in server_ids)


def is_launched_once(engine: VirtualEngine) -> bool:
    """Every server of every group is in one job, and in no second one."""
    wanted = [id_ for server_ids in engine.servers.values() for id_ in server_ids]
    return times_launched(engine) == Counter(wanted)


def jobs_at(engine: VirtualEngine, moment: datetime) -> list[Job]:
    """All that were alive then, whoever started them."""
    return [
        job
        for job in _jobs(engine)
        if job.created_at <= moment and (job.ended_at is None or moment < job.ended_at)
    ]


def live_instances(engine: VirtualEngine) -> list[Instance]:
    places = engine.aws.world.places.values()
    return [each for place in places for each in place.ec2.instances.values() if each.is_alive]


def server_states(engine: VirtualEngine, execution_id: str) -> dict[str, ServerState]:
    waves = engine.execution(execution_id).waves
    return {id_: run.state for wave in waves for id_, run in wave.servers.items()}


def wave_states(engine: VirtualEngine, execution_id: str) -> list[str]:
    return [wave.state.status for wave in engine.execution(execution_id).waves]


def locks_held(engine: VirtualEngine) -> list[str]:
    """Ids of executions that have servers for themselves."""
    places = engine.aws.world.places
    locations = (Location(account_id=account, region=region) for account, region in places)
    locks = (engine.ports.executions.locks(location) for location in locations)
    return [execution_id for lock in locks for execution_id in lock.held]


def _jobs(engine: VirtualEngine) -> Iterator[Job]:
    for place in engine.aws.world.places.values():
        yield from place.drs.jobs.values()
