"""Plans of a document, known by their names, as their groups are."""

from collections.abc import Iterator
from functools import partial

from recovery.domain.audit import EntityKind
from recovery.domain.errors import Invalid
from recovery.domain.identity import folded
from recovery.domain.wording import listed
from recovery.ports.product import Ports
from recovery.ports.records import PlanRecord
from recovery.usecases.call import Call
from recovery.usecases.configuration.document import Configuration, PlanEntry, plan_draft
from recovery.usecases.configuration.everything import all_groups, all_plans
from recovery.usecases.configuration.step import ImportOutcome, Step, unchanged
from recovery.usecases.plans.draft import PlanChange, PlanDraft, draft_of
from recovery.usecases.plans.plans import create_plan, update_plan


def plan_steps(document: Configuration, ports: Ports, call: Call) -> Iterator[Step]:
    ids = {folded(record.group.name): record.group.group_id for record in all_groups(ports)}
    known = {folded(record.plan.name): record for record in all_plans(ports)}
    for entry in document.plans:
        record = known.get(folded(entry.name))
        if missing := sorted(name for name in entry.group_names if folded(name) not in ids):
            outcome = ImportOutcome.UPDATED if record else ImportOutcome.CREATED
            yield Step(EntityKind.PLAN, entry.name, outcome, partial(_refuse, entry, missing))
            continue
        draft = plan_draft(entry, {name: ids[folded(name)] for name in entry.group_names})
        yield _changing(draft, record, ports, call) if record else _creating(draft, ports, call)


def _creating(draft: PlanDraft, ports: Ports, call: Call) -> Step:
    create = partial(create_plan, ports, call, draft)
    return Step(EntityKind.PLAN, draft.name, ImportOutcome.CREATED, create)


def _changing(draft: PlanDraft, record: PlanRecord, ports: Ports, call: Call) -> Step:
    plan = record.plan
    if draft_of(plan) == draft:
        return unchanged(EntityKind.PLAN, draft.name)
    change = PlanChange(**dict(draft), version=plan.version)
    update = partial(update_plan, ports, call, plan.plan_id, change)
    return Step(EntityKind.PLAN, draft.name, ImportOutcome.UPDATED, update)


def _refuse(entry: PlanEntry, missing: list[str]) -> None:
    message = (
        f"Plan {entry.name} names groups that do not exist here: {listed(missing)}. "
        "Import them with it, or create them first."
    )
    raise Invalid(message)
