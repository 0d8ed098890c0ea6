"""Executions, their requests and their locks in memory."""

from collections.abc import Iterable
from datetime import UTC

from recovery.domain.audit import AuditRecord
from recovery.domain.brain.journal import Entry
from recovery.domain.errors import ConcurrentChange, Conflicting, Unknown
from recovery.domain.execution.drills import ended_drill
from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import OperatorRequest, Refused, Request
from recovery.domain.execution.summary import ExecutionSummary, summary_of
from recovery.domain.server_locks import ServerLocks
from recovery.domain.value import Location
from recovery.ports.executions import (
    CommandAnswer,
    ExecutionQuery,
    Letter,
    NewExecution,
    Saving,
)
from recovery.ports.page_tokens import position_at, token_at
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import ExecutionRecord
from recovery.usecases.pages import newest_first
from tests.support.memory.kept import Kept


class MemoryExecutions:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def find(self, execution_id: str) -> ExecutionRecord | None:
        return self._kept.executions.get(execution_id)

    def summary(self, execution_id: str) -> ExecutionSummary | None:
        record = self.find(execution_id)
        return summary_of(record.execution) if record else None

    def page(self, query: ExecutionQuery, request: PageRequest) -> Page[ExecutionSummary]:
        summaries = (summary_of(r.execution) for r in self._kept.executions.values())
        keyed = ((_key(summary), summary) for summary in summaries if _fits(summary, query))
        return newest_first(keyed, request, of=f"executions {query.model_dump_json()}")

    def events(self, execution_id: str, request: PageRequest) -> Page[ExecutionEvent]:
        of = f"events {execution_id}"
        seen = int((position_at(request.token, of=of) or {}).get("after", 0))
        shown = tuple(self._kept.events[execution_id][seen : seen + request.limit])
        return Page(items=shown, next_token=token_at({"after": f"{seen + len(shown)}"}, of=of))

    def requests(self, execution_id: str) -> tuple[OperatorRequest, ...]:
        facts = self._kept.letters[execution_id].values()
        waiting = (fact for fact in facts if isinstance(fact, Request))
        return tuple(sorted(waiting, key=lambda asked: (asked.at, asked.request_id)))

    def letters(self, execution_id: str) -> tuple[Letter, ...]:
        waiting = self._kept.letters[execution_id].items()
        letters = (Letter(letter_id=id_, fact=fact) for id_, fact in waiting)
        return tuple(sorted(letters, key=lambda letter: (letter.fact.at, letter.letter_id)))

    def deliver(self, execution_id: str, answer: CommandAnswer) -> None:
        attempt = f"#{answer.attempt}" if isinstance(answer, Refused) else ""
        letter_id = f"FACT#ANSWER#{answer.key}#{answer.kind}{attempt}"
        self._kept.letters[execution_id][letter_id] = answer

    def journal(self, execution_id: str) -> tuple[Entry, ...]:
        return tuple(self._kept.journals[execution_id])

    def locks(self, location: Location) -> ServerLocks:
        return self._kept.locks_of(location)

    def start(self, new: NewExecution, audit: AuditRecord) -> None:
        execution = new.execution
        with self._kept.lock:
            if execution.execution_id in self._kept.executions:
                raise Conflicting(f"Execution {execution.execution_id} exists already. Load it.")
            plan = self._kept.plans.get(execution.schedule.plan_id)
            if plan is None or plan.plan.version != execution.schedule.plan_version:
                raise ConcurrentChange(f"Plan {execution.schedule.plan_name}")
            self._keep_locks(new.locks)
            self._kept.executions[execution.execution_id] = ExecutionRecord(
                execution=execution, version=1, request_digest=new.request_digest
            )
            self._kept.active.add(execution.execution_id)
            self._kept.events[execution.execution_id].append(new.first_event)
            self._kept.audit.append(audit)

    def save(self, saving: Saving) -> None:
        id_, version = saving.execution.execution_id, saving.before.version
        with self._kept.lock:
            saved = self._kept.executions.get(id_)
            if saved is None or saved.version != version:
                raise ConcurrentChange(f"Execution {id_}")
            if saving.released is not None:
                self._keep_locks(saving.released)
                self._kept.active.discard(id_)
                self._note_drill(saving.execution)
            self._kept.events[id_].extend(saving.events)
            self._kept.executions[id_] = saved.changed(
                execution=saving.execution,
                version=version + 1,
                last_event=len(self._kept.events[id_]),
            )
            self._kept.journals[id_].extend([saving.entry] if saving.entry else [])
            for letter_id in saving.taken:
                self._kept.letters[id_].pop(letter_id, None)

    def request(self, execution_id: str, asked: OperatorRequest, audit: AuditRecord) -> None:
        with self._kept.lock:
            record = self._kept.executions.get(execution_id)
            if record is None:
                raise Unknown("execution", execution_id)
            letter_id = f"FACT#REQUEST#{asked.request_id}"
            waiting = self._kept.letters[execution_id]
            if letter_id in waiting or asked.request_id in record.execution.request_ids:
                return
            waiting[letter_id] = asked
            self._kept.audit.append(audit)

    def _note_drill(self, execution: Execution) -> None:
        plan_id = execution.schedule.plan_id
        if drill := ended_drill(execution):
            record = self._kept.plans[plan_id]
            self._kept.plans[plan_id] = record.changed(drills=record.drills.after(drill))

    def _keep_locks(self, changed: Iterable[ServerLocks]) -> None:
        """All of them or none."""
        locks = tuple(changed)
        for lock in locks:
            if self._kept.locks_of(lock.location).version != lock.version:
                raise ConcurrentChange(f"The list of running servers in {lock.location}")
        for lock in locks:
            self._kept.locks[lock.location] = lock.changed(version=lock.version + 1)


def _key(summary: ExecutionSummary) -> str:
    at = summary.started_at.astimezone(UTC).isoformat(timespec="microseconds")
    return f"{at} {summary.execution_id}"


def _fits(summary: ExecutionSummary, query: ExecutionQuery) -> bool:
    return (
        query.plan_id in {None, summary.plan_id}
        and query.status in {None, summary.status}
        and query.mode in {None, summary.mode}
        and query.unfinished in {None, summary.unfinished}
        and (query.since is None or query.since <= summary.started_at)
        and (query.until is None or summary.started_at <= query.until)
    )
