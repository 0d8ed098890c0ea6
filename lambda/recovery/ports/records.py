"""What is stored: the value itself, who saved it and when, and what refers to it."""

from pydantic import AwareDatetime

from recovery.domain.execution.drills import PlanDrills
from recovery.domain.execution.execution import Execution
from recovery.domain.people import Actor
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.target_account import TargetAccount
from recovery.domain.value import Value


class Saved(Value):
    created_at: AwareDatetime
    created_by: Actor
    changed_at: AwareDatetime
    changed_by: Actor


class GroupRecord(Value):
    group: ProtectionGroup
    saved: Saved
    plan_ids: tuple[str, ...] = ()
    """Plans that use it."""
    request_digest: str | None = None
    """Of the request that created it, where that came with an idempotency key."""


class PlanRecord(Value):
    plan: RecoveryPlan
    saved: Saved
    execution_ids: tuple[str, ...] = ()
    """Executions of it that have not ended."""
    drills: PlanDrills = PlanDrills()
    """Noted with the end of each; no change of the plan touches them."""
    request_digest: str | None = None


class AccountRecord(Value):
    account: TargetAccount
    saved: Saved
    request_digest: str | None = None


class ExecutionRecord(Value):
    execution: Execution
    version: int
    """Of the saved state: whoever saves the next one must have seen this one."""
    last_event: int = 1
    """The number of its last event."""
    request_digest: str | None = None
