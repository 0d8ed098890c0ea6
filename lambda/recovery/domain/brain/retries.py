"""A wave that ended is taken up again, or passed over; either settles the pause it caused."""

from recovery.domain.brain.holds import keep_holds
from recovery.domain.brain.launch_answers import settle_waiting
from recovery.domain.brain.outcomes import end_wave
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.execution import FailureHold
from recovery.domain.execution.server_run import Failed, Skipped, Waiting
from recovery.domain.execution.wave_run import (
    AwaitingApproval,
    Finishing,
    WaveEnded,
    WaveWaiting,
)
from recovery.domain.wording import counted


def retry_wave(turn: Turn, number: int) -> None:
    """Everything again, the actions before the launch included."""
    _settle_hold(turn, number)
    turn.change_wave(number, is_prepared=False)
    _take_up(turn, number, list(turn.wave(number).servers))


def retry_failed(turn: Turn, number: int) -> None:
    """Healthy servers are left alone, and actions before the launch once all of them went well."""
    _settle_hold(turn, number)
    _call_back(turn, number)
    wave = turn.wave(number)
    failed = [id_ for id_, run in wave.servers.items() if isinstance(run.state, Failed | Skipped)]
    closing = wave.state.failed_action if isinstance(wave.state, WaveEnded) else None
    if closing is not None and not failed:
        deadline = turn.now + turn.planned(number).wave.timeout
        turn.move(number, Finishing(deadline=deadline, action=closing))
        turn.say("Its closing actions go on from the one that failed.", wave=number)
        return
    _take_up(turn, number, failed)


def skip_wave(turn: Turn, number: int, by: str) -> None:
    _settle_hold(turn, number)
    reason = f"Skipped by {by}."
    skipped = Skipped(at=turn.now, reason=reason)
    settle_waiting(turn, number, tuple(turn.wave(number).servers), skipped)
    end_wave(turn, number, "SKIPPED", reason)


def _take_up(turn: Turn, number: int, server_ids: list[str]) -> None:
    """It waits as it did at first: those it depends on may have been taken up again, too."""
    wave = turn.wave(number)
    turn.change_servers(
        number,
        {
            id_: wave.servers[id_].changed(
                attempt=wave.servers[id_].attempt + 1,
                state=Waiting(),
                launching_since=None,
                earlier_instance=wave.servers[id_].live_instance,
            )
            for id_ in server_ids
        },
    )
    turn.change_wave(number, attempt=wave.attempt + 1, state=WaveWaiting())
    name, servers = turn.planned(number).name, counted(len(server_ids), "server")
    turn.say(f"Wave {name} is retried with {servers}.", wave=number)


def _call_back(turn: Turn, number: int) -> None:
    """A wave that builds on it and is at its gate must wait again: nobody may let it in now."""
    for later, needs in turn.execution.schedule.needs.items():
        if number in needs and isinstance(turn.wave(later).state, AwaitingApproval):
            turn.move(later, WaveWaiting())


def _settle_hold(turn: Turn, number: int) -> None:
    others = tuple(
        hold
        for hold in turn.execution.holds
        if not (isinstance(hold, FailureHold) and hold.wave == number)
    )
    keep_holds(turn, others)
