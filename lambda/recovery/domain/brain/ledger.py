"""Where a turn keeps its effects: a key for each, find by key, add, put back, forget.

Number 0 stands for the execution itself: notifications and terminations belong to no single wave.
"""

from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import OwnEffect, WaveEffect

AnyEffect = WaveEffect | OwnEffect
OWN = 0


def next_key(turn: Turn, number: int) -> str:
    """Unique for ever within the execution: no key is used for a second intent."""
    if number == OWN:
        serial = turn.execution.serial + 1
        turn.change(serial=serial)
    else:
        serial = turn.wave(number).serial + 1
        turn.change_wave(number, serial=serial)
    return f"{turn.execution.execution_id}/{number}/{serial}"


def find_effect(turn: Turn, key: str) -> tuple[int, AnyEffect] | None:
    """By the number of its wave; None for a key that nobody waits for."""
    for wave in turn.execution.waves:
        for effect in wave.effects:
            if effect.key == key:
                return wave.number, effect
    return next(((OWN, effect) for effect in turn.execution.effects if effect.key == key), None)


def effects_of(turn: Turn, number: int) -> tuple[AnyEffect, ...]:
    return turn.execution.effects if number == OWN else turn.wave(number).effects


def add_effect(turn: Turn, number: int, effect: AnyEffect) -> None:
    _keep(turn, number, (*effects_of(turn, number), effect))


def put_effect(turn: Turn, number: int, effect: AnyEffect) -> None:
    _keep(
        turn,
        number,
        tuple(effect if old.key == effect.key else old for old in effects_of(turn, number)),
    )


def forget_effects(turn: Turn, number: int, *keys: str) -> None:
    """Used-up settings, SSM runs and notifications; jobs stay, for the record and for clean-up."""
    _keep(turn, number, tuple(e for e in effects_of(turn, number) if e.key not in keys))


def _keep(turn: Turn, number: int, effects: tuple[AnyEffect, ...]) -> None:
    if number == OWN:
        turn.change(effects=effects)
    else:
        turn.change_wave(number, effects=effects)
