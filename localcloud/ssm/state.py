"""What Systems Manager of one place holds: agents, documents, commands and automations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass
class Agent:
    """The SSM agent of an instance that was started."""

    instance_id: str
    online_at: datetime | None
    """Since its last start; None: never."""
    is_known: bool = False
    """It was online before its last start."""
    lost_at: datetime | None = None
    """When Systems Manager notices that the instance does not run any more."""


@dataclass(frozen=True)
class DocumentVersion:
    number: int
    body: Mapping[str, Any]
    text: str
    """As it was handed in."""
    text_format: str
    created_at: datetime
    name: str | None = None
    """VersionName."""


@dataclass
class Document:
    name: str
    kind: str
    """Command or Automation."""
    owner: str
    """An account id, or Amazon."""
    created_at: datetime
    versions: dict[int, DocumentVersion] = field(default_factory=dict)
    default_number: int = 1
    tags: dict[str, str] = field(default_factory=dict)
    target_type: str | None = None

    @property
    def latest_number(self) -> int:
        return max(self.versions)


@dataclass
class StepRun:
    """One plugin of a command on one instance."""

    name: str
    action: str
    status: str = "Pending"
    response_code: int = -1
    output: str = ""
    error: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass
class Invocation:
    """A command on one instance."""

    instance_id: str
    hostname: str
    requested_at: datetime
    steps: list[StepRun]
    status: str = "Pending"
    status_details: str = "Pending"
    reads: int = 0
    """How often it was asked for: GetCommandInvocation does not know it at first."""


@dataclass
class Command:
    command_id: str
    document_name: str
    document_version: str
    requested_at: datetime
    expires_at: datetime
    parameters: dict[str, list[str]]
    request: Mapping[str, Any]
    invocations: dict[str, Invocation] = field(default_factory=dict)
    is_cancelling: bool = False


@dataclass
class AutomationStep:
    name: str
    action: str
    step_id: str
    body: Mapping[str, Any]
    """The step as the document has it."""
    inputs: Mapping[str, Any] = field(default_factory=dict)
    """With the values of parameters and of earlier steps filled in."""
    status: str = "Pending"
    attempts: int = 0
    approvals: list[dict[str, str]] = field(default_factory=list)
    """Decisions of approvers, as the step's output has them."""
    outputs: dict[str, list[str]] = field(default_factory=dict)
    failure: str | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass
class Automation:
    execution_id: str
    document_name: str
    document_version: str
    body: Mapping[str, Any]
    parameters: dict[str, list[str]]
    started_at: datetime
    executed_by: str
    request: Mapping[str, Any]
    steps: dict[str, AutomationStep] = field(default_factory=dict)
    current: str | None = None
    """Name of the step that runs or waits."""
    status: str = "Pending"
    failure: str | None = None
    ended_at: datetime | None = None
    outputs: dict[str, list[str]] = field(default_factory=dict)
    parent_id: str | None = None
    is_completing: bool = False
    """It was asked to end after the current step."""


@dataclass
class SsmState:
    agents: dict[str, Agent] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    commands: dict[str, Command] = field(default_factory=dict)
    automations: dict[str, Automation] = field(default_factory=dict)
