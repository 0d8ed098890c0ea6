"""Answers to StartRecovery: the job exists now, or certainly does not."""

from recovery.domain.brain import ledger
from recovery.domain.brain.asking import search
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import (
    BackingOff,
    Done,
    Dropped,
    LaunchJob,
    Requested,
    Running,
    Seeking,
)
from recovery.domain.execution.facts import RecoveryNotFound, RecoveryStarted
from recovery.domain.execution.server_run import (
    Failed,
    FailureCode,
    Launching,
    ServerState,
    Skipped,
    Waiting,
)
from recovery.domain.execution.wave_run import Preparing
from recovery.domain.wording import counted


def absorb_recovery_started(turn: Turn, fact: RecoveryStarted) -> None:
    """Taken whenever the job has no id yet: the answer to an earlier attempt is an answer too."""
    match ledger.find_effect(turn, fact.key):
        case (number, LaunchJob() as job) if not isinstance(job.state, Running | Done):
            _run(turn, number, job, fact)
        case _:
            return


def _run(turn: Turn, number: int, job: LaunchJob, fact: RecoveryStarted) -> None:
    servers = turn.wave(number).servers
    scheduled = turn.planned(number).servers
    waiting = [id_ for id_ in job.server_ids if isinstance(servers[id_].state, Waiting)]
    limit = turn.settings.patience.for_job({scheduled[id_].os for id_ in job.server_ids})
    running = Running(
        since=fact.at,
        reference=fact.job_id,
        deadline=fact.at + limit,
        is_overdue=not waiting,
    )
    ledger.put_effect(turn, number, job.changed(state=running))
    taken = {id_: servers[id_].changed(earlier_instance=None) for id_ in job.server_ids}
    launching = Launching(job_key=job.key, since=fact.at)
    taken |= {id_: taken[id_].changed(state=launching, launching_since=fact.at) for id_ in waiting}
    turn.change_servers(number, taken)
    turn.say(
        f"DRS job {fact.job_id} launches {counted(len(job.server_ids), 'server')}.",
        wave=number,
        servers=job.server_ids,
    )


def absorb_recovery_not_found(turn: Turn, fact: RecoveryNotFound) -> None:
    match ledger.find_effect(turn, fact.key):
        case (number, LaunchJob(state=Seeking()) as job):
            drop_job(turn, number, job, reason="DRS was never asked to launch it.")
        case _:
            return


def abandon_job(turn: Turn, number: int, job: LaunchJob, *, reason: str) -> None:
    """It is not asked for any more; one that may have been started is looked for."""
    match job.state:
        case (Requested() | BackingOff()) as asked if job.may_be_in_drs:
            ledger.put_effect(turn, number, job.changed(state=search(asked, turn.now)))
        case _:
            drop_job(turn, number, job, reason=reason)


def drop_job(turn: Turn, number: int, job: LaunchJob, *, reason: str) -> None:
    """For a job that certainly does not exist: what still waited for it is not launched."""
    ledger.put_effect(turn, number, job.changed(state=Dropped(at=turn.now, reason=reason)))
    settle_waiting(turn, number, _left(turn, number, job), Skipped(at=turn.now, reason=reason))


def lose_job(turn: Turn, number: int, job: LaunchJob) -> None:
    """For a job that may exist after all: should it turn up, its servers know their key."""
    reason = "It is not known whether DRS was asked to launch it: look there."
    dropped = Dropped(at=turn.now, reason=reason, is_certain=False)
    ledger.put_effect(turn, number, job.changed(state=dropped))
    failed = Failed(at=turn.now, code=FailureCode.OUTCOME_UNKNOWN, reason=reason, job_key=job.key)
    settle_waiting(turn, number, _left(turn, number, job), failed)


def _left(turn: Turn, number: int, job: LaunchJob) -> tuple[str, ...]:
    """A wave that was taken up again launches its servers in another job, asked for or to come."""
    wave = turn.wave(number)
    if isinstance(wave.state, Preparing):
        return ()
    others = {id_ for other in wave.jobs if _may_start(other) for id_ in other.server_ids}
    return tuple(id_ for id_ in job.server_ids if id_ not in others)


def _may_start(job: LaunchJob) -> bool:
    return not job.is_settled and not isinstance(job.state, Running)


def settle_waiting(
    turn: Turn, number: int, server_ids: tuple[str, ...], state: ServerState
) -> None:
    """Those of the servers that still wait get their end without a launch."""
    servers = turn.wave(number).servers
    waiting = [id_ for id_ in server_ids if isinstance(servers[id_].state, Waiting)]
    turn.set_servers(number, dict.fromkeys(waiting, state))
