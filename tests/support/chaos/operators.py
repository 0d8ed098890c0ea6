"""People: in a chaotic run they ask for anything at any time, in a fair one they help it end."""

from collections.abc import Iterator
from datetime import datetime

from recovery.domain.brain.permits import why_not
from recovery.domain.execution.execution import Active, Ended, Execution
from recovery.domain.execution.facts import (
    Approve,
    Cancel,
    OperatorRequest,
    Pause,
    Reject,
    Resume,
    RetryFailed,
    RetryWave,
    SkipWave,
    Terminate,
)
from recovery.domain.execution.wave_run import AwaitingApproval
from tests.support.chaos.chance import Fault, Luck
from tests.support.chaos.schedules import BERT, WAVE_NAMES

_OF_ALL = (Pause, Resume, Terminate, Cancel)
_OF_A_WAVE = (RetryFailed, RetryWave, Approve, SkipWave, Reject)


class Operators:
    def __init__(self, luck: Luck) -> None:
        self._luck = luck
        self._asked: list[OperatorRequest] = []

    def meddle(self, execution: Execution, now: datetime) -> Iterator[OperatorRequest]:
        """Often sensible, sometimes not, sometimes the same request once more."""
        if not self._luck.strikes(Fault.OPERATOR):
            return
        chance, ideas = self._luck.chance, list(self._ideas(now))
        sensible = [idea for idea in ideas if why_not(execution, idea) is None]
        if self._asked and chance.happens(10):
            yield chance.one_of(self._asked)
        elif sensible and chance.happens(75):
            yield self._ask(chance.one_of(sensible))
        else:
            yield self._ask(chance.one_of(ideas))

    def _ideas(self, now: datetime) -> Iterator[OperatorRequest]:
        """The most drastic ones last, and only once: they are no more likely than others."""
        for kind in _OF_A_WAVE:
            for name in (*WAVE_NAMES, "Nowhere"):
                yield kind(at=now, by=BERT, request_id=self._id, wave=name)
        for kind_of_all in _OF_ALL:
            yield kind_of_all(at=now, by=BERT, request_id=self._id)

    def help_on(self, execution: Execution, now: datetime) -> Iterator[OperatorRequest]:
        """Gates are opened, holds are lifted."""
        match execution.state:
            case Active(holds=holds) if holds:
                yield self._ask(Resume(at=now, by=BERT, request_id=self._id))
            case Active():
                for wave in execution.waves:
                    if isinstance(wave.state, AwaitingApproval):
                        name = execution.planned(wave.number).name
                        yield self._ask(Approve(at=now, by=BERT, request_id=self._id, wave=name))
            case _:
                return

    def look_back(self, execution: Execution, now: datetime) -> Iterator[OperatorRequest]:
        """After the end somebody may still want the instances gone."""
        if isinstance(execution.state, Ended) and self._luck.chance.happens(25):
            yield self._ask(Terminate(at=now, by=BERT, request_id=self._id))

    @property
    def _id(self) -> str:
        return f"r-{len(self._asked) + 1}"

    def _ask(self, request: OperatorRequest) -> OperatorRequest:
        self._asked.append(request)
        return request
