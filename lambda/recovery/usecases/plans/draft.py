"""Recovery plans as they come in: new ones, changed ones, and ones to be judged only."""

from typing import Annotated

from pydantic import Field

from recovery.domain.errors import Invalid
from recovery.domain.recovery_plan import Objectives, RecoveryPlan, Wave
from recovery.domain.value import Name, Text, Value, Whole
from recovery.ports.plans import MOST_GROUPS

MOST_WAVES = 50
MOST_BYTES = 300_000
"""DynamoDB keeps 400 KB in one item, and the plan is not alone in it."""


class PlanDraft(Value):
    name: Name
    description: Text = ""
    objectives: Objectives = Objectives()
    waves: Annotated[tuple[Wave, ...], Field(max_length=MOST_WAVES)] = ()

    def plan(self, plan_id: str, version: int = 1) -> RecoveryPlan:
        """Raises Invalid where it is too large."""
        plan = RecoveryPlan(
            plan_id=plan_id,
            name=self.name,
            description=self.description,
            objectives=self.objectives,
            waves=self.waves,
            version=version,
        )
        _refuse_too_large(plan)
        return plan


class PlanChange(PlanDraft):
    version: Whole
    """Of the plan as it was read."""


def draft_of(plan: RecoveryPlan) -> PlanDraft:
    return PlanDraft(
        name=plan.name,
        description=plan.description,
        objectives=plan.objectives,
        waves=plan.waves,
    )


def _refuse_too_large(plan: RecoveryPlan) -> None:
    if (groups := len(plan.group_ids)) > MOST_GROUPS:
        message = (
            f"Plan {plan.name} has {groups} groups; {MOST_GROUPS} are possible. "
            "Put servers that recover together into one group."
        )
        raise Invalid(message)
    size = len(plan.model_dump_json().encode())
    if size > MOST_BYTES:
        message = (
            f"Plan {plan.name} has {size:,} bytes as JSON; {MOST_BYTES:,} are possible. "
            "Shorten parameters and instructions."
        )
        raise Invalid(message)
