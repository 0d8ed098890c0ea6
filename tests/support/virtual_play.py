"""An execution on stage, with the durations of a steady rehearsal but none of its world."""

from datetime import datetime, timedelta

from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    Command,
    Notify,
    RunCommand,
    StartAutomation,
    StartRecovery,
)
from recovery.domain.execution.execution import Ended
from recovery.domain.execution.facts import (
    Approve,
    Fact,
    InstanceObserved,
    InstancesObserved,
    Notified,
)
from recovery.domain.execution.server_run import Checking
from recovery.domain.execution.wave_run import AwaitingApproval
from recovery.domain.planning.schedule import Schedule
from recovery.domain.rehearsal.timings import Span
from tests.support.play import ANNA, Play
from tests.support.rehearsals import STEADY, rehearsed

TIMINGS = STEADY.changed(settings_per_server=Span(mean=10))
"""All of them end when somebody looks: every ten seconds."""
LOOK_AFTER = (60, 100, 200, 300)
"""Seconds from a launch to the moments when agents and status checks come up."""

Launches = list[tuple[datetime, tuple[str, ...]]]


def launches_of_a_rehearsal(schedule: Schedule) -> Launches:
    run = rehearsed(schedule, TIMINGS)
    jobs = {job.key: job.server_ids for wave in run.execution.waves for job in wave.jobs}
    return sorted((asked_at, jobs[key]) for key, asked_at in run.asked.items())


def launches_of_a_play(schedule: Schedule) -> Launches:
    play = _VirtualPlay(schedule)
    while not isinstance(play.execution.state, Ended):
        play.go_on()
    return sorted(play.launched)


class _VirtualPlay(Play):
    def __init__(self, schedule: Schedule) -> None:
        super().__init__(schedule)
        self.launched: Launches = []
        self._keys: set[str] = set()
        self._due: list[tuple[datetime, Fact | None]] = [(self.now, None)]

    def go_on(self) -> None:
        """To the next moment at which something is due; all that is due then happens."""
        self.now = min(moment for moment, _ in self._due)
        happened = [fact for moment, fact in self._due if moment == self.now and fact]
        self._due = [(moment, fact) for moment, fact in self._due if moment > self.now]
        self.step(*(fact.changed(at=self.now) for fact in happened))
        self.step(*self._approvals(), self._look())
        for command in self.commands:
            if command.key not in self._keys:
                self._keys.add(command.key)
                self._answer(command)

    def _approvals(self) -> list[Fact]:
        names = [
            self.execution.planned(wave.number).name
            for wave in self.execution.waves
            if isinstance(wave.state, AwaitingApproval)
        ]
        return [Approve(at=self.now, request_id=name, by=ANNA, wave=name) for name in names]

    def _look(self) -> InstancesObserved:
        """At all instances that are being checked."""
        seen = []
        for wave in self.execution.waves:
            scheduled = self.execution.planned(wave.number).servers
            for id_, run in wave.servers.items():
                if isinstance(run.state, Checking):
                    model, instance = TIMINGS.of(scheduled[id_].os), run.state.instance
                    age = (self.now - instance.launched_at).total_seconds()
                    seen.append(
                        InstanceObserved(
                            instance_id=instance.instance_id,
                            passes_status_checks=age >= model.status_checks.mean,
                            agent_online=age >= model.agent_online.mean,
                        )
                    )
        return InstancesObserved(at=self.now, instances=tuple(seen))

    def _answer(self, command: Command) -> None:
        match command:
            case StartRecovery():
                self._launch(command)
            case ApplyLaunchSettings(servers=servers):
                self._expect(self.settings_are_written(command), 10 * len(servers))
            case RunCommand() | StartAutomation():
                self._expect(self.run_ends(command), TIMINGS.document.mean)
            case Notify(key=key):
                self._due.append((self.now, Notified(at=self.now, key=key)))
            case _:
                raise AssertionError(command)

    def _launch(self, command: StartRecovery) -> None:
        self.launched.append((self.now, tuple(command.servers)))
        planned = self.execution.planned(command.wave).servers
        slow: dict[str, float] = {}
        for id_ in command.servers:
            model = TIMINGS.of(planned[id_].os)
            slow[id_] = model.snapshot.mean + model.conversion.mean + model.launch.mean
            if any(
                planned[other].replaces_instance and planned[other].os is planned[id_].os
                for other in command.servers
            ):
                slow[id_] += model.cleanup.mean
        ended = self.job_ends(command)
        participants = tuple(
            participant.changed(launched_at=self.now + timedelta(seconds=slow[id_]))
            for id_, participant in zip(command.servers, ended.participants, strict=True)
        )
        self._due.append((self.now, self.job_starts(command)))
        self._expect(ended.changed(participants=participants), max(slow.values()))
        for took in slow.values():
            self._due += [(self.now + timedelta(seconds=took + s), None) for s in LOOK_AFTER]

    def _expect(self, fact: Fact, seconds: float) -> None:
        self._due.append((self.now + timedelta(seconds=seconds), fact))
