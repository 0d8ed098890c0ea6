"""A plan judged by what DRS knows now: every finding, and what the plan comes to."""

from datetime import timedelta

from pydantic import AwareDatetime

from recovery.domain.findings import Finding, blocking
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.value import Value
from recovery.ports.product import Ports
from recovery.usecases.inventory import Place
from recovery.usecases.planning import Compiled, compiled
from recovery.usecases.plans.draft import PlanDraft
from recovery.usecases.plans.plans import plan_record

MAX_AGE = timedelta(minutes=5)
"""While a person edits a plan, DRS is not read again for every change."""

_DRAFT_ID = "draft"


class InventoryAge(Value):
    """What was known of DRS, and how old it is."""

    at: AwareDatetime
    """Of the oldest part."""
    places: tuple[Place, ...]


class PlanValidation(Value):
    is_startable: bool
    """No finding forbids a start. Leaving servers out may help; a start in preview tells."""
    findings: tuple[Finding, ...]
    waves: int
    servers: int
    jobs: int
    """Of DRS; 0 servers and jobs where the plan makes no sense."""
    inventory: InventoryAge


def validate_draft(ports: Ports, draft: PlanDraft) -> PlanValidation:
    return _validation(ports, draft.plan(_DRAFT_ID))


def validate_plan(ports: Ports, plan_id: str) -> PlanValidation:
    return _validation(ports, plan_record(ports, plan_id).plan)


def inventory_age(found: Compiled) -> InventoryAge:
    return InventoryAge(at=found.inventory.at, places=found.places)


def _validation(ports: Ports, plan: RecoveryPlan) -> PlanValidation:
    found = compiled(ports, plan, max_age=MAX_AGE)
    schedule, findings = found.compilation.schedule, found.compilation.findings
    waves = schedule.waves if schedule else ()
    return PlanValidation(
        is_startable=schedule is not None and not blocking(findings),
        findings=findings,
        waves=len(plan.waves),
        servers=sum(len(wave.servers) for wave in waves),
        jobs=sum(len(wave.jobs) for wave in waves),
        inventory=inventory_age(found),
    )
