"""An execution on stage: facts go in, time goes on, commands come out.

A play knows no policy. It only turns short phrases of a test into facts about its commands.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TypeVar

from recovery.domain.brain.advance import advance
from recovery.domain.brain.begin import Start, execution_of
from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    Command,
    RunCommand,
    StartAutomation,
    StartRecovery,
)
from recovery.domain.execution.effects import Phase, Refusal, RefusalKind
from recovery.domain.execution.execution import Execution, Mode
from recovery.domain.execution.facts import (
    Fact,
    InstanceObserved,
    InstancesObserved,
    JobObserved,
    JobStatus,
    LaunchStatus,
    Participant,
    RecoveryStarted,
    Refused,
    RunEnded,
    RunOutcome,
    RunResult,
    RunStarted,
    SeenInstance,
    SettingsApplied,
)
from recovery.domain.execution.server_run import ServerState
from recovery.domain.execution.step import Step
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.inventory import Inventory
from recovery.domain.limits import Limits
from recovery.domain.people import Actor
from recovery.domain.planning.schedule import Schedule
from recovery.domain.recovery_plan import RecoveryPlan
from tests.support.builders import NOON, a_schedule, an_inventory_of, instance_id, server_id

ANNA = Actor(user_id="u-anna", name="anna@example.com")
C = TypeVar("C", bound=Command)


class Play:
    def __init__(self, schedule: Schedule, **stated: object) -> None:
        default = {"execution_id": "e-1", "mode": Mode.DRILL, "by": ANNA, "at": NOON}
        self.execution: Execution = execution_of(schedule, Start.model_validate(default | stated))
        self.now: datetime = NOON
        self.commands: tuple[Command, ...] = ()
        self.wake_after: timedelta | None = None
        self.said: list[str] = []
        """What changed, in all steps so far."""
        self.waits: tuple[str, ...] = ()
        """What the last step says it waits for."""

    def step(self, *facts: Fact, after: timedelta = timedelta()) -> Step:
        self.now += after
        step = advance(self.execution, facts, self.now)
        self.execution = step.execution
        self.commands = step.commands
        self.wake_after = step.wake_after
        self.said += [reason.text for reason in step.reasons if reason.kind == "CHANGE"]
        self.waits = tuple(reason.text for reason in step.reasons if reason.kind == "WAIT")
        return step

    def wave(self, name: str) -> WaveRun:
        return self.execution.wave(self.execution.schedule.number_of[name])

    def server(self, hostname: str) -> ServerState:
        id_ = server_id(hostname)
        return next(w.servers[id_].state for w in self.execution.waves if id_ in w.servers)

    def asked(self, kind: type[C]) -> list[C]:
        """The commands of this kind that wait for an answer."""
        return [command for command in self.commands if isinstance(command, kind)]

    def launches(self, *hostnames: str) -> StartRecovery:
        """The StartRecovery that waits for an answer and names exactly these servers."""
        wanted = {server_id(hostname) for hostname in hostnames}
        return next(c for c in self.asked(StartRecovery) if set(c.servers) == wanted)

    def asks_to_launch(self, *hostnames: str) -> bool:
        """Exactly these in one job, and nobody has answered yet."""
        wanted = {server_id(hostname) for hostname in hostnames}
        return any(set(command.servers) == wanted for command in self.asked(StartRecovery))

    def job_starts(self, command: StartRecovery) -> RecoveryStarted:
        return RecoveryStarted(at=self.now, key=command.key, job_id=f"drsjob-{command.key}")

    def job_runs(self, command: StartRecovery, phase: Phase) -> JobObserved:
        participants = tuple(
            Participant(server_id=id_, launch_status=LaunchStatus.PENDING, phase=phase)
            for id_ in command.servers
        )
        return JobObserved(
            at=self.now, key=command.key, status=JobStatus.STARTED, participants=participants
        )

    def job_ends(
        self, command: StartRecovery, *, failed: Mapping[str, str | None] | None = None
    ) -> JobObserved:
        """Every server launched, but for those that failed, by hostname, with DRS's own words."""
        errors = {server_id(hostname): error for hostname, error in (failed or {}).items()}
        participants = tuple(
            Participant(
                server_id=id_,
                launch_status=LaunchStatus.FAILED,
                phase=Phase.LAUNCH,
                error=errors[id_],
            )
            if id_ in errors
            else Participant(
                server_id=id_,
                launch_status=LaunchStatus.LAUNCHED,
                phase=Phase.LAUNCH,
                launched_at=self.now,
                instance=SeenInstance(instance_id=instance_id(id_), point_in_time=NOON),
            )
            for id_ in command.servers
        )
        return JobObserved(
            at=self.now, key=command.key, status=JobStatus.COMPLETED, participants=participants
        )

    def job_reports(
        self,
        command: StartRecovery,
        *participants: Participant,
        status: JobStatus = JobStatus.COMPLETED,
    ) -> JobObserved:
        return JobObserved(at=self.now, key=command.key, status=status, participants=participants)

    def instances_are_well(self, *hostnames: str) -> InstancesObserved:
        instances = tuple(
            InstanceObserved(
                instance_id=instance_id(server_id(hostname)),
                passes_status_checks=True,
                agent_online=True,
            )
            for hostname in hostnames
        )
        return InstancesObserved(at=self.now, instances=instances)

    def instance_looks(self, hostname: str, **stated: object) -> InstancesObserved:
        default = {"instance_id": instance_id(server_id(hostname))}
        seen = InstanceObserved.model_validate(default | stated)
        return InstancesObserved(at=self.now, instances=(seen,))

    def settings_are_written(
        self, command: ApplyLaunchSettings, failures: Mapping[str, str] | None = None
    ) -> SettingsApplied:
        errors = {server_id(hostname): error for hostname, error in (failures or {}).items()}
        return SettingsApplied(at=self.now, key=command.key, failures=errors)

    def run_starts(self, command: RunCommand | StartAutomation) -> RunStarted:
        return RunStarted(at=self.now, key=command.key, run_id=f"run-{command.key}")

    def run_ends(
        self,
        command: RunCommand | StartAutomation,
        outcome: RunOutcome = RunOutcome.SUCCEEDED,
        *,
        on: str | None = None,
    ) -> RunEnded:
        """Alike on all instances, or with this outcome on one of them and well on the others."""
        ids = command.instance_ids if isinstance(command, RunCommand) else (None,)
        worst = {instance_id(server_id(on))} if on else set(ids)
        results = tuple(
            RunResult(instance_id=id_, outcome=outcome if id_ in worst else RunOutcome.SUCCEEDED)
            for id_ in ids
        )
        return RunEnded(at=self.now, key=command.key, results=results)

    def refuses(self, command: Command, kind: RefusalKind, **stated: object) -> Refused:
        refusal = Refusal.model_validate({"kind": kind, "message": f"{kind}."} | stated)
        return Refused(at=self.now, key=command.key, attempt=command.attempt, refusal=refusal)

    def job_of(self, *hostnames: str) -> StartRecovery:
        """The job of these servers is running now, two seconds later."""
        command = self.launches(*hostnames)
        self.step(self.job_starts(command), after=timedelta(seconds=2))
        return command

    def recovers(self, *hostnames: str) -> None:
        """The job of these servers starts, ends well, and its instances pass what only looks."""
        command = self.job_of(*hostnames)
        self.step(self.job_ends(command), after=timedelta(minutes=9))
        self.step(self.instances_are_well(*hostnames), after=timedelta(minutes=3))


