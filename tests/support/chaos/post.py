"""The way of facts to the brain: lost, doubled, late, out of order, read again after a crash."""

from collections.abc import Iterable

from recovery.domain.execution.facts import Answer, Fact, JobObserved, RunEnded
from tests.support.chaos.chance import Fault, Luck


class Post:
    def __init__(self, luck: Luck) -> None:
        self._luck = luck
        self._inbox: list[Fact] = []
        self._late: list[tuple[int, Fact]] = []
        """With the number of rounds that it is still under way."""

    def send(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            if _is_answer(fact) and self._luck.strikes(Fault.LOST_ANSWER):
                continue
            if self._luck.strikes(Fault.REPEATED_FACT):
                self._late.append((self._luck.chance.below(6), fact))
            if self._luck.strikes(Fault.LATE_FACT):
                self._late.append((1 + self._luck.chance.below(6), fact))
            else:
                self._inbox.append(fact)

    def delivered(self) -> tuple[Fact, ...]:
        """What waits now; it stays until somebody says that it was taken in."""
        self._inbox += [fact for rounds, fact in self._late if rounds == 0]
        self._late = [(rounds - 1, fact) for rounds, fact in self._late if rounds > 0]
        if len(self._inbox) > 1 and self._luck.strikes(Fault.SHUFFLED_FACTS):
            cut = 1 + self._luck.chance.below(len(self._inbox) - 1)
            self._inbox = [*self._inbox[cut:][::-1], *self._inbox[:cut]]
        return tuple(self._inbox)

    def taken_in(self) -> None:
        self._inbox = []


def _is_answer(fact: Fact) -> bool:
    """What comes of a look is not lost: the next look shows it again."""
    return isinstance(fact, Answer) and not isinstance(fact, JobObserved | RunEnded)
