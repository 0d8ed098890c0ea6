"""Executions, kept: the state by its one writer, requests of operators beside it, and locks."""

from typing import Protocol

from recovery.domain.audit import AuditRecord
from recovery.domain.brain.journal import Entry
from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Execution, Mode, Status
from recovery.domain.execution.facts import (
    Fact,
    Notified,
    OperatorRequest,
    RecoveryNotFound,
    RecoveryStarted,
    Refused,
    RunStarted,
    SettingsApplied,
    TerminationStarted,
)
from recovery.domain.execution.summary import ExecutionSummary, Unfinished
from recovery.domain.server_locks import ServerLocks
from recovery.domain.value import Location, Moment, Name, Value
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import ExecutionRecord


class ExecutionQuery(Value):
    """Everything where nothing is stated; ``since`` and ``until`` mean the start."""

    plan_id: Name | None = None
    status: Status | None = None
    mode: Mode | None = None
    unfinished: Unfinished | None = None
    since: Moment | None = None
    until: Moment | None = None


class NewExecution(Value):
    execution: Execution
    locks: tuple[ServerLocks, ...]
    """As they are to be; each one version behind the one that will be saved. None for a dry run."""
    first_event: ExecutionEvent
    request_digest: str | None = None


CommandAnswer = (
    RecoveryStarted
    | RecoveryNotFound
    | SettingsApplied
    | RunStarted
    | TerminationStarted
    | Notified
    | Refused
)


class Letter(Value):
    """What came for an execution and waits until its one writer takes it in."""

    letter_id: str
    fact: Fact


class Saving(Value):
    """One step of an execution, by its one writer."""

    before: ExecutionRecord
    execution: Execution
    entry: Entry | None = None
    """What the step took in, for the journal."""
    events: tuple[ExecutionEvent, ...] = ()
    taken: tuple[str, ...] = ()
    """Ids of the letters that the step took in: they are thrown away."""
    released: tuple[ServerLocks, ...] | None = None
    """Set once, when nothing of it runs any more: its locks as they are to be without it; from then
    on its plan may change again. A dry run has none.
    """


class Executions(Protocol):
    def find(self, execution_id: str) -> ExecutionRecord | None: ...

    def summary(self, execution_id: str) -> ExecutionSummary | None: ...

    def page(self, query: ExecutionQuery, request: PageRequest) -> Page[ExecutionSummary]:
        """The newest first."""
        ...

    def events(self, execution_id: str, request: PageRequest) -> Page[ExecutionEvent]:
        """The oldest first; the last page has a token too: what comes later is read with it."""
        ...

    def requests(self, execution_id: str) -> tuple[OperatorRequest, ...]:
        """Those that the execution has not taken in yet, the oldest first."""
        ...

    def letters(self, execution_id: str) -> tuple[Letter, ...]:
        """Requests and answers that wait, the oldest first; not more than a step can take in."""
        ...

    def deliver(self, execution_id: str, answer: CommandAnswer) -> None:
        """Once for each command and attempt, however often it is delivered."""
        ...

    def journal(self, execution_id: str) -> tuple[Entry, ...]:
        """All of it, in order: folding it over the first state gives the saved one."""
        ...

    def locks(self, location: Location) -> ServerLocks: ...

    def start(self, new: NewExecution, audit: AuditRecord) -> None:
        """All at once or not at all. Raises Conflicting where the id exists, and ConcurrentChange
        where the plan has another version by now or a lock is not the latest.
        """
        ...

    def save(self, saving: Saving) -> None:
        """The saved one must be ``before``. Raises ConcurrentChange, also for a lock."""
        ...

    def request(self, execution_id: str, asked: OperatorRequest, audit: AuditRecord) -> None:
        """Once for each request id: the second arrival changes nothing. Raises Unknown."""
        ...
