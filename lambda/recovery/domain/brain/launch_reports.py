"""What a DRS job looks like now, and what that means for each of its servers."""

from recovery.domain.brain import ledger
from recovery.domain.brain.cleanup import record_terminated
from recovery.domain.brain.diagnosis import candidates, diagnose, is_silent
from recovery.domain.brain.servers import up
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import PHASES, Done, LaunchJob, Phase, Running, Termination
from recovery.domain.execution.facts import (
    JobObserved,
    JobStatus,
    LaunchStatus,
    Participant,
)
from recovery.domain.execution.server_run import (
    Failed,
    Launched,
    LaunchedInstance,
    Launching,
    ServerRun,
    ServerState,
    Skipped,
    Waiting,
)
from recovery.domain.wording import counted


def absorb_job(turn: Turn, fact: JobObserved) -> None:
    """Facts about a job that is done still matter: its instances may come to sight later."""
    match ledger.find_effect(turn, fact.key):
        case (number, LaunchJob(state=Running() | Done()) as job):
            _absorb_launch(turn, number, job, fact)
        case (number, Termination(state=Running(reference=job_id)) as termination) if (
            fact.status is JobStatus.COMPLETED
        ):
            failed = {
                p.server_id for p in fact.participants if p.launch_status is LaunchStatus.FAILED
            }
            done = Done(at=fact.at, reference=job_id)
            ledger.put_effect(turn, number, termination.changed(state=done))
            record_terminated(turn, termination, survivors=failed)
        case _:
            return


def _absorb_launch(turn: Turn, number: int, job: LaunchJob, fact: JobObserved) -> None:
    servers = turn.wave(number).servers
    seen = {participant.server_id: participant for participant in fact.participants}
    changed: dict[str, ServerRun] = {}
    for id_ in job.server_ids:
        before, report = servers[id_], _LaunchReport(job, fact, seen.get(id_))
        after = report.after(before.state)
        if isinstance(after, LaunchedInstance):
            after = up(turn.planned(number), id_, after, now=fact.at)
        if after is not before.state:
            changed[id_] = before.changed(state=after)
        elif late := report.late_instance(before.state):
            changed[id_] = before.changed(earlier_instance=late)
    turn.change_servers(number, changed)
    _note(turn, number, job, fact)


class _LaunchReport:
    """What one observation of a job says about one of its servers."""

    def __init__(self, job: LaunchJob, fact: JobObserved, seen: Participant | None) -> None:
        self.job = job
        self.fact = fact
        self.seen = seen

    def after(self, state: ServerState) -> ServerState | LaunchedInstance:
        match state:
            case Launching(job_key=self.job.key):
                return self._after_launching(state)
            case Launched(job_key=self.job.key):
                return self._instance() or state
            case Failed(job_key=self.job.key, instance=None) if instance := self._instance():
                return state.changed(instance=instance)
            case _:
                return state

    def late_instance(self, state: ServerState) -> LaunchedInstance | None:
        """Of a server that was taken up again, or left out, before its given-up job ended."""
        if isinstance(self.job.state, Running) and isinstance(state, Waiting | Skipped | Failed):
            return self._instance()
        return None

    def _after_launching(self, state: Launching) -> ServerState | LaunchedInstance:
        has_ended = self.fact.status is JobStatus.COMPLETED
        if self.seen is None:
            return self._launched() if has_ended else state
        if self.seen.launch_status is LaunchStatus.LAUNCHED:
            return self._instance() or self._launched()
        if has_ended:
            return self._failed(self.seen)
        if _rank(self.seen.phase) > _rank(state.phase):
            return state.changed(phase=self.seen.phase)
        return state

    def _instance(self) -> LaunchedInstance | None:
        if self.seen is None or self.seen.instance is None:
            return None
        return LaunchedInstance(
            instance_id=self.seen.instance.instance_id,
            launched_at=self.seen.launched_at or self.fact.at,
            point_in_time=self.seen.instance.point_in_time,
        )

    def _launched(self) -> Launched:
        """Also for a server that a COMPLETED job no longer names: its instance decides."""
        return Launched(job_key=self.job.key, since=self.fact.at)

    def _failed(self, seen: Participant) -> Failed:
        code, reason = diagnose(seen, self.job.reference or self.job.key)
        return Failed(
            at=self.fact.at,
            code=code,
            reason=reason,
            job_key=self.job.key,
            instance=self._instance(),
        )


def _rank(phase: Phase | None) -> int:
    return PHASES.index(phase) if phase else -1


def _note(turn: Turn, number: int, job: LaunchJob, fact: JobObserved) -> None:
    phase = max((p.phase for p in fact.participants), key=_rank, default=None)
    if _rank(phase) > _rank(job.phase):
        job = job.changed(phase=phase)
        ledger.put_effect(turn, number, job)
    if fact.status is JobStatus.COMPLETED and isinstance(job.state, Running):
        done = Done(at=fact.at, reference=job.state.reference)
        ledger.put_effect(turn, number, job.changed(state=done))
        turn.say(_ending(turn, number, job), wave=number)
        if any(is_silent(participant) for participant in fact.participants):
            turn.say(candidates(), wave=number)


def _ending(turn: Turn, number: int, job: LaunchJob) -> str:
    servers = turn.wave(number).servers
    failed = sum(isinstance(servers[id_].state, Failed) for id_ in job.server_ids)
    total = counted(len(job.server_ids), "server")
    outcome = f"{failed} of {total} failed" if failed else f"{total} launched"
    return f"DRS job {job.reference} ended: {outcome}."
