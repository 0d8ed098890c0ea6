"""How near executions come to the shortest time there is, and what each of them costs on AWS.

In virtual time: the product's own code over the simulated DRS, functions that take a second each.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from benchmarks.critical_path import critical_path, makespan
from recovery.domain.recovery_plan import Wave
from tests.support.builders import a_wave
from tests.support.engine.tally import Tally
from tests.support.engine.virtual_engine import VirtualEngine
from tests.support.simulated_aws import SimulatedAws
from tests.support.simulated_drs import WINDOWS

CHAIN, GRAPH = (12, 3), (300, 20)
"""Servers and waves."""
SIZES = ((10, 3), (100, 10), (300, 20), (1000, 20))
SEEDS = range(3)
DRS = ("DescribeJobs", "DescribeJobLogItems", "DescribeRecoveryInstances", "StartRecovery")
MACHINES = ("DescribeInstanceStatus", "DescribeInstanceInformation")


class Rival(NamedTuple):
    """drs-plan-automation of AWS Samples, measured over the same simulated DRS.

    It looks every 30 seconds, runs its waves one after the other, checks no health, and fails above
    200 servers.
    """

    chain: float = 1.009
    graph: float = 2.28
    drs_calls_a_wave: int = 88


RIVAL = Rival()


class Outcome(NamedTuple):
    took: timedelta
    shortest: timedelta
    tally: Tally
    aws: Counter[str]

    @property
    def ratio(self) -> float:
        return self.took / self.shortest

    @property
    def drs_calls(self) -> int:
        return sum(self.aws[operation] for operation in DRS)


def report() -> None:
    print("\nExecutions in virtual time: how near they come to a perfect orchestrator")
    print("plan                         with events  without  drs-plan-automation")
    _report_pace("chain", CHAIN, RIVAL.chain)
    _report_pace("graph", GRAPH, RIVAL.graph)
    print("\nWhat one execution costs: calls, invocations and state transitions")
    print(
        "servers  waves  minutes  transitions  decide  perform  events  DynamoDB r/w"
        "  DescribeJobs  …JobLogItems  …RecoveryInstances  StartRecovery  DRS a wave  EC2+SSM"
    )
    for servers, waves in SIZES:
        _report_cost(servers, waves, drill(servers, waves))
    print(f"drs-plan-automation: {RIVAL.drs_calls_a_wave} DRS calls a wave, none above 200 servers")


def drill(servers: int, waves: int, *, seed: int = 0, is_deaf: bool = False) -> Outcome:
    """The same graph as in the other benchmarks; every third server has Windows."""
    engine = VirtualEngine(SimulatedAws(seed=seed))
    engine.is_deaf = is_deaf
    for number in range(waves):
        size = len(range(number, servers, waves))
        windows = engine.aws.add_servers(size // 3, os=WINDOWS)
        engine.has_group(_name(number), *windows, *engine.aws.add_servers(size - size // 3))
    engine.has_plan(*_waves(waves))
    execution_id = engine.start()
    engine.aws.clients.counted()
    engine.run()
    execution = engine.execution(execution_id)
    return Outcome(
        took=makespan(execution),
        shortest=critical_path(engine.aws.world, execution),
        tally=engine.tally,
        aws=engine.aws.clients.counted(),
    )


def _waves(number: int) -> Iterator[Wave]:
    """Three make a chain; more make a graph in which branches run at the same time."""
    for this in range(number):
        needed = {this - 1} if number <= CHAIN[1] else {(this - 1) // 2, (this - 1) // 3}
        yield a_wave(_name(this), *map(_name, sorted(needed)) if this else ())


def _name(number: int) -> str:
    return f"Wave {number}"


def _report_pace(name: str, size: tuple[int, int], rival: float) -> None:
    heard, deaf = (
        sum(drill(*size, seed=seed, is_deaf=is_deaf).ratio for seed in SEEDS) / len(SEEDS)
        for is_deaf in (False, True)
    )
    servers, waves = size
    plan = f"{name}: {servers} servers, {waves} waves"
    print(f"{plan:28} {heard:11.4f}  {deaf:7.4f}  {rival:19.3f}")


def _report_cost(servers: int, waves: int, outcome: Outcome) -> None:
    tally, aws = outcome.tally, outcome.aws
    described = [aws[operation] for operation in DRS]
    machines = sum(aws[operation] for operation in MACHINES)
    print(
        f"{servers:7}  {waves:5}  {outcome.took.total_seconds() / 60:7.0f}  {tally.transitions:11}"
        f"  {tally.functions['decide']:6}  {tally.functions['perform']:7}"
        f"  {tally.functions['events']:6}  {tally.reads:6}/{tally.writes:5}"
        f"  {described[0]:12}  {described[1]:12}  {described[2]:18}  {described[3]:13}"
        f"  {outcome.drs_calls / waves:10.0f}  {machines:7}"
    )
