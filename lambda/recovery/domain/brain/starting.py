"""A wave starts the moment every wave it depends on lets it: through its gate, if it has one."""

from recovery.domain.brain.notices import notify
from recovery.domain.brain.outcomes import end_wave
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import Topic
from recovery.domain.execution.server_run import ServerState, Skipped
from recovery.domain.execution.wave_run import AwaitingApproval, Preparing
from recovery.domain.recovery_plan import ApprovalGate, GateTimeout
from recovery.domain.wording import counted, spoken


def start_when_ready(turn: Turn, number: int) -> None:
    needs = turn.execution.schedule.needs[number]
    if not turn.execution.may_begin:
        return
    if not all(turn.wave(needed).lets_others_start for needed in needs):
        return
    if turn.execution.is_dry_run:
        _pretend(turn, number)
    elif (gate := turn.planned(number).wave.approval) and not turn.wave(number).has_begun:
        _ask_for_approval(turn, number, gate)
    else:
        names = ", ".join(turn.planned(needed).name for needed in needs)
        enter(turn, number, because=f"{names} done" if names else "it waits for no other")


def enter(turn: Turn, number: int, *, because: str) -> None:
    """What went well before the launch in an earlier attempt is not done again."""
    planned, wave = turn.planned(number), turn.wave(number)
    done = len(planned.wave.actions_before) if wave.is_prepared else 0
    turn.change_wave(
        number,
        state=Preparing(deadline=turn.now + planned.wave.timeout, action=done),
        started_at=wave.started_at or turn.now,
    )
    turn.say(f"Wave {planned.name} starts: {because}.", wave=number)


def _ask_for_approval(turn: Turn, number: int, gate: ApprovalGate) -> None:
    deadline = turn.now + gate.timeout if gate.timeout else None
    turn.move(number, AwaitingApproval(since=turn.now, deadline=deadline))
    text = f"Wave {turn.planned(number).name} waits for approval."
    if gate.timeout:
        then = "rejected" if gate.on_timeout is GateTimeout.REJECT else "approved"
        text += f" Without an answer it is {then} after {spoken(gate.timeout)}."
    turn.say(text, wave=number)
    notify(turn, Topic.APPROVAL_NEEDED, f"{text} {gate.instructions}".strip())


def _pretend(turn: Turn, number: int) -> None:
    planned = turn.planned(number)
    servers, jobs = counted(len(planned.servers), "server"), counted(len(planned.jobs), "DRS job")
    reason = f"Dry run: {servers} would be launched in {jobs}."
    skipped: ServerState = Skipped(at=turn.now, reason="Dry run: nothing is launched.")
    turn.set_servers(number, dict.fromkeys(planned.servers, skipped))
    end_wave(turn, number, "COMPLETED", reason)
