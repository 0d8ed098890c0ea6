"""Gates and waves that took too long."""

from recovery.domain.brain import ledger
from recovery.domain.brain.outcomes import fail_wave
from recovery.domain.brain.overdue import give_up_effects, give_up_servers
from recovery.domain.brain.starting import enter
from recovery.domain.brain.stopping import withdraw
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import ActionRun, CheckRun, LaunchJob, Running
from recovery.domain.execution.execution import Active
from recovery.domain.execution.server_run import (
    Checking,
    Failed,
    FailureCode,
    Launched,
    Launching,
    ServerState,
    Waiting,
)
from recovery.domain.execution.wave_run import (
    AwaitingApproval,
    CheckingWave,
    Finishing,
    LaunchingWave,
    Preparing,
    WaveRun,
)
from recovery.domain.recovery_plan import GateTimeout
from recovery.domain.wording import spoken


def give_up_what_is_late(turn: Turn) -> None:
    """While the execution is paused, the clocks of gates and waves stand still."""
    state = turn.execution.state
    is_held = isinstance(state, Active) and bool(state.holds)
    give_up_effects(turn, ledger.OWN)
    for wave in turn.execution.waves:
        if wave.is_quiet:
            continue
        give_up_effects(turn, wave.number)
        give_up_servers(turn, wave.number)
        if not is_held:
            _give_up_wave(turn, wave.number)


def _give_up_wave(turn: Turn, number: int) -> None:
    match turn.wave(number).state:
        case AwaitingApproval(deadline=deadline) if deadline and deadline <= turn.now:
            _close_gate(turn, number)
        case (
            Preparing(deadline=deadline)
            | LaunchingWave(deadline=deadline)
            | CheckingWave(deadline=deadline)
            | Finishing(deadline=deadline)
        ) if deadline <= turn.now:
            _time_out(turn, number)
        case _:
            return


def _close_gate(turn: Turn, number: int) -> None:
    gate = turn.planned(number).wave.approval
    if gate and gate.on_timeout is GateTimeout.APPROVE:
        enter(turn, number, because="nobody objected in time")
    else:
        fail_wave(turn, number, "Nobody approved it in time.")


def _time_out(turn: Turn, number: int) -> None:
    """Jobs in DRS can't be stopped: they stay counted and watched, their servers are given up."""
    wave = turn.wave(number)
    reason = f"It did not end within {spoken(turn.planned(number).wave.timeout)}."
    job_of = _latest_jobs(wave)
    late: dict[str, ServerState] = {
        id_: Failed(
            at=turn.now,
            code=FailureCode.WAVE_TIMEOUT,
            reason=f"Its wave was given up. {reason}",
            job_key=job_of.get(id_),
            instance=server.state.instance if isinstance(server.state, Checking) else None,
        )
        for id_, server in wave.servers.items()
        if isinstance(server.state, Waiting | Launching | Launched | Checking)
    }
    turn.set_servers(number, late)
    withdraw(turn, number, reason)
    for effect in turn.wave(number).effects:
        match effect:
            case LaunchJob(state=Running() as running):
                ledger.put_effect(
                    turn, number, effect.changed(state=running.changed(is_overdue=True))
                )
            case ActionRun() | CheckRun():
                ledger.forget_effects(turn, number, effect.key)
            case _:
                pass
    closing = wave.state.action if isinstance(wave.state, Finishing) else None
    fail_wave(turn, number, reason, failed_action=closing)


def _latest_jobs(wave: WaveRun) -> dict[str, str]:
    """For each server the key of the job that may still bring up its instance."""
    open_jobs = [job for job in wave.jobs if not job.is_settled]
    in_drs_last = sorted(open_jobs, key=lambda job: job.may_be_in_drs)
    job_of = {id_: job.key for job in in_drs_last for id_ in job.server_ids}
    for id_, server in wave.servers.items():
        if isinstance(server.state, Launching | Launched):
            job_of[id_] = server.state.job_key
    return job_of
