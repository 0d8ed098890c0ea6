"""What to look at: everything in flight whose next word the brain waits for.

The counterpart of facts: a driver looks at these and at nothing else.
"""

from collections.abc import Iterator

from recovery.domain.brain.documents import step_of
from recovery.domain.brain.wake import is_over
from recovery.domain.execution.effects import (
    ActionRun,
    BackingOff,
    CheckRun,
    Done,
    LaunchJob,
    Queued,
    Running,
)
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.server_run import (
    NOT_LAUNCHED,
    Checking,
    Failed,
    Healthy,
    Launched,
    ServerState,
)
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.health_checks import DocumentCheck
from recovery.domain.value import InstanceId, Location, ServerId, Value
from recovery.domain.wave_actions import AutomationAction


class WatchedJob(Value):
    key: str
    location: Location
    job_id: str
    found: frozenset[ServerId] = frozenset()
    """Servers whose instances are known: nobody has to look for them again."""


class WatchedRun(Value):
    key: str
    location: Location
    run_id: str
    instance_ids: tuple[InstanceId, ...]
    """Empty for an automation."""
    marker: str | None = None


class WatchedInstance(Value):
    location: Location
    instance_id: InstanceId


class Watched(Value):
    jobs: tuple[WatchedJob, ...]
    runs: tuple[WatchedRun, ...]
    instances: tuple[WatchedInstance, ...]
    capacity: tuple[Location, ...]
    """Where jobs wait for room that others may be taking up."""


def watched(execution: Execution) -> Watched:
    return Watched(
        jobs=tuple(_jobs(execution)),
        runs=tuple(_runs(execution)),
        instances=tuple(_instances(execution)),
        capacity=tuple(dict.fromkeys(_capacity(execution))),
    )


def _jobs(execution: Execution) -> Iterator[WatchedJob]:
    """After the end clean-up still has a use for jobs that were given up."""
    for wave, job in () if is_over(execution) else _open_launches(execution):
        yield WatchedJob(
            key=job.key,
            location=job.location,
            job_id=job.reference or "",
            found=frozenset(id_ for id_ in job.server_ids if _is_found(wave.servers[id_].state)),
        )
    for termination in execution.terminations:
        if isinstance(termination.state, Running):
            yield WatchedJob(
                key=termination.key,
                location=termination.location,
                job_id=termination.state.reference,
            )


def open_launches(execution: Execution) -> Iterator[LaunchJob]:
    """Jobs that may still bring something up, or have and it is not to be seen yet."""
    return (job for _, job in _open_launches(execution))


def _open_launches(execution: Execution) -> Iterator[tuple[WaveRun, LaunchJob]]:
    for wave in execution.waves:
        for job in wave.jobs:
            if isinstance(job.state, Running) or _awaits_instances(wave, job):
                yield wave, job


def _is_found(server: ServerState) -> bool:
    match server:
        case Checking() | Healthy():
            return True
        case Failed(instance=instance):
            return instance is not None
        case _:
            return False


def _awaits_instances(wave: WaveRun, job: LaunchJob) -> bool:
    """A finished job whose recovery instances are not to be seen yet."""
    return isinstance(job.state, Done) and any(
        _awaits_instance(wave.servers[id_].state, job) for id_ in job.server_ids
    )


def _awaits_instance(server: ServerState, job: LaunchJob) -> bool:
    """Also one that was given up: clean-up must find what comes up late."""
    match server:
        case Launched(job_key=job.key):
            return True
        case Failed(job_key=job.key, instance=None, code=code):
            return code not in NOT_LAUNCHED
        case _:
            return False


def _runs(execution: Execution) -> Iterator[WatchedRun]:
    for wave in execution.waves:
        for effect in wave.effects:
            match effect:
                case ActionRun(state=Running() as state) | CheckRun(state=Running() as state):
                    step = step_of(execution.planned(wave.number), effect)
                    yield WatchedRun(
                        key=effect.key,
                        location=effect.location,
                        run_id=state.reference,
                        instance_ids=effect.instance_ids,
                        marker=None if isinstance(step, AutomationAction) else step.marker,
                    )
                case _:
                    pass


def _instances(execution: Execution) -> Iterator[WatchedInstance]:
    for wave in execution.waves:
        if not wave.is_under_way:
            continue
        planned = execution.planned(wave.number)
        for id_, run in wave.servers.items():
            match run.state:
                case Checking(check=check, instance=instance) if not isinstance(
                    planned.wave.checks[check], DocumentCheck
                ):
                    yield WatchedInstance(
                        location=planned.servers[id_].location, instance_id=instance.instance_id
                    )
                case _:
                    pass


def _capacity(execution: Execution) -> Iterator[Location]:
    launches = [job for wave in execution.waves for job in wave.jobs]
    for job in (*launches, *execution.terminations):
        if isinstance(job.state, Queued | BackingOff):
            yield job.location
    for termination in execution.terminations:
        if isinstance(termination.state, Queued | BackingOff):
            yield termination.location
