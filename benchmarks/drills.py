"""Drills to be measured: the product's own code over the simulated DRS, in virtual time.

Functions take a second each. The last clean-up is over when a drill is.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from benchmarks.critical_path import critical_path, makespan
from benchmarks.scale import Scale
from benchmarks.weighing import weighed
from recovery.domain.execution.execution import Execution
from recovery.domain.recovery_plan import Wave
from tests.support.builders import a_document_check, a_wave
from tests.support.engine.tally import Tally
from tests.support.engine.virtual_engine import VirtualEngine
from tests.support.simulated_aws import SimulatedAws
from tests.support.simulated_drs import WINDOWS

DRS = ("DescribeJobs", "DescribeJobLogItems", "DescribeRecoveryInstances", "StartRecovery")
_CHAIN = 3
"""More waves make a graph, in which branches run at the same time."""
_HEALTHY = "HEALTH-CHECK-PASSED"


class Size(NamedTuple):
    servers: int
    waves: int


@dataclass(frozen=True)
class Trial:
    size: Size
    seed: int = 0
    is_deaf: bool = False
    """No event of AWS arrives: polls are all there is."""
    is_sample: bool = False
    """As the sample plan of `make drill`: a document checks each server, and all is cleaned up."""


SIZES = (Size(10, 3), Size(100, 10), Size(1000, 20))
SAMPLE = Trial(Size(12, 3), is_sample=True)


class Outcome(NamedTuple):
    engine: VirtualEngine
    execution: Execution
    aws: Counter[str]
    """Calls by operation."""

    @property
    def tally(self) -> Tally:
        return self.engine.tally

    @property
    def took(self) -> timedelta:
        return makespan(self.execution)

    @property
    def ratio(self) -> float:
        """To the shortest time there is; not of the sample, which waits for documents too."""
        return self.took / critical_path(self.engine.aws.world, self.execution)

    @property
    def drs_calls_a_wave(self) -> float:
        return sum(self.aws[operation] for operation in DRS) / len(self.execution.waves)


def drill(trial: Trial, scale: Scale | None = None) -> Outcome:
    """Every third server has Windows."""
    engine = VirtualEngine(SimulatedAws(seed=trial.seed), weighed(scale) if scale else None)
    engine.is_deaf = trial.is_deaf
    servers, waves = trial.size
    for number in range(waves):
        size = len(range(number, servers, waves))
        windows = engine.aws.add_servers(size // 3, os=WINDOWS)
        engine.has_group(_name(number), *windows, *engine.aws.add_servers(size - size // 3))
    engine.has_plan(*_waves(trial))
    if trial.is_sample:
        engine.aws.has_document("check-http", _printing(_HEALTHY))
    execution_id = engine.start(cleanup_after="PT5M" if trial.is_sample else None)
    engine.aws.clients.counted()
    engine.run()
    return Outcome(engine, engine.execution(execution_id), engine.aws.clients.counted())


def _waves(trial: Trial) -> Iterator[Wave]:
    number = trial.size.waves
    for this in range(number):
        needed = {this - 1} if number <= _CHAIN else {(this - 1) // 2, (this - 1) // 3}
        yield a_wave(_name(this), *map(_name, sorted(needed)) if this else (), **_checks(trial))


def _checks(trial: Trial) -> dict[str, object]:
    """Of the sample; else those that a wave has where nothing is stated."""
    if not trial.is_sample:
        return {}
    own = a_document_check("Health", marker=_HEALTHY)
    return {"checks": ({"kind": "INSTANCE_STATUS"}, {"kind": "AGENT_ONLINE"}, own)}


def _printing(text: str) -> dict[str, Any]:
    """A document as SSM takes it."""
    scripts = (
        ("linux", "aws:runShellScript", "Linux"),
        ("windows", "aws:runPowerShellScript", "Windows"),
    )
    return {
        "schemaVersion": "2.2",
        "description": "Says that all is well",
        "mainSteps": [
            {
                "name": name,
                "action": action,
                "precondition": {"StringEquals": ["platformType", platform]},
                "inputs": {"runCommand": [f"echo {text}"]},
            }
            for name, action, platform in scripts
        ],
    }


def _name(number: int) -> str:
    return f"Wave {number}"
