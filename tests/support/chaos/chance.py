"""All the luck of a made-up run, read off one tape of bytes that hypothesis draws and shrinks."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")
_BYTE = 256


class Chance:
    """When the tape is used up, all goes well for ever: that is what makes a run fair."""

    def __init__(self, tape: bytes) -> None:
        self._tape = tape
        self._read = 0

    def __repr__(self) -> str:
        return f"Chance({len(self._tape)} bytes)"

    @property
    def is_used_up(self) -> bool:
        return self._read >= len(self._tape)

    def use_up(self) -> None:
        self._read = len(self._tape)

    def below(self, number: int) -> int:
        """Zero is the simplest, and what comes after the end of the tape."""
        if self.is_used_up:
            return 0
        self._read += 1
        return self._tape[self._read - 1] % number

    def one_of(self, options: Sequence[T]) -> T:
        """The first is the simplest."""
        return options[self.below(len(options))]

    def happens(self, percent: int) -> bool:
        return percent > 0 and self.below(_BYTE) * 100 >= _BYTE * (100 - percent)

    def minutes(self, *choices: int) -> timedelta:
        return timedelta(minutes=self.one_of(choices))


class Fault(StrEnum):
    """Everything that can go wrong around the brain."""

    CRASH_BEFORE_SAVING = "the state is lost"
    CRASH_BEFORE_PERFORMING = "commands are not performed"
    LOST_ANSWER = "an answer is lost"
    REPEATED_FACT = "a fact comes twice"
    LATE_FACT = "a fact comes late"
    SHUFFLED_FACTS = "facts come in another order"
    BLIND_LOOK = "a look shows nothing"
    UNREACHABLE = "AWS is not reached"
    ANSWERED_BY_TIMEOUT = "it is done, but the answer is a timeout"
    THROTTLED = "AWS throttles"
    DENIED = "AWS denies"
    BAD_SERVER = "a server can't be launched at all"
    FOREIGN_JOB = "others have a server in a job"
    FOREIGN_LOAD = "others use up quotas"
    LAUNCH_FAILED = "a server is not launched"
    LEFT_PENDING = "a job ends and leaves a server pending"
    UNNAMED = "a job ends without naming a server"
    NO_INSTANCE = "launched, but there is no instance"
    LATE_INSTANCE = "launched, but the instance is seen later"
    STUCK_JOB = "a job never ends"
    SLOW_JOB = "a job takes for ever"
    TERMINATION_FAILED = "an instance is not terminated"
    NEVER_WELL = "status checks or agent never come up"
    DOCUMENT_FAILED = "a document fails"
    DOCUMENT_HANGS = "a document never ends"
    SETTINGS_FAILED = "launch settings can't be written"
    OPERATOR = "an operator asks for something"


class Luck:
    """How often each fault strikes in one run: most faults never, some rarely, some often."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self._percent = {fault: chance.one_of((0, 0, 0, 6, 30)) for fault in Fault}

    def strikes(self, fault: Fault) -> bool:
        return self.chance.happens(self._percent[fault])

    def is_out_for(self, fault: Fault) -> bool:
        return self._percent[fault] > 0
