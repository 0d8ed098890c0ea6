"""The actions of a wave, one after the other: start, retry, go on in spite of, or fail the wave."""

from recovery.domain.brain import ledger
from recovery.domain.brain.asking import first_request
from recovery.domain.brain.documents import actions_at
from recovery.domain.brain.outcomes import fail_wave
from recovery.domain.brain.targets import action_targets
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import ActionRun, ActionStage
from recovery.domain.execution.wave_run import Finishing, Preparing
from recovery.domain.wave_actions import OnError, WaveAction


def run_actions(turn: Turn, number: int, state: Preparing | Finishing) -> bool:
    """True when all of the stage are done. One that fails may end the wave here."""
    actions = actions_at(turn.planned(number), stage_of(state))
    if state.action >= len(actions):
        return True
    action = actions[state.action]
    runs = [run for run in turn.wave(number).effects if isinstance(run, ActionRun)]
    if not runs and turn.execution.may_begin:
        _start(turn, number, state, action)
    elif runs and all(run.is_settled for run in runs):
        ledger.forget_effects(turn, number, *(run.key for run in runs))
        _conclude(turn, number, state, runs)
    return False


def stage_of(state: Preparing | Finishing) -> ActionStage:
    return ActionStage.BEFORE if isinstance(state, Preparing) else ActionStage.AFTER


def _start(turn: Turn, number: int, state: Preparing | Finishing, action: WaveAction) -> None:
    targets = action_targets(turn.execution, number, action)
    if not targets:
        turn.say(f"Action {action.name} has nothing to run on and is passed over.", wave=number)
        turn.move(number, state.changed(action=state.action + 1, tries=0))
        return
    for location, instance_ids in targets:
        run = ActionRun(
            key=ledger.next_key(turn, number),
            location=location,
            state=first_request(turn.now),
            stage=stage_of(state),
            action=state.action,
            instance_ids=instance_ids,
        )
        ledger.add_effect(turn, number, run)
    turn.say(f"Action {action.name} starts: {action.document}.", wave=number)


def _conclude(turn: Turn, number: int, state: Preparing | Finishing, runs: list[ActionRun]) -> None:
    action = actions_at(turn.planned(number), stage_of(state))[state.action]
    failures = [run.failure for run in runs if run.failure]
    done = state.changed(action=state.action + 1, tries=0)
    if not failures:
        turn.say(f"Action {action.name} is done.", wave=number)
        turn.move(number, done)
    elif state.tries < action.retries and not turn.is_stopping:
        turn.say(f"Action {action.name} {failures[0]}. It is tried again.", wave=number)
        turn.move(number, state.changed(tries=state.tries + 1))
    elif action.on_error is OnError.CONTINUE:
        turn.say(f"Action {action.name} {failures[0]}. The wave goes on.", wave=number)
        turn.move(number, done)
    else:
        closing = state.action if isinstance(state, Finishing) else None
        reason = f"Action {action.name} {failures[0]}."
        fail_wave(turn, number, reason, failed_action=closing)
