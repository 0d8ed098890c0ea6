"""Executions: what is saved together is one transaction, and what is read is never a scan."""

from contextlib import suppress

from recovery.adapters.dynamodb.audit_items import recorded
from recovery.adapters.dynamodb.execution_events import events_page, kept_events
from recovery.adapters.dynamodb.execution_items import (
    STATE,
    record_from,
    schedule_items,
    state_item,
    summary_from,
    wave_items,
)
from recovery.adapters.dynamodb.execution_lists import executions_like
from recovery.adapters.dynamodb.expressions import Expression, is_new, version_is, wording
from recovery.adapters.dynamodb.journal import find_journal, journal_item
from recovery.adapters.dynamodb.letters import (
    find_letters,
    find_requests,
    kept_answer,
    kept_request,
    thrown_away,
)
from recovery.adapters.dynamodb.plan_executions import begun_in_plan, ended_in_plan
from recovery.adapters.dynamodb.server_locks import find_locks, kept_locks
from recovery.adapters.dynamodb.table import Client, Table
from recovery.adapters.dynamodb.tables import Tables
from recovery.adapters.dynamodb.transactions import Change, commit, put
from recovery.adapters.dynamodb.wake_items import first_wake_item
from recovery.domain.audit import AuditRecord
from recovery.domain.brain.journal import Entry
from recovery.domain.errors import ConcurrentChange, Conflicting
from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import OperatorRequest
from recovery.domain.execution.summary import ExecutionSummary
from recovery.domain.server_locks import ServerLocks
from recovery.domain.value import Location
from recovery.ports.executions import (
    CommandAnswer,
    ExecutionQuery,
    Letter,
    NewExecution,
    Saving,
)
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import ExecutionRecord


class DynamoExecutions:
    def __init__(self, client: Client, tables: Tables) -> None:
        self._client = client
        self._tables = tables
        self._table = Table(client, tables.executions)

    def find(self, execution_id: str) -> ExecutionRecord | None:
        all_of_it = Expression(
            "#executionId = :executionId AND begins_with(#sk, :state)",
            {"executionId": execution_id, "state": STATE},
        )
        words = wording(KeyConditionExpression=all_of_it)
        return record_from(self._table.query_all(**words, ConsistentRead=True))

    def summary(self, execution_id: str) -> ExecutionSummary | None:
        words = wording(ProjectionExpression=Expression("#summary"))
        item = self._table.item({"executionId": execution_id, "sk": STATE}, **words)
        return summary_from(item) if item else None

    def page(self, query: ExecutionQuery, request: PageRequest) -> Page[ExecutionSummary]:
        items, token = executions_like(self._table, query).page(request)
        return Page(items=tuple(map(summary_from, items)), next_token=token)

    def events(self, execution_id: str, request: PageRequest) -> Page[ExecutionEvent]:
        return events_page(self._table, execution_id, request)

    def requests(self, execution_id: str) -> tuple[OperatorRequest, ...]:
        return find_requests(self._table, execution_id)

    def letters(self, execution_id: str) -> tuple[Letter, ...]:
        return find_letters(self._table, execution_id)

    def deliver(self, execution_id: str, answer: CommandAnswer) -> None:
        self._table.put(kept_answer(execution_id, answer))

    def journal(self, execution_id: str) -> tuple[Entry, ...]:
        return find_journal(self._table, execution_id)

    def locks(self, location: Location) -> ServerLocks:
        return find_locks(self._table, location)

    def start(self, new: NewExecution, audit: AuditRecord) -> None:
        execution, table = new.execution, self._tables.executions
        first = ExecutionRecord(execution=execution, version=1, request_digest=new.request_digest)
        exists = Conflicting(f"Execution {execution.execution_id} exists already. Load it.")
        commit(
            self._client,
            (
                put(table, state_item(first), is_new("executionId", exists)),
                put(table, first_wake_item(execution)),
                begun_in_plan(self._tables.plans, execution),
                *(kept_locks(table, locks) for locks in new.locks),
                *(put(table, item) for item in schedule_items(execution)),
                *(put(table, item) for item in wave_items(execution)),
                *kept_events(table, execution.execution_id, (new.first_event,)),
                recorded(self._tables.audit, audit),
            ),
        )

    def save(self, saving: Saving) -> None:
        execution, before = saving.execution, saving.before
        id_, table = execution.execution_id, self._tables.executions
        last_event = saving.events[-1].number if saving.events else before.last_event
        after = before.changed(
            execution=execution, version=before.version + 1, last_event=last_event
        )
        entries = (saving.entry,) if saving.entry else ()
        is_latest = version_is(before.version, lambda _: ConcurrentChange(f"Execution {id_}"))
        commit(
            self._client,
            (
                put(table, state_item(after), is_latest),
                *(put(table, item) for item in wave_items(execution, before=before.execution)),
                *kept_events(table, id_, saving.events),
                *(put(table, journal_item(id_, after.version, entry)) for entry in entries),
                *(thrown_away(table, id_, letter_id) for letter_id in saving.taken),
                *self._let_go(execution, saving.released),
            ),
        )

    def request(self, execution_id: str, asked: OperatorRequest, audit: AuditRecord) -> None:
        changes = kept_request(self._tables.executions, execution_id, asked)
        with suppress(Conflicting):
            commit(self._client, (*changes, recorded(self._tables.audit, audit)))

    def _let_go(
        self, execution: Execution, released: tuple[ServerLocks, ...] | None
    ) -> tuple[Change, ...]:
        if released is None:
            return ()
        locks = (kept_locks(self._tables.executions, each) for each in released)
        return (*locks, ended_in_plan(self._tables.plans, execution))
