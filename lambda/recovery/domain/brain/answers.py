"""Answers to the commands that launch nothing: settings, SSM runs, terminations, notifications."""

from recovery.domain.brain import ledger
from recovery.domain.brain.cleanup import record_terminated
from recovery.domain.brain.documents import step_of
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import (
    ActionRun,
    BackingOff,
    CheckRun,
    Done,
    Notification,
    Requested,
    Running,
    Seeking,
    SettingsChange,
    Termination,
)
from recovery.domain.execution.facts import (
    Notified,
    RunStarted,
    SettingsApplied,
    TerminationStarted,
)
from recovery.domain.execution.server_run import Failed, FailureCode, ServerState, Waiting
from recovery.domain.wording import counted


def absorb_settings_applied(turn: Turn, fact: SettingsApplied) -> None:
    match ledger.find_effect(turn, fact.key):
        case (number, SettingsChange(state=Requested() | BackingOff()) as change):
            ledger.put_effect(turn, number, change.changed(state=Done(at=fact.at)))
            fail_settings(turn, number, change, dict(fact.failures))
            total = counted(len(change.server_ids), "server")
            turn.say(f"Launch settings of {total} are written.", wave=number)
        case _:
            return


def fail_settings(
    turn: Turn, number: int, change: SettingsChange, failures: dict[str, str]
) -> None:
    """With wrong settings a server may come up in the wrong network: it is not launched."""
    servers = turn.wave(number).servers
    failed: dict[str, ServerState] = {
        id_: Failed(at=turn.now, code=FailureCode.SETTINGS_FAILED, reason=why)
        for id_, why in failures.items()
        if id_ in change.server_ids and isinstance(servers[id_].state, Waiting)
    }
    turn.set_servers(number, failed)
    if failed:
        number_failed = counted(len(failed), "server")
        turn.say(
            f"Launch settings of {number_failed} could not be written.",
            wave=number,
            servers=tuple(failed),
        )


def absorb_run_started(turn: Turn, fact: RunStarted) -> None:
    match ledger.find_effect(turn, fact.key):
        case (
            number,
            ActionRun(state=Requested() | BackingOff() | Seeking() as asked)
            | CheckRun(state=Requested() | BackingOff() as asked) as run,
        ):
            deadline = asked.since + step_of(turn.planned(number), run).timeout
            running = Running(since=fact.at, reference=fact.run_id, deadline=deadline)
            ledger.put_effect(turn, number, run.changed(state=running))
        case _:
            return


def absorb_termination_started(turn: Turn, fact: TerminationStarted) -> None:
    match ledger.find_effect(turn, fact.key):
        case (_, Termination(state=Requested() | BackingOff()) as termination):
            if fact.job_id is None:
                done = termination.changed(state=Done(at=fact.at))
                ledger.put_effect(turn, ledger.OWN, done)
                record_terminated(turn, termination, survivors=set())
                return
            deadline = fact.at + turn.settings.patience.termination
            running = Running(since=fact.at, reference=fact.job_id, deadline=deadline)
            ledger.put_effect(turn, ledger.OWN, termination.changed(state=running))
        case _:
            return


def absorb_notified(turn: Turn, fact: Notified) -> None:
    match ledger.find_effect(turn, fact.key):
        case (_, Notification(key=key)):
            ledger.forget_effects(turn, ledger.OWN, key)
        case _:
            return
