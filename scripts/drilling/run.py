"""One execution followed in the terminal, from wherever it is to its report."""

from dataclasses import dataclass
from pathlib import Path

from scripts.drilling.answers import Execution
from scripts.drilling.door import Door
from scripts.drilling.evidence import keep_report, told
from scripts.drilling.gates import Gates
from scripts.drilling.interruption import Interruption
from scripts.drilling.picture import clock, titled
from scripts.drilling.screen import Screen
from scripts.drilling.watching import Look, Watch
from scripts.failing import CannotGoOn
from scripts.rest import Api

_OFTENEST, _RAREST = 0.5, 3.0
_LOOK_AFTER = 30.0
"""Seconds of the product's time."""


@dataclass(frozen=True)
class Run:
    api: Api
    door: Door
    screen: Screen
    gates: Gates
    execution_id: str
    every: float
    """Seconds between two looks."""

    def follow(self) -> Execution:
        """Until nothing more happens by itself."""
        watch = Watch(self.api, self.execution_id, speed=self.door.speed)
        with Interruption(lambda: self.screen.say(self.how_to_leave())) as interruption:
            look = self._look(watch)
            self.screen.say(f"{titled(look.execution)}. It is {clock(look)}.")
            while not self._shown(look).is_over:
                interruption.pause(self.every)
                look = self._look(watch)
        self.screen.leave()
        return look.execution

    def keep(self, folder: Path) -> None:
        place = folder / self.execution_id
        for line in told(keep_report(self.api, self.execution_id, place), place):
            self.screen.say(line)

    def how_to_leave(self) -> str:
        cancel = f"It goes on. To cancel it: {command('--cancel', self.execution_id, self.door)}"
        if self.door.ends_with_us:
            return f"{cancel}\nCtrl-C again ends it, and the local cloud with it."
        follow = command("--follow", self.execution_id, self.door)
        return f"{cancel}\nCtrl-C again leaves. To follow it later: {follow}"

    def _look(self, watch: Watch) -> Look:
        try:
            return watch.look()
        except CannotGoOn as problem:
            follow = command("--follow", self.execution_id, self.door)
            raise CannotGoOn(f"{problem}\nIt goes on. To follow it again: {follow}") from problem

    def _shown(self, look: Look) -> Execution:
        self.screen.show(look)
        for line in self.gates.look(look.execution):
            self.screen.say(line)
        return look.execution


def often(speed: float) -> float:
    """How many seconds a look holds good, where time runs so fast."""
    return min(max(_LOOK_AFTER / speed, _OFTENEST), _RAREST)


def command(option: str, execution_id: str, door: Door) -> str:
    return f"scripts/drill.sh {option} {execution_id} {door.again}".rstrip()
