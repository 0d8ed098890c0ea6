"""Performs commands as the contract of commands says: twice under one key is as good as once."""

from datetime import datetime
from typing import assert_never

from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    Command,
    FindRecovery,
    Notify,
    RunCommand,
    StartAutomation,
    StartRecovery,
    TerminateInstances,
)
from recovery.domain.execution.effects import Refusal, RefusalKind
from recovery.domain.execution.facts import (
    Fact,
    Notified,
    RecoveryNotFound,
    RecoveryStarted,
    Refused,
    RunStarted,
    SettingsApplied,
    TerminationStarted,
)
from recovery.domain.limits import Limits
from tests.support.chaos.chance import Fault, Luck
from tests.support.chaos.drs import Drs
from tests.support.chaos.ssm import Ssm


class Cloud:
    def __init__(self, limits: Limits, luck: Luck) -> None:
        self.drs = Drs(limits, luck)
        self.ssm = Ssm(luck)
        self._luck = luck
        self._denied: set[str] = set()
        self._settings: dict[str, dict[str, str]] = {}

    def perform(self, command: Command, now: datetime) -> Fact:
        """Its answer."""
        refusal = self._refusal_on_the_way()
        if refusal is None:
            answer = self._done(command, now)
            if not isinstance(answer, Refusal):
                if not self._luck.strikes(Fault.ANSWERED_BY_TIMEOUT):
                    return answer
                answer = Refusal(kind=RefusalKind.UNREACHABLE, message="Timeout.")
            refusal = answer
        return Refused(at=now, key=command.key, attempt=command.attempt, refusal=refusal)

    def _refusal_on_the_way(self) -> Refusal | None:
        if self._luck.strikes(Fault.UNREACHABLE):
            return Refusal(kind=RefusalKind.UNREACHABLE, message="Not reached.")
        if self._luck.strikes(Fault.THROTTLED):
            pause = self._luck.chance.one_of((None, self._luck.chance.minutes(1, 10)))
            return Refusal(kind=RefusalKind.THROTTLED, message="Slower.", retry_after=pause)
        return None

    def _done(self, command: Command, now: datetime) -> Fact | Refusal:
        match command:
            case StartRecovery():
                return self._start_recovery(command, now)
            case FindRecovery(key=key):
                if job := self.drs.jobs.get(key):
                    return RecoveryStarted(at=now, key=key, job_id=job.job_id)
                return RecoveryNotFound(at=now, key=key)
            case TerminateInstances():
                return self._terminate(command, now)
            case ApplyLaunchSettings():
                return self._apply_settings(command, now)
            case RunCommand(key=key, instance_ids=ids):
                return self._run(key, ids, now)
            case StartAutomation(key=key):
                return self._run(key, (None,), now)
            case Notify(key=key):
                return self._denial(key) or Notified(at=now, key=key)
            case _:
                assert_never(command)

    def _denial(self, key: str) -> Refusal | None:
        """Whoever is denied once stays so, but what has been done already is not denied."""
        if key in self._denied or self._luck.strikes(Fault.DENIED):
            self._denied.add(key)
            kind = RefusalKind.DENIED
            return Refusal(kind=kind, message="Denied.")
        return None

    def _start_recovery(self, command: StartRecovery, now: datetime) -> Fact | Refusal:
        job = self.drs.jobs.get(command.key)
        if job is None:
            ids = list(command.servers)
            self.drs.note_second_jobs(ids)
            if refusal := self._denial(command.key):
                return refusal
            if bad := self.drs.bad_servers(ids):
                return Refusal(kind=RefusalKind.INVALID, message="Not ready.", server_ids=bad)
            if refusal := self.drs.refusal(command.location, ids, now):
                return refusal
            job = self.drs.launch(command.key, command.location, ids, now)
        return RecoveryStarted(at=now, key=command.key, job_id=job.job_id)

    def _terminate(self, command: TerminateInstances, now: datetime) -> Fact | Refusal:
        job = self.drs.jobs.get(command.key)
        if job is None:
            if refusal := self._denial(command.key):
                return refusal
            found = [self.drs.instances[id_] for id_ in command.instance_ids]
            targets = [instance for instance in found if instance.gone_at is None]
            if not targets:
                return TerminationStarted(at=now, key=command.key, job_id=None)
            servers = [target.server_id for target in targets]
            if refusal := self.drs.refusal(command.location, servers, now):
                return refusal
            job = self.drs.terminate(command.key, command.location, targets, now)
        return TerminationStarted(at=now, key=command.key, job_id=job.job_id)

    def _apply_settings(self, command: ApplyLaunchSettings, now: datetime) -> Fact | Refusal:
        if command.key not in self._settings:
            if refusal := self._denial(command.key):
                return refusal
            self._settings[command.key] = {
                id_: "Wrong subnet."
                for id_ in command.servers
                if self._luck.strikes(Fault.SETTINGS_FAILED)
            }
        failures = self._settings[command.key]
        return SettingsApplied(at=now, key=command.key, failures=failures)

    def _run(self, key: str, ids: tuple[str | None, ...], now: datetime) -> Fact | Refusal:
        if key not in self.ssm.runs and (refusal := self._denial(key)):
            return refusal
        return RunStarted(at=now, key=key, run_id=self.ssm.run(key, ids, now).run_id)
