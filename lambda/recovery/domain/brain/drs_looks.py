"""When DRS is to be looked at again: it allows few calls, so each job has a time of its own.

Looks at machines are another matter: see ``wake``.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from recovery.domain.execution.effects import (
    BackingOff,
    Done,
    LaunchJob,
    Phase,
    Queued,
    Running,
    Termination,
)
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.server_run import Launched, Launching
from recovery.domain.execution.settings import Polls
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.value import Location

Looked = Mapping[str, datetime]
"""When each job was looked at the last time, by its key, and who else is there, by the place.

What is missing was not looked at since it began.
"""


def next_drs_looks(execution: Execution, looked: Looked) -> Mapping[str, datetime]:
    """For each job that something is expected of, and each place where one waits for room."""
    moments: dict[str, datetime] = {}
    for name, moment in _looks(execution, looked):
        moments[name] = min(moment, moments.get(name, moment))
    return moments


def room_in(location: Location) -> str:
    """What to look at before a job can start there."""
    return f"{location}"


def just_looked(execution: Execution, now: datetime) -> Looked:
    jobs = [*execution.terminations, *(job for wave in execution.waves for job in wave.jobs)]
    names = {name for job in jobs for name in (job.key, room_in(job.location))}
    return dict.fromkeys(names, now)


def _looks(execution: Execution, looked: Looked) -> Iterator[tuple[str, datetime]]:
    polls = execution.settings.polls
    for termination in execution.terminations:
        is_done = isinstance(termination.state, Done)
        yield from _of_job(termination, looked, polls, None if is_done else polls.termination)
    for wave in execution.waves:
        if wave.is_quiet:
            continue
        for job in wave.jobs:
            yield from _of_job(job, looked, polls, _poll(polls, wave, job, looked))


def _of_job(
    job: LaunchJob | Termination, looked: Looked, polls: Polls, poll: timedelta | None
) -> Iterator[tuple[str, datetime]]:
    room = room_in(job.location)
    match job.state:
        case Running(since=since) | Done(at=since) if poll:
            yield job.key, looked.get(job.key, since) + poll
        case Queued(since=since):
            yield room, looked.get(room, since) + polls.capacity
        case BackingOff(until=until):
            yield room, max(until, looked.get(room, until) + polls.capacity)
        case _:
            return


def _poll(polls: Polls, wave: WaveRun, job: LaunchJob, looked: Looked) -> timedelta | None:
    """That of the server which is nearest to its end: those that are up need no look."""
    states = [wave.servers[id_].state for id_ in job.server_ids]
    unseen = [state for state in states if isinstance(state, Launched)]
    match job.state:
        case Done():
            return polls.instance if unseen and wave.is_under_way else None
        case Running(is_overdue=True):
            return polls.overdue
        case Running(since=since):
            launch = polls.launch.next_after(looked.get(job.key, since) - since)
        case _:
            return None
    by_phase = {
        None: polls.snapshot,
        Phase.CLEANUP: polls.snapshot,
        Phase.SNAPSHOT: polls.snapshot,
        Phase.CONVERSION: polls.conversion,
        Phase.LAUNCH: launch,
    }
    pauses = [by_phase[state.phase] for state in states if isinstance(state, Launching)]
    return min((*pauses, *(polls.instance for _ in unseen)), default=polls.snapshot)
