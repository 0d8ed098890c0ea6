"""Recovery plans. Saving one also notes it at the groups that it uses, in the same transaction."""

from collections.abc import Collection, Iterable, Mapping

from pydantic import TypeAdapter

from recovery.adapters.dynamodb.attributes import Item, number, text, text_or_none, texts
from recovery.adapters.dynamodb.audit_items import recorded
from recovery.adapters.dynamodb.bodies import document
from recovery.adapters.dynamodb.entries import Entry, changed, created, removed
from recovery.adapters.dynamodb.expressions import Condition, Expression
from recovery.adapters.dynamodb.named import Named
from recovery.adapters.dynamodb.plan_executions import drilled_like, drills_of
from recovery.adapters.dynamodb.table import Client, Table
from recovery.adapters.dynamodb.tables import Tables
from recovery.adapters.dynamodb.transactions import Change, commit, update
from recovery.domain.audit import AuditRecord
from recovery.domain.errors import (
    ConcurrentChange,
    Invalid,
    RecoveryError,
    StillUsed,
    Unknown,
)
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.ports.paging import Page, PageRequest
from recovery.ports.plans import MOST_GROUPS, DrilledPlans
from recovery.ports.records import PlanRecord, Saved

_PLAN = TypeAdapter(RecoveryPlan)
_SAVED = TypeAdapter(Saved)


class DynamoPlans:
    def __init__(self, client: Client, tables: Tables) -> None:
        self._client = client
        self._tables = tables
        self._named = Named(Table(client, tables.plans), key="planId", kind="plan")

    def find(self, plan_id: str) -> PlanRecord | None:
        item = self._named.find(plan_id)
        return _record(item) if item else None

    def find_many(self, plan_ids: Collection[str]) -> Mapping[str, PlanRecord]:
        found = self._named.find_many(plan_ids)
        return {plan_id: _record(item) for plan_id, item in found.items()}

    def page(self, request: PageRequest, which: DrilledPlans | None = None) -> Page[PlanRecord]:
        items, token = self._named.page(request, drilled_like(which) if which else None)
        return Page(items=tuple(map(_record, items)), next_token=token)

    def create(self, record: PlanRecord, audit: AuditRecord) -> None:
        entry = _entry(record, {"requestDigest": record.request_digest})
        _refuse_too_many(record.plan.group_ids)
        noted = self._note("ADD", record.plan, record.plan.group_ids)
        self._commit((*created(self._named, entry), *noted), audit)

    def update(self, record: PlanRecord, before: PlanRecord, audit: AuditRecord) -> None:
        old, new = before.plan.group_ids, record.plan.group_ids
        _refuse_too_many(old ^ new)
        changes = (
            *changed(
                self._named, _entry(record), was_named=before.plan.name, when=_at_rest(before.plan)
            ),
            *self._note("ADD", record.plan, new - old),
            *self._note("DELETE", record.plan, old - new),
        )
        self._commit(changes, audit)

    def delete(self, record: PlanRecord, audit: AuditRecord) -> None:
        plan = record.plan
        gone = removed(self._named, plan.plan_id, was_named=plan.name, when=_at_rest(plan))
        self._commit((*gone, *self._note("DELETE", plan, plan.group_ids)), audit)

    def _commit(self, changes: tuple[Change, ...], audit: AuditRecord) -> None:
        commit(self._client, (*changes, recorded(self._tables.audit, audit)))

    def _note(self, verb: str, plan: RecoveryPlan, group_ids: Iterable[str]) -> tuple[Change, ...]:
        how = Expression(f"{verb} #usedBy :users", {"users": frozenset({plan.plan_id})})
        return tuple(
            update(self._tables.groups, {"groupId": group_id}, how, _is_group(group_id))
            for group_id in sorted(group_ids)
        )


def _refuse_too_many(group_ids: Collection[str]) -> None:
    if (moved := len(group_ids)) > MOST_GROUPS:
        raise Invalid(
            f"The plan gains or loses {moved} groups at once, and {MOST_GROUPS} is the most. "
            "Do it in smaller steps."
        )


def _is_group(group_id: str) -> Condition:
    unknown = Unknown("group", group_id)
    return Condition("#listed = :listed", {"listed": "GROUP"}, refused=lambda _: unknown)


def _at_rest(plan: RecoveryPlan) -> Condition:
    return Condition(
        "#version = :seen AND attribute_not_exists(#activeExecutions)",
        {"seen": plan.version},
        refused=lambda item: _why_kept(plan, item),
    )


def _why_kept(plan: RecoveryPlan, item: Item | None) -> RecoveryError:
    if item and number(item, "version") == plan.version:
        users = (f"execution {id_}" for id_ in texts(item, "activeExecutions"))
        return StillUsed(f"Plan {plan.name}", users)
    return ConcurrentChange(f"Plan {plan.name}")


def _entry(record: PlanRecord, fields: Mapping[str, str | None] | None = None) -> Entry:
    plan = record.plan
    thing = f"Plan {plan.name}"
    return Entry(
        plan.plan_id,
        plan.name,
        {
            "version": plan.version,
            "body": document(_PLAN, plan, thing=thing),
            "saved": document(_SAVED, record.saved, thing=thing),
            **(fields or {}),
        },
    )


def _record(item: Item) -> PlanRecord:
    return PlanRecord(
        plan=_PLAN.validate_json(text(item, "body")),
        saved=_SAVED.validate_json(text(item, "saved")),
        execution_ids=texts(item, "activeExecutions"),
        drills=drills_of(item),
        request_digest=text_or_none(item, "requestDigest"),
    )
