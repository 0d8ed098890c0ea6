"""The brain: what an execution does next, given what was observed and what time it is.

Pure and deterministic. The same function drives production, rehearsals and tests; how it works
is told in docs/brain.md.
"""

from collections.abc import Sequence
from datetime import datetime

from recovery.domain.brain.absorb import absorb
from recovery.domain.brain.outbox import commands_due
from recovery.domain.brain.settle import settle
from recovery.domain.brain.turn import Turn
from recovery.domain.brain.waits import waits
from recovery.domain.brain.wake import wake_after
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import Fact
from recovery.domain.execution.step import Step


def advance(execution: Execution, facts: Sequence[Fact], now: datetime) -> Step:
    """Take in the facts, let everything happen that now can, and say what to do and why."""
    turn = Turn(execution, now)
    for fact in facts:
        absorb(turn, fact)
    settle(turn)
    return Step(
        execution=turn.execution,
        commands=commands_due(turn.execution, now),
        wake_after=wake_after(turn.execution, now),
        reasons=(*turn.reasons, *waits(turn.execution)),
    )
