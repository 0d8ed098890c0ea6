"""Refused commands whose pause is over are asked again, under their key."""

from recovery.domain.brain import ledger
from recovery.domain.brain.asking import again, is_ready
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import ActionRun, LaunchJob, SettingsChange, Termination


def ask_again(turn: Turn) -> None:
    """What only looks or tells goes on while paused; actions and settings are begun anew by it.

    DRS jobs are left to ``launch`` and ``clean_up``: they also need room under the quotas.
    """
    restless = [wave.number for wave in turn.execution.waves if not wave.is_quiet]
    for number in (ledger.OWN, *restless):
        for effect in ledger.effects_of(turn, number):
            if isinstance(effect, LaunchJob | Termination) or not is_ready(effect.state, turn.now):
                continue
            if isinstance(effect, ActionRun | SettingsChange) and not turn.execution.may_begin:
                continue
            asked = effect.changed(state=again(effect.state, turn.now))
            ledger.put_effect(turn, number, asked)
