"""The world of a rehearsal: it answers the brain's commands as DRS, EC2, SSM and people would.

Nothing fails here, though it may take longer than the plan allows: a rehearsal says how long a
plan takes when all goes well.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from heapq import heappop, heappush
from itertools import count

from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    Command,
    Notify,
    RunCommand,
    StartAutomation,
    StartRecovery,
)
from recovery.domain.execution.execution import Active, Execution, FailureHold
from recovery.domain.execution.facts import (
    Approve,
    Fact,
    InstanceObserved,
    InstancesObserved,
    JobObserved,
    JobStatus,
    LaunchStatus,
    Notified,
    Participant,
    RecoveryStarted,
    Resume,
    RunEnded,
    RunOutcome,
    RunResult,
    SeenInstance,
    SettingsApplied,
)
from recovery.domain.execution.wave_run import AwaitingApproval
from recovery.domain.people import Actor
from recovery.domain.rehearsal.durations import Durations

LOOK_EVERY = 10.0
"""Seconds between two looks at instances, as the poller takes them."""
_SOMEBODY = Actor(user_id="rehearsal", name="rehearsal")


class World:
    def __init__(self, execution: Execution, durations: Durations) -> None:
        self._schedule = execution.schedule
        self._durations = durations
        self._began_at = execution.created_at
        self._coming: list[tuple[datetime, int, Fact]] = []
        self._order = count()
        self._asked: set[str] = set()
        self._ready_at: dict[str, datetime] = {}

    @property
    def next_at(self) -> datetime | None:
        return self._coming[0][0] if self._coming else None

    def facts_until(self, now: datetime) -> list[Fact]:
        facts = []
        while self._coming and self._coming[0][0] <= now:
            facts.append(heappop(self._coming)[2])
        return facts

    def perform(self, command: Command, now: datetime) -> None:
        """A command that is handed out again has been performed already."""
        if command.key in self._asked:
            return
        self._asked.add(command.key)
        answer = self._durations.drawn(self._durations.timings.answer, command.key)
        answered = self._after(now, answer)
        match command:
            case StartRecovery():
                self._launch(command, answered)
            case ApplyLaunchSettings():
                span = self._durations.timings.settings_per_server
                seconds = sum(self._durations.drawn(span, id_) for id_ in command.servers)
                at = self._after(answered, seconds)
                self._expect(SettingsApplied(at=at, key=command.key))
            case RunCommand(instance_ids=ids):
                ended = self._run(command, ids, answered)
                self._look(ids, since=ended)
            case StartAutomation():
                self._run(command, (None,), answered)
            case Notify():
                self._expect(Notified(at=now, key=command.key))
            case _:
                message = f"A rehearsal never asks for {command.kind}."
                raise TypeError(message)

    def decide(self, execution: Execution, now: datetime) -> None:
        """People approve at gates, and at once go on without a wave whose failure pauses all."""
        for wave in execution.waves:
            if isinstance(wave.state, AwaitingApproval):
                name = execution.planned(wave.number).name
                id_ = f"approve {name}"
                at = self._after(now, self._durations.drawn(self._durations.timings.approval, name))
                self._request(Approve(at=at, request_id=id_, by=_SOMEBODY, wave=name))
        if isinstance(execution.state, Active):
            for failed in (hold for hold in execution.state.holds if isinstance(hold, FailureHold)):
                id_ = f"resume after {failed.wave}"
                self._request(Resume(at=now, request_id=id_, by=_SOMEBODY))

    def _request(self, request: Approve | Resume) -> None:
        if request.request_id not in self._asked:
            self._asked.add(request.request_id)
            self._expect(request)

    def _launch(self, command: StartRecovery, began: datetime) -> None:
        planned = self._schedule.wave(command.wave)
        servers = [planned.servers[id_] for id_ in command.servers]
        predicted = dict(
            zip(command.servers, self._durations.of_job(servers, planned.wave.checks), strict=True)
        )
        self._expect(RecoveryStarted(at=began, key=command.key, job_id=_id("drsjob-", command.key)))
        ended = self._after(began, max(server.launched for server in predicted.values()))
        participants = tuple(
            Participant(
                server_id=id_,
                launch_status=LaunchStatus.LAUNCHED,
                launched_at=self._after(began, server.launched),
                instance=SeenInstance(instance_id=_id("i-", id_)),
            )
            for id_, server in predicted.items()
        )
        self._expect(
            JobObserved(
                at=ended, key=command.key, status=JobStatus.COMPLETED, participants=participants
            )
        )
        for id_, server in predicted.items():
            self._ready_at[_id("i-", id_)] = self._after(began, server.ready)
        self._look(tuple(_id("i-", id_) for id_ in predicted), since=ended)

    def _look(self, ids: tuple[str, ...], *, since: datetime) -> None:
        """Instances are looked at in turns, all together, as the poller does it."""
        turns: dict[datetime, list[InstanceObserved]] = {}
        for id_ in ids:
            ready = InstanceObserved(instance_id=id_, passes_status_checks=True, agent_online=True)
            seen_at = max(self._next_look(self._ready_at[id_]), since)
            turns.setdefault(seen_at, []).append(ready)
        for at, instances in turns.items():
            self._expect(InstancesObserved(at=at, instances=tuple(instances)))

    def _run(
        self,
        command: RunCommand | StartAutomation,
        ids: tuple[str | None, ...],
        began: datetime,
    ) -> datetime:
        """When it ends."""
        span = self._durations.timings.of_document(command.document)
        seconds = max(self._durations.drawn(span, command.document, id_) for id_ in ids)
        results = tuple(RunResult(instance_id=id_, outcome=RunOutcome.SUCCEEDED) for id_ in ids)
        at = self._after(began, seconds)
        self._expect(RunEnded(at=at, key=command.key, results=results))
        return at

    def _after(self, moment: datetime, seconds: float) -> datetime:
        return moment + timedelta(seconds=round(seconds, 3))

    def _next_look(self, moment: datetime) -> datetime:
        turns = -(-(moment - self._began_at).total_seconds() // LOOK_EVERY)
        return self._began_at + timedelta(seconds=turns * LOOK_EVERY)

    def _expect(self, fact: Fact) -> None:
        heappush(self._coming, (fact.at, next(self._order), fact))


def _id(prefix: str, name: str) -> str:
    return prefix + sha256(name.encode()).hexdigest()[:17]
