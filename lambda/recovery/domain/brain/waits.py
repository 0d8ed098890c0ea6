"""Why nothing more happens now: one sentence for each wave at work, for holds and clean-up."""

from collections import Counter
from collections.abc import Iterator

from recovery.domain.brain.documents import step_of
from recovery.domain.brain.room import Room
from recovery.domain.execution.awaited import at_gate, in_pause
from recovery.domain.execution.effects import (
    ActionRun,
    BackingOff,
    LaunchJob,
    Queued,
    Requested,
    Running,
    Seeking,
    SettingsChange,
)
from recovery.domain.execution.execution import Execution, Pending
from recovery.domain.execution.server_run import Checking, Launched
from recovery.domain.execution.step import Reason
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.wording import counted


def waits(execution: Execution) -> tuple[Reason, ...]:
    """Never empty: a step that changes nothing still says why."""
    found = tuple(_waits(execution))
    return found or (_wait("Nothing is left to do."),)


def _wait(text: str, wave: int | None = None) -> Reason:
    return Reason(kind="WAIT", text=text, wave=wave)


def _waits(execution: Execution) -> Iterator[Reason]:
    if isinstance(execution.state, Pending):
        yield _wait("It is about to begin.")
    for hold in execution.holds:
        decision = in_pause(execution, hold)
        yield _wait(decision.text, decision.wave)
    room = Room(execution)
    for wave in execution.waves:
        if wave.is_quiet:
            continue
        name = execution.planned(wave.number).name
        if gate := at_gate(execution, wave):
            yield _wait(gate.text, gate.wave)
        elif wave.is_under_way or any(isinstance(job.state, Seeking) for job in wave.jobs):
            parts = [*_effects(execution, wave, room), *_servers(execution, wave)]
            yield _wait(f"Wave {name}: {'; '.join(parts) or 'held up'}.", wave.number)
    under_way = sum(not termination.is_settled for termination in execution.terminations)
    if under_way:
        yield _wait(f"{counted(under_way, 'termination')} under way.")
    if execution.cleanup_at is not None:
        yield _wait(f"Clean-up is due at {execution.cleanup_at:%Y-%m-%d %H:%M} UTC.")


def _effects(execution: Execution, wave: WaveRun, room: Room) -> Iterator[str]:
    for effect in wave.effects:
        match effect:
            case LaunchJob(state=Queued()):
                obstacle = room.obstacle(effect.location, effect.server_ids)
                why = obstacle.fact if obstacle else "nothing new may start"
                yield f"{counted(len(effect.server_ids), 'server')} held up: {why}"
            case LaunchJob(state=BackingOff(refusal=refusal)):
                said = refusal.message.rstrip(".")
                yield f"{counted(len(effect.server_ids), 'server')} retried soon: {said}"
            case LaunchJob(state=Requested()):
                yield f"DRS is asked to launch {counted(len(effect.server_ids), 'server')}"
            case LaunchJob(state=Seeking()):
                yield "it is being found out whether DRS launches"
            case LaunchJob(state=Running(reference=job_id)):
                phase = effect.phase.words if effect.phase else "first"
                yield f"DRS job {job_id} is in its {phase} phase"
            case SettingsChange():
                yield f"launch settings of {counted(len(effect.server_ids), 'server')} are written"
            case ActionRun():
                step = step_of(execution.planned(wave.number), effect)
                yield f"action {step.name} runs"
            case _:
                pass


def _servers(execution: Execution, wave: WaveRun) -> Iterator[str]:
    checks = execution.planned(wave.number).wave.checks
    states = [run.state for run in wave.servers.values()]
    if unseen := sum(isinstance(state, Launched) for state in states):
        yield f"{counted(unseen, 'instance')} not to be seen yet"
    at = Counter(str(checks[state.check]) for state in states if isinstance(state, Checking))
    for check, number in at.items():
        yield f"{counted(number, 'server')} in check {check}"
