"""Launch jobs are asked for in plan order, as far as the DRS quotas have room."""

from recovery.domain.brain import ledger
from recovery.domain.brain.asking import again, is_ready
from recovery.domain.brain.room import Room
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import BackingOff, LaunchJob
from recovery.domain.execution.server_run import Waiting


def launch(turn: Turn) -> None:
    """A job that does not fit does not hold up a smaller one behind it."""
    if not turn.execution.may_begin:
        return
    candidates = [
        (wave.number, job)
        for wave in turn.under_way()
        for job in wave.jobs
        if is_ready(job.state, turn.now)
    ]
    if not candidates:
        return
    room = Room(turn.execution)
    for number, job in candidates:
        _launch_if_room(turn, number, job, room)


def _launch_if_room(turn: Turn, number: int, job: LaunchJob, room: Room) -> None:
    servers = turn.wave(number).servers
    waiting = tuple(id_ for id_ in job.server_ids if isinstance(servers[id_].state, Waiting))
    if not job.may_be_in_drs:
        if room.obstacle(job.location, waiting):
            _rest(turn, number, job)
            return
        room.take(job.location, waiting)
    asked = job.changed(state=again(job.state, turn.now), server_ids=waiting)
    ledger.put_effect(turn, number, asked)


def _rest(turn: Turn, number: int, job: LaunchJob) -> None:
    """Time without room does not count against the patience with refusals."""
    if isinstance(job.state, BackingOff) and job.state.since < turn.now:
        ledger.put_effect(turn, number, job.changed(state=job.state.changed(since=turn.now)))
