"""One call of ``advance`` in the making: the state so far and the reasons given.

The only mutable thing in the domain. It never leaves ``advance``.
"""

from collections.abc import Iterator
from datetime import datetime

from recovery.domain.execution.execution import Execution, Stopping
from recovery.domain.execution.server_run import ServerRun, ServerState
from recovery.domain.execution.settings import ExecutionSettings
from recovery.domain.execution.step import Reason
from recovery.domain.execution.wave_run import WaveRun, WaveState
from recovery.domain.planning.schedule import ScheduledWave


class Turn:
    def __init__(self, execution: Execution, now: datetime) -> None:
        self.execution = execution
        self.now = now
        self.reasons: list[Reason] = []

    @property
    def settings(self) -> ExecutionSettings:
        return self.execution.settings

    @property
    def is_stopping(self) -> bool:
        return isinstance(self.execution.state, Stopping)

    def wave(self, number: int) -> WaveRun:
        return self.execution.wave(number)

    def planned(self, number: int) -> ScheduledWave:
        return self.execution.planned(number)

    def under_way(self) -> Iterator[WaveRun]:
        """Waves at work, each as it is when its turn comes."""
        for index in range(len(self.execution.waves)):
            wave = self.execution.waves[index]
            if wave.is_under_way:
                yield wave

    def say(self, text: str, *, wave: int | None = None, servers: tuple[str, ...] = ()) -> None:
        self.reasons.append(Reason(kind="CHANGE", text=text, wave=wave, server_ids=servers))

    def change(self, **changes: object) -> None:
        self.execution = self.execution.changed(**changes)

    def put(self, wave: WaveRun) -> None:
        before, after = self.execution.waves[: wave.number - 1], self.execution.waves[wave.number :]
        self.change(waves=(*before, wave, *after))

    def change_wave(self, number: int, **changes: object) -> None:
        self.put(self.wave(number).changed(**changes))

    def move(self, number: int, state: WaveState) -> None:
        self.change_wave(number, state=state)

    def change_servers(self, number: int, runs: dict[str, ServerRun]) -> None:
        if runs:
            self.change_wave(number, servers={**self.wave(number).servers, **runs})

    def set_servers(self, number: int, states: dict[str, ServerState]) -> None:
        """Many servers at once: a wave is copied once, not once for each of them."""
        servers = self.wave(number).servers
        self.change_servers(
            number, {id_: servers[id_].changed(state=state) for id_, state in states.items()}
        )