def a_participant(
    hostname: str = "db-1", status: LaunchStatus = LaunchStatus.LAUNCHED, **stated: object
) -> Participant:
    """Without an instance, where none is stated: DRS shows it later."""
    default = {"server_id": server_id(hostname), "launch_status": status}
    return Participant.model_validate(default | stated)


def its_instance(hostname: str = "db-1") -> SeenInstance:
    return SeenInstance(instance_id=instance_id(server_id(hostname)), point_in_time=NOON)


def a_play(
    plan: RecoveryPlan | None = None,
    hostnames: Mapping[str, tuple[str, ...]] | None = None,
    *,
    inventory: Inventory | None = None,
    limits: Limits | None = None,
    **start: object,
) -> Play:
    """One wave, Database, with the one server db-1, where nothing else is said. Not begun yet."""
    known = inventory or an_inventory_of(hostnames or {"Database": ("db-1",)})
    return Play(a_schedule(plan, known, limits=limits), **start)


def a_begun_play(
    plan: RecoveryPlan | None = None,
    hostnames: Mapping[str, tuple[str, ...]] | None = None,
    **stated: object,
) -> Play:
    """After its first step."""
    play = a_play(plan, hostnames, **stated)  # type: ignore[arg-type]  # passes keywords on
    play.step()
    return play
