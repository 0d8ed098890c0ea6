"""Jobs, SSM runs and checks that took too long, each by its own patience."""

from recovery.domain.brain import ledger
from recovery.domain.brain.cleanup import tell_when_cleaned_up
from recovery.domain.brain.documents import gives_up_at, step_of
from recovery.domain.brain.launch_answers import lose_job
from recovery.domain.brain.ledger import AnyEffect
from recovery.domain.brain.refusals import fail_checked
from recovery.domain.brain.sight import with_cause
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.blind_spot import Subject
from recovery.domain.execution.effects import (
    ActionRun,
    CheckRun,
    Dropped,
    LaunchJob,
    Notification,
    Queued,
    Requested,
    Running,
    Seeking,
    Termination,
)
from recovery.domain.execution.server_run import (
    Checking,
    Failed,
    FailureCode,
    Launched,
    Launching,
    ServerRun,
    ServerState,
)
from recovery.domain.health_checks import DocumentCheck
from recovery.domain.planning.schedule import ScheduledWave
from recovery.domain.wording import spoken


def give_up_effects(turn: Turn, number: int) -> None:
    for effect in ledger.effects_of(turn, number):
        _give_up_effect(turn, number, effect)


def _give_up_effect(turn: Turn, number: int, effect: AnyEffect) -> None:
    patience, now = turn.settings.patience, turn.now
    match effect:
        case LaunchJob(state=Running(is_overdue=False, deadline=deadline)) if deadline <= now:
            _give_up_job(turn, number, effect)
        case LaunchJob(state=Seeking(since=since)) if since + patience.start <= now:
            lose_job(turn, number, effect)
        case ActionRun(state=Seeking(since=since)) if since + patience.late_answer <= now:
            ledger.forget_effects(turn, number, effect.key)
            name = step_of(turn.planned(number), effect).name
            turn.say(f"It is not known whether action {name} was started.", wave=number)
        case ActionRun() | CheckRun():
            late_at = gives_up_at(turn.planned(number), effect)
            if late_at is not None and late_at <= now:
                _give_up_run(turn, number, effect)
        case Termination(state=Running(deadline=deadline)) if deadline <= now:
            _give_up_termination(turn, effect)
        case Termination(state=Requested(since=since)) if since + patience.start <= now:
            _give_up_termination(turn, effect)
        case Termination(state=Queued(since=since)) if since + patience.overdue_job <= now:
            _give_up_termination(turn, effect)
        case Notification(state=Requested(since=since)) if since + patience.start <= now:
            ledger.forget_effects(turn, number, effect.key)
        case _:
            return


def _give_up_job(turn: Turn, number: int, job: LaunchJob) -> None:
    reason = with_cause(
        turn,
        f"DRS job {job.reference} did not end in time; it can't be stopped and is watched on.",
        location=job.location,
        subject=Subject.JOBS,
    )
    overdue = job.changed(state=job.state.changed(is_overdue=True))
    ledger.put_effect(turn, number, overdue)
    servers = turn.wave(number).servers
    late: dict[str, ServerState] = {
        id_: Failed(at=turn.now, code=FailureCode.JOB_TIMEOUT, reason=reason, job_key=job.key)
        for id_ in job.server_ids
        if isinstance(servers[id_].state, Launching)
    }
    turn.set_servers(number, late)
    turn.say(reason, wave=number, servers=tuple(late))


def _give_up_run(turn: Turn, number: int, run: ActionRun | CheckRun) -> None:
    limit = spoken(step_of(turn.planned(number), run).timeout)
    text = f"did not end within {limit} and may still be running."
    reason = with_cause(turn, text, location=run.location, subject=Subject.RUNS)
    if isinstance(run, CheckRun):
        check = turn.planned(number).wave.checks[run.check]
        late = Failed(at=turn.now, code=FailureCode.CHECK_TIMEOUT, reason=f"Check {check} {reason}")
        fail_checked(turn, number, run, late)
    else:
        failure = reason.rstrip(".")
        dropped = Dropped(at=turn.now, reason=failure)
        ledger.put_effect(turn, number, run.changed(state=dropped, failure=failure))


def _give_up_termination(turn: Turn, termination: Termination) -> None:
    reason = with_cause(
        turn,
        "The termination did not end in time: look in DRS, then ask for it again.",
        location=termination.location,
        subject=Subject.JOBS,
    )
    dropped = termination.changed(state=Dropped(at=turn.now, reason=reason))
    ledger.put_effect(turn, ledger.OWN, dropped)
    turn.say(reason)
    tell_when_cleaned_up(turn)


def give_up_servers(turn: Turn, number: int) -> None:
    wave = turn.wave(number)
    if not wave.is_under_way or wave.server_states.isdisjoint((Launched, Checking)):
        return
    planned = turn.planned(number)
    late = {
        id_: state
        for id_, server in wave.servers.items()
        if (state := _given_up(turn, planned, server))
    }
    turn.set_servers(number, late)


def _given_up(turn: Turn, planned: ScheduledWave, server: ServerRun) -> ServerState | None:
    match server.state:
        case Launched(since=since, job_key=job_key) if (
            since + turn.settings.patience.instance <= turn.now
        ):
            reason = "DRS says launched, but no recovery instance of this job is to be found."
            return Failed(at=turn.now, code=FailureCode.NO_INSTANCE, reason=reason, job_key=job_key)
        case Checking(check=index, since=since, instance=instance):
            check = planned.wave.checks[index]
            if isinstance(check, DocumentCheck) or since + check.timeout > turn.now:
                return None
            reason = with_cause(
                turn,
                f"Check {check} did not pass within {spoken(check.timeout)}.",
                location=planned.servers[server.server_id].location,
                subject=Subject.INSTANCES,
            )
            return Failed(
                at=turn.now, code=FailureCode.CHECK_TIMEOUT, reason=reason, instance=instance
            )
        case _:
            return None
