"""The journal of an execution: what was taken in and when. Folding it gives the saved state.

Histories recorded by older code must replay with newer code, or executions in flight would break.
"""

from functools import reduce

from pydantic import AwareDatetime

from recovery.domain.brain.advance import advance
from recovery.domain.errors import HistoryBroken
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import Fact
from recovery.domain.value import Value


class Entry(Value):
    now: AwareDatetime
    facts: tuple[Fact, ...]


class History(Value):
    initial: Execution
    entries: tuple[Entry, ...]
    final: Execution


def fold(initial: Execution, entries: tuple[Entry, ...]) -> Execution:
    def take(execution: Execution, entry: Entry) -> Execution:
        return advance(execution, entry.facts, entry.now).execution

    return reduce(take, entries, initial)


def replay(history: History) -> Execution:
    """The final state, or an error where the journal leads somewhere else."""
    reached = fold(history.initial, history.entries)
    if reached != history.final:
        message = (
            f"The journal of execution {reached.execution_id} does not lead to the state that was"
            " saved. Compare the two."
        )
        raise HistoryBroken(message)
    return reached
