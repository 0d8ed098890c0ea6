"""What is wrong with a plan whatever DRS says: with such errors it is not even saved."""

from collections.abc import Iterable
from datetime import datetime

from recovery.domain.errors import PlanInvalid
from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.inventory import Inventory
from recovery.domain.limits import Limits
from recovery.domain.planning.compile_plan import compile_plan
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import RecoveryPlan

_HOLDS_WITHOUT_SERVERS = frozenset(
    {
        FindingCode.PLAN_HAS_NO_WAVES,
        FindingCode.WAVE_EMPTY,
        FindingCode.GROUP_TWICE,
        FindingCode.CHECK_NEEDS_AGENT,
    }
)
"""Besides the errors: those never depend on a server."""


def judged_alone(
    plan: RecoveryPlan, groups: Iterable[ProtectionGroup], at: datetime
) -> tuple[Finding, ...]:
    known = tuple(groups)
    unseen = tuple({group.location: None for group in known})
    inventory = Inventory(at=at, groups=known, unreachable=unseen)
    return tuple(
        finding
        for finding in compile_plan(plan, inventory, Limits()).findings
        if finding.severity is Severity.ERROR or finding.code in _HOLDS_WITHOUT_SERVERS
    )


def refuse_senseless(findings: Iterable[Finding]) -> None:
    """A plan without waves makes sense as a draft: somebody goes on with it tomorrow."""
    errors = tuple(
        finding
        for finding in findings
        if finding.severity is Severity.ERROR and finding.code is not FindingCode.PLAN_HAS_NO_WAVES
    )
    if errors:
        raise PlanInvalid(errors)
