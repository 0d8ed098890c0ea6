"""Recovery plans: created, listed, shown, changed, and deleted unless an execution is active."""

from recovery.domain.audit import AuditRecord, EntityKind
from recovery.domain.errors import (
    ConcurrentChange,
    Conflicting,
    KeyReused,
    StillUsed,
    Unknown,
)
from recovery.domain.execution.drills import Drilled
from recovery.domain.planning.judged_alone import judged_alone, refuse_senseless
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.ports.paging import Page, PageRequest
from recovery.ports.plans import DrilledPlans
from recovery.ports.product import Ports
from recovery.ports.records import PlanRecord
from recovery.usecases.call import Call, Change, Entity, audit_of
from recovery.usecases.planning import groups_of
from recovery.usecases.plans.draft import PlanChange, PlanDraft
from recovery.usecases.plans.view import PlanSummary, PlanView, plan_summary, plan_view
from recovery.usecases.saved import saved_again, saved_first


def create_plan(ports: Ports, call: Call, draft: PlanDraft) -> PlanView:
    plan = draft.plan(call.new_id(ports.ids, "p"))
    if earlier := _asked_before(ports, call, draft, plan.plan_id):
        return _view(ports, call, earlier)
    groups = _groups_of_sound(ports, call, plan)
    record = PlanRecord(plan=plan, saved=saved_first(call), request_digest=call.digest(draft))
    try:
        ports.plans.create(record, _audit(ports, call, plan, Change(after=plan)))
    except Conflicting:
        if earlier := _asked_before(ports, call, draft, plan.plan_id):
            return _view(ports, call, earlier)
        raise
    return plan_view(record, groups, call)


def list_plans(
    ports: Ports, call: Call, request: PageRequest, drilled: Drilled | None = None
) -> Page[PlanSummary]:
    which = DrilledPlans(drilled=drilled, at=call.at) if drilled else None
    page = ports.plans.page(request, which)
    items = tuple(plan_summary(record, call) for record in page.items)
    return Page(items=items, next_token=page.next_token)


def get_plan(ports: Ports, call: Call, plan_id: str) -> PlanView:
    return _view(ports, call, plan_record(ports, plan_id))


def update_plan(ports: Ports, call: Call, plan_id: str, change: PlanChange) -> PlanView:
    before = plan_record(ports, plan_id)
    _refuse_change(before, change.version)
    plan = change.plan(plan_id, change.version + 1)
    groups = _groups_of_sound(ports, call, plan)
    record = before.changed(plan=plan, saved=saved_again(before.saved, call))
    audit = _audit(ports, call, plan, Change(before=before.plan, after=plan))
    ports.plans.update(record, before, audit)
    return plan_view(record, groups, call)


def delete_plan(ports: Ports, call: Call, plan_id: str, version: int) -> None:
    record = plan_record(ports, plan_id)
    _refuse_change(record, version)
    ports.plans.delete(record, _audit(ports, call, record.plan, Change(before=record.plan)))


def plan_record(ports: Ports, plan_id: str) -> PlanRecord:
    if record := ports.plans.find(plan_id):
        return record
    raise Unknown("plan", plan_id)


def _asked_before(ports: Ports, call: Call, draft: PlanDraft, plan_id: str) -> PlanRecord | None:
    """What an earlier arrival of this request created, as it is now."""
    if call.key is None or not (found := ports.plans.find(plan_id)):
        return None
    if found.request_digest != call.digest(draft):
        raise KeyReused
    return found


def _groups_of_sound(ports: Ports, call: Call, plan: RecoveryPlan) -> tuple[ProtectionGroup, ...]:
    """Raises PlanInvalid."""
    groups = groups_of(ports, plan)
    refuse_senseless(judged_alone(plan, groups, call.at))
    return groups


def _refuse_change(record: PlanRecord, version: int) -> None:
    if record.plan.version != version:
        raise ConcurrentChange(f"Plan {record.plan.name}")
    if record.execution_ids:
        users = (f"execution {id_}" for id_ in record.execution_ids)
        raise StillUsed(f"Plan {record.plan.name}", users, way_out="Wait for its end or cancel it.")


def _view(ports: Ports, call: Call, record: PlanRecord) -> PlanView:
    return plan_view(record, groups_of(ports, record.plan), call)


def _audit(ports: Ports, call: Call, plan: RecoveryPlan, change: Change) -> AuditRecord:
    entity = Entity(kind=EntityKind.PLAN, entity_id=plan.plan_id, name=plan.name)
    return audit_of(call, ports.ids, entity, change)
