"""One made-up run of an execution from start to end, and all that is recorded of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from recovery.domain.brain.advance import advance
from recovery.domain.brain.watch import watched
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import Fact
from recovery.domain.execution.step import Step
from tests.support.builders import NOON
from tests.support.chaos.chance import Chance, Fault, Luck
from tests.support.chaos.cloud import Cloud
from tests.support.chaos.drs import Drs
from tests.support.chaos.looks import looks
from tests.support.chaos.operators import Operators
from tests.support.chaos.post import Post
from tests.support.chaos.schedules import an_execution_by

CHAOTIC_ROUNDS = 60
MOST_ROUNDS = 3000
_BLINDING = (Fault.BLIND_LOOK, Fault.LATE_FACT)


@dataclass(frozen=True)
class Moment:
    """A step that was saved: what the brain knew, what it was told, what it made of it."""

    now: datetime
    before: Execution
    facts: tuple[Fact, ...]
    step: Step

    @property
    def after(self) -> Execution:
        return self.step.execution


@dataclass
class Run:
    initial: Execution
    drs: Drs
    moments: list[Moment] = field(default_factory=list)
    is_ended: bool = False
    """False: it did not come to its end within many rounds."""
    could_see_everything: bool = False
    """Whether, when it ended, no look was blind and no fact under way."""

    @property
    def final(self) -> Execution:
        return self.moments[-1].after


class Driver:
    """Plays the part of the state machine: decide, save, perform, look, sleep."""

    def __init__(self, chance: Chance) -> None:
        self.execution = an_execution_by(chance)
        self._luck = Luck(chance)
        self._cloud = Cloud(self.execution.schedule.limits, self._luck)
        self._post = Post(self._luck)
        self._operators = Operators(self._luck)
        self._now = NOON
        self._rounds = 0
        self.run = Run(self.execution, self._cloud.drs)

    def play(self) -> Run:
        while self._rounds < MOST_ROUNDS:
            self._rounds += 1
            sleep = self._round()
            if sleep is None:
                requests = list(self._operators.look_back(self.execution, self._now))
                self.run.could_see_everything |= self._sees_everything
                if not requests:
                    self.run.is_ended = True
                    break
                self._post.send(requests)
            self._now += self._slept(sleep)
        return self.run

    @property
    def _sees_everything(self) -> bool:
        return self._luck.chance.is_used_up or not any(map(self._luck.is_out_for, _BLINDING))

    def _round(self) -> timedelta | None:
        if self._rounds > CHAOTIC_ROUNDS:
            self._luck.chance.use_up()
        self._cloud.drs.pass_time(self._now)
        self._post.send(self._looks())
        facts = self._post.delivered()
        step = advance(self.execution, facts, self._now)
        if self._luck.strikes(Fault.CRASH_BEFORE_SAVING):
            return timedelta(minutes=1)
        self.run.moments.append(Moment(self._now, self.execution, facts, step))
        self.execution = step.execution
        self._post.taken_in()
        if not self._luck.strikes(Fault.CRASH_BEFORE_PERFORMING):
            self._post.send(self._cloud.perform(c, self._now) for c in step.commands)
        self._post.send(self._operators.meddle(self.execution, self._now))
        if self._luck.chance.is_used_up:
            self._post.send(self._operators.help_on(self.execution, self._now))
        return step.wake_after

    def _looks(self) -> Iterator[Fact]:
        yield from looks(self._cloud, self._luck, watched(self.execution), self._now)

    def _slept(self, sleep: timedelta | None) -> timedelta:
        """Now and then something wakes it before its time."""
        if sleep is None or self._luck.chance.happens(20):
            return self._luck.chance.minutes(0, 1)
        return sleep
