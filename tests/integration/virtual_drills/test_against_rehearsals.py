"""What a rehearsal says, and what the same plan then does on the twin."""

from datetime import datetime, timedelta

import pytest

from localcloud.faults import LowQuota
from recovery.domain.execution.execution import Ended, Execution
from recovery.domain.recovery_plan import Wave
from recovery.domain.rehearsal.durations import Durations
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.rehearsal.run import run_virtually
from recovery.domain.rehearsal.timings import Timings
from tests.support.builders import a_wave
from tests.support.engine.stories import a_chain, launched, ready
from tests.support.engine.virtual_engine import VirtualEngine
from tests.support.simulated_aws import SimulatedAws
from tests.support.simulated_drs import WINDOWS

FORK = (
    a_wave("Network"),
    a_wave("Database", "Network"),
    a_wave("Mail", "Network"),
    a_wave("App", "Database", "Mail"),
)
SEEDS = (1, 2, 3)
Plan = tuple[Wave, ...]


def ended_after(execution: Execution) -> timedelta:
    assert isinstance(execution.state, Ended)
    return execution.state.at - execution.created_at


def rehearsed_launches(execution: Execution) -> list[frozenset[str]]:
    """In the order in which DRS would be asked for them."""
    at = execution.created_at
    run = run_virtually(execution.schedule, Durations(Timings(), seed=0), at)
    jobs = {job.key: job.server_ids for wave in run.execution.waves for job in wave.jobs}
    in_order: list[tuple[datetime, str]] = sorted((asked, key) for key, asked in run.asked.items())
    return [frozenset(jobs[key]) for _, key in in_order]


def drilled(plan: Plan, *, seed: int, servers: int = 2, **stated: str) -> tuple[VirtualEngine, str]:
    engine = VirtualEngine(SimulatedAws(seed=seed))
    for wave in plan:
        engine.has_servers(wave.name, servers, **stated)
    ready(*plan, engine=engine)
    execution_id = engine.start()
    engine.run()
    return engine, execution_id


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("plan", [a_chain(), FORK], ids=["chain", "fork"])
def test_servers_are_launched_in_the_order_of_the_rehearsal(plan: Plan, seed: int) -> None:
    engine, execution_id = drilled(plan, seed=seed)

    assert launched(engine) == rehearsed_launches(engine.execution(execution_id))


def test_the_order_is_that_of_the_rehearsal_where_a_quota_decides_it() -> None:
    engine = VirtualEngine()
    engine.aws.world.faults.add(LowQuota(code="L-D88FAC3A", value=2))
    ready(*(a_wave(f"Wave {number}") for number in range(5)), engine=engine)

    execution_id = engine.start()
    engine.run()

    assert launched(engine) == rehearsed_launches(engine.execution(execution_id))


@pytest.mark.parametrize("os", ["Linux", WINDOWS], ids=["linux", "windows"])
@pytest.mark.parametrize("plan", [a_chain(), FORK], ids=["chain", "fork"])
def test_a_drill_takes_as_long_as_the_rehearsal_says(plan: Plan, os: str) -> None:
    ratios = []
    for seed in SEEDS:
        engine, execution_id = drilled(plan, seed=seed, os=os)
        execution = engine.execution(execution_id)
        said = rehearse(execution.schedule, Timings(), execution.created_at)
        ratios.append(ended_after(execution) / (said.p50 - said.starts_at))

    assert all(0.85 < ratio < 1.15 for ratio in ratios)
    assert 0.95 < sum(ratios) / len(ratios) < 1.05
