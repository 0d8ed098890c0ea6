"""Commands carried out on AWS. Repeating one is harmless: its key tells what was done already."""

from collections.abc import Mapping
from typing import Protocol

from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    FindRecovery,
    RunCommand,
    StartAutomation,
    StartRecovery,
    TerminateInstances,
)
from recovery.domain.execution.effects import Refusal
from recovery.domain.value import ServerId, Value


class RefusedByAws(Exception):
    """No error of the product: the execution takes it in as a fact and decides what it means."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.message)


class Recoveries(Protocol):
    def start(self, command: StartRecovery) -> str:
        """The id of the job: of the one that carries the key already, or of a new one."""
        ...

    def find(self, command: FindRecovery) -> str | None:
        """The job that carries the key."""
        ...


class LaunchSettingsWriter(Protocol):
    def apply(self, command: ApplyLaunchSettings) -> Mapping[ServerId, str]:
        """What failed, for each server where something did; the others have their settings."""
        ...


class Documents(Protocol):
    def run(self, command: RunCommand) -> str:
        """The id of the command: of the one that was sent with this key, or of a new one."""
        ...

    def automate(self, command: StartAutomation) -> str:
        """The id of the automation."""
        ...


class Terminations(Protocol):
    def start(self, command: TerminateInstances) -> str | None:
        """The id of the job; None where nothing is left to terminate."""
        ...


class Notice(Value):
    execution_id: str
    subject: str
    text: str
    attributes: Mapping[str, str]
    """What subscribers filter by."""


class Notifier(Protocol):
    def publish(self, notice: Notice) -> None: ...
