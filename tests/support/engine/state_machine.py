"""Does in virtual time what cfn/statemachines/execution.asl.json says, state by state."""

from collections.abc import Generator, Iterator
from datetime import timedelta

from recovery.domain.errors import Busy
from recovery.domain.value import Value
from recovery.usecases.driving.deciding import Decision, DueCommand, Next, TurnAsked, decide
from recovery.usecases.driving.performing import perform
from tests.support.engine.parked import ParkingEngine
from tests.support.engine.tally import Tally
from tests.support.engine.virtual_time import Nap, Process
from tests.support.engine_room import EngineRoom

AT_ONCE = 10
"""Commands that are performed side by side."""
RETRY = timedelta(seconds=1)


class Latencies(Value):
    """From the moment when a function is wanted until it looks or acts."""

    decide: timedelta = timedelta(seconds=1)
    perform: timedelta = timedelta(seconds=1)
    hear: timedelta = timedelta(seconds=1)
    """From an event of AWS to the function that takes it."""


UNHURRIED = Latencies(decide=timedelta(seconds=10))
"""For many servers, where a test does not ask how soon: fewer looks."""


class StateMachine:
    def __init__(
        self, room: EngineRoom, engine: ParkingEngine, tally: Tally, latencies: Latencies
    ) -> None:
        self._room = room
        self._engine = engine
        self._tally = tally
        self._latencies = latencies

    def drive(self, execution_id: str, run: int) -> Process:
        self._enter("Begin")
        asked = TurnAsked(execution_id=execution_id, run=run)
        while True:
            decision = yield from self._decide(asked)
            asked = asked.changed(history_events=decision.history_events, looked=decision.looked)
            match decision.next:
                case Next.PERFORM:
                    yield from self._perform(execution_id, decision.commands)
                case Next.WAIT:
                    yield from self._wait(execution_id, decision)
                case _:
                    break
        self._enter(decision.next.title())
        self._engine.ended(execution_id, run)

    def _decide(self, asked: TurnAsked) -> Generator[Nap, None, Decision]:
        self._enter("Decide")
        while True:
            yield Nap(self._latencies.decide)
            self._tally.functions["decide"] += 1
            try:
                decision = decide(self._room, asked).decision
            except Busy:
                yield Nap(RETRY)
            else:
                self._enter("What next?")
                return decision

    def _perform(self, execution_id: str, commands: tuple[DueCommand, ...]) -> Iterator[Nap]:
        self._enter("Perform")
        for first in range(0, len(commands), AT_ONCE):
            yield Nap(self._latencies.perform)
            for command in commands[first : first + AT_ONCE]:
                self._enter("Which command?")
                self._enter(command.kind)
                self._tally.functions["perform"] += 1
                perform(self._room, execution_id, command.key)

    def _wait(self, execution_id: str, decision: Decision) -> Iterator[Nap]:
        self._enter("Wait for progress")
        nap = Nap(timedelta(seconds=decision.wait_seconds or 0))
        if self._engine.park(execution_id, nap):
            yield nap

    def _enter(self, state: str) -> None:
        self._tally.states[state] += 1
