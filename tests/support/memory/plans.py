"""Recovery plans in memory."""

from collections.abc import Collection, Mapping

from recovery.domain.audit import AuditRecord
from recovery.domain.errors import (
    ConcurrentChange,
    Conflicting,
    Invalid,
    NameTaken,
    StillUsed,
    Unknown,
)
from recovery.domain.identity import folded
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.ports.paging import Page, PageRequest
from recovery.ports.plans import MOST_GROUPS, DrilledPlans
from recovery.ports.records import PlanRecord
from recovery.usecases.pages import in_order
from tests.support.memory.kept import Kept, is_taken


class MemoryPlans:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def find(self, plan_id: str) -> PlanRecord | None:
        with self._kept.lock:
            record = self._kept.plans.get(plan_id)
            return record.changed(execution_ids=self._executions_of(plan_id)) if record else None

    def find_many(self, plan_ids: Collection[str]) -> Mapping[str, PlanRecord]:
        found = ((plan_id, self.find(plan_id)) for plan_id in plan_ids)
        return {plan_id: record for plan_id, record in found if record}

    def page(self, request: PageRequest, which: DrilledPlans | None = None) -> Page[PlanRecord]:
        records = self.find_many(tuple(self._kept.plans)).items()
        keyed = (
            (f"{folded(record.plan.name)}\0{id_}", record)
            for id_, record in records
            if which is None or record.drills.standing(which.at) is which.drilled
        )
        return in_order(keyed, request, of=f"plans {which.drilled}" if which else "plans")

    def create(self, record: PlanRecord, audit: AuditRecord) -> None:
        plan = record.plan
        _refuse_too_many(plan.group_ids)
        with self._kept.lock:
            if plan.plan_id in self._kept.plans:
                raise Conflicting(f"Plan {plan.plan_id} exists already. Load it.")
            self._keep(record, audit)

    def update(self, record: PlanRecord, before: PlanRecord, audit: AuditRecord) -> None:
        _refuse_too_many(before.plan.group_ids ^ record.plan.group_ids)
        with self._kept.lock:
            self._refuse_changed_or_active(before.plan)
            drills = self._kept.plans[before.plan.plan_id].drills
            self._keep(record.changed(drills=drills), audit)

    def delete(self, record: PlanRecord, audit: AuditRecord) -> None:
        with self._kept.lock:
            self._refuse_changed_or_active(record.plan)
            del self._kept.plans[record.plan.plan_id]
            self._kept.audit.append(audit)

    def _executions_of(self, plan_id: str) -> tuple[str, ...]:
        records = (self._kept.executions[id_] for id_ in self._kept.active)
        executions = (record.execution for record in records)
        return tuple(sorted(e.execution_id for e in executions if e.schedule.plan_id == plan_id))

    def _keep(self, record: PlanRecord, audit: AuditRecord) -> None:
        plan = record.plan
        names = {id_: record.plan.name for id_, record in self._kept.plans.items()}
        if is_taken(plan.name, by=plan.plan_id, among=names):
            raise NameTaken("plan", plan.name)
        for group_id in sorted(plan.group_ids):
            if group_id not in self._kept.groups:
                raise Unknown("group", group_id)
        self._kept.plans[plan.plan_id] = record
        self._kept.audit.append(audit)

    def _refuse_changed_or_active(self, plan: RecoveryPlan) -> None:
        saved = self._kept.plans.get(plan.plan_id)
        if saved is None or saved.plan.version != plan.version:
            raise ConcurrentChange(f"Plan {plan.name}")
        if users := self._executions_of(plan.plan_id):
            raise StillUsed(f"Plan {plan.name}", (f"execution {user}" for user in users))


def _refuse_too_many(group_ids: Collection[str]) -> None:
    if len(group_ids) > MOST_GROUPS:
        raise Invalid(f"More than {MOST_GROUPS} groups change at once. Do it in smaller steps.")
