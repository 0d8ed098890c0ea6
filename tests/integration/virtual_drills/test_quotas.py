"""The quotas of DRS, and others who use them up: jobs wait, and nothing is refused for good."""

from datetime import timedelta

from localcloud.faults import LowQuota
from recovery.domain.execution.execution import Status
from tests.support.builders import a_wave
from tests.support.engine.state_machine import UNHURRIED
from tests.support.engine.stories import (
    is_launched_once,
    jobs_at,
    launch_jobs,
    ready,
    server_states,
)
from tests.support.engine.virtual_engine import VirtualEngine

MINUTE = timedelta(minutes=1)
JOBS, SERVERS_IN_JOBS = "L-D88FAC3A", "L-05AFA8C6"


def test_ten_parallel_waves_of_three_hundred_servers_keep_the_quotas() -> None:
    engine = VirtualEngine(latencies=UNHURRIED)
    engine.aws.world.faults.add(LowQuota(code=JOBS, value=4))
    engine.aws.world.faults.add(LowQuota(code=SERVERS_IN_JOBS, value=100))
    ready(*(a_wave(f"Wave {number}") for number in range(10)), servers=30, engine=engine)

    execution_id = engine.start()
    engine.run()

    alive = [jobs_at(engine, job.created_at) for job in launch_jobs(engine)]
    assert engine.execution(execution_id).status is Status.COMPLETED
    assert is_launched_once(engine)
    assert max(len(jobs) for jobs in alive) == 3
    assert max(sum(len(job.participants) for job in jobs) for jobs in alive) == 90


def test_a_freed_place_is_taken_within_seconds() -> None:
    engine = VirtualEngine()
    engine.aws.world.faults.add(LowQuota(code=JOBS, value=1))
    ready(a_wave("Database"), a_wave("App"), engine=engine)

    engine.start()
    engine.run()

    first, second = launch_jobs(engine)
    assert first.ended_at is not None
    assert timedelta() < second.created_at - first.ended_at < timedelta(seconds=10)


def test_a_drill_waits_while_the_jobs_of_others_fill_the_quota() -> None:
    engine = ready(a_wave())
    for server_id in engine.aws.add_servers(20):
        engine.aws.start(server_id)
    others = list(engine.aws.place.drs.jobs.values())

    execution_id = engine.start()
    engine.run()

    [job] = launch_jobs(engine)
    freed_at = min(other.ended_at for other in others if other.ended_at)
    assert engine.execution(execution_id).status is Status.COMPLETED
    assert timedelta() < job.created_at - freed_at < MINUTE


def test_a_server_that_somebody_else_launches_meanwhile_is_launched_after_that() -> None:
    engine = ready(a_wave("Database"), a_wave("App", "Database"))
    taken, free = engine.servers["App"]

    execution_id = engine.start()
    engine.run_until(lambda: engine.execution(execution_id).wave(1).is_ended)
    engine.aws.start(taken)
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert {each.status for each in server_states(engine, execution_id).values()} == {"HEALTHY"}
    assert free in {p.source_server_id for job in launch_jobs(engine) for p in job.participants}
