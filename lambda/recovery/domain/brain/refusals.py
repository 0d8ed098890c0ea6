"""A command was refused: try again later, split off the servers at fault, or give up."""

from typing import assert_never

from recovery.domain.brain import ledger
from recovery.domain.brain.answers import fail_settings
from recovery.domain.brain.asking import after_refusal, after_refused_search, search
from recovery.domain.brain.cleanup import tell_when_cleaned_up
from recovery.domain.brain.launch_answers import settle_waiting
from recovery.domain.brain.ledger import AnyEffect
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import (
    UNCERTAIN,
    ActionRun,
    BackingOff,
    CheckRun,
    LaunchJob,
    Notification,
    Queued,
    Refusal,
    Requested,
    Seeking,
    SettingsChange,
    Termination,
)
from recovery.domain.execution.facts import Refused
from recovery.domain.execution.server_run import Checking, Failed, FailureCode, ServerState
from recovery.domain.wording import counted, spoken


def absorb_refusal(turn: Turn, fact: Refused) -> None:
    """Counts only for the attempt that waits for an answer: a refusal may arrive twice."""
    found = ledger.find_effect(turn, fact.key)
    if found is None:
        return
    number, effect = found
    match effect.state:
        case Requested(attempt=fact.attempt) as state:
            if isinstance(effect, LaunchJob):
                effect = _without_the_innocent(turn, number, effect, fact.refusal)
            after = after_refusal(state, fact.refusal, settings=turn.settings, now=turn.now)
            effect = effect.changed(state=after)
            ledger.put_effect(turn, number, effect)
            if isinstance(after, BackingOff):
                _say_when_again(turn, number, effect, after)
                return
            _give_up(turn, number, effect, after.reason)
            if isinstance(effect, LaunchJob) and fact.refusal.kind in UNCERTAIN:
                seeking = search(state, turn.now)
                ledger.put_effect(turn, number, effect.changed(state=seeking))
        case Seeking(attempt=fact.attempt) if isinstance(effect, ActionRun):
            ledger.forget_effects(turn, number, effect.key)
        case Seeking(attempt=fact.attempt) as state:
            later = after_refused_search(state, fact.refusal, settings=turn.settings, now=turn.now)
            ledger.put_effect(turn, number, effect.changed(state=later))
        case _:
            return


def _without_the_innocent(turn: Turn, number: int, job: LaunchJob, refusal: Refusal) -> LaunchJob:
    """DRS refuses a whole job for one server: the others go on in a job of their own."""
    guilty = tuple(id_ for id_ in job.server_ids if id_ in refusal.server_ids)
    innocent = tuple(id_ for id_ in job.server_ids if id_ not in refusal.server_ids)
    if not guilty or not innocent:
        return job
    own_job = LaunchJob(
        key=ledger.next_key(turn, number),
        location=job.location,
        state=Queued(since=turn.now),
        server_ids=innocent,
    )
    ledger.add_effect(turn, number, own_job)
    return job.changed(server_ids=guilty)


def _say_when_again(turn: Turn, number: int, effect: AnyEffect, state: BackingOff) -> None:
    turn.say(
        f"{_intent(effect)} was refused: {state.refusal.message}"
        f" Trying again in {spoken(state.until - turn.now)}.",
        wave=number or None,
    )


def _give_up(turn: Turn, number: int, effect: AnyEffect, reason: str) -> None:
    turn.say(f"{_intent(effect)} failed: {reason}", wave=number or None)
    match effect:
        case LaunchJob():
            refused = Failed(
                at=turn.now, code=FailureCode.REFUSED, reason=reason, job_key=effect.key
            )
            settle_waiting(turn, number, effect.server_ids, refused)
        case SettingsChange():
            fail_settings(turn, number, effect, dict.fromkeys(effect.server_ids, reason))
        case CheckRun():
            denied = Failed(at=turn.now, code=FailureCode.CHECK_FAILED, reason=reason)
            fail_checked(turn, number, effect, denied)
        case Notification():
            ledger.forget_effects(turn, number, effect.key)
        case ActionRun():
            failure = f"was refused: {reason.rstrip('.')}"
            ledger.put_effect(turn, number, effect.changed(failure=failure))
        case Termination():
            tell_when_cleaned_up(turn)
        case _:
            assert_never(effect)


def fail_checked(turn: Turn, number: int, run: CheckRun, failure: Failed) -> None:
    """The servers that this run was checking, each with its instance."""
    failed: dict[str, ServerState] = {
        id_: failure.changed(instance=server.state.instance)
        for id_, server in turn.wave(number).servers.items()
        if isinstance(server.state, Checking) and server.state.run_key == run.key
    }
    turn.set_servers(number, failed)
    ledger.forget_effects(turn, number, run.key)


def _intent(effect: AnyEffect) -> str:
    match effect:
        case LaunchJob(server_ids=ids):
            return f"Launching {counted(len(ids), 'server')}"
        case SettingsChange(server_ids=ids):
            return f"Writing the launch settings of {counted(len(ids), 'server')}"
        case ActionRun():
            return "Running an action"
        case CheckRun(instance_ids=ids):
            return f"Checking {counted(len(ids), 'instance')}"
        case Termination(targets=targets):
            return f"Terminating {counted(len(targets), 'instance')}"
        case Notification(topic=topic):
            return f"Notification {topic}"
        case _:
            assert_never(effect)
