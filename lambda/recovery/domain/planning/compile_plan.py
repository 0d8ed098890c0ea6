"""A plan and what is known today become a schedule, or the reasons why they can't."""

from collections.abc import Callable, Iterable
from itertools import chain

from recovery.domain.findings import Finding, Severity
from recovery.domain.inventory import Inventory
from recovery.domain.limits import Limits
from recovery.domain.planning.check_actions import check_actions
from recovery.domain.planning.check_addresses import check_addresses
from recovery.domain.planning.check_agents import check_agents
from recovery.domain.planning.check_membership import check_membership
from recovery.domain.planning.check_overlaps import check_overlaps
from recovery.domain.planning.check_places import check_places
from recovery.domain.planning.check_quotas import check_quotas
from recovery.domain.planning.check_servers import check_servers
from recovery.domain.planning.check_settings import check_settings
from recovery.domain.planning.check_structure import check_structure
from recovery.domain.planning.draft import Draft, draft_plan
from recovery.domain.planning.schedule import Schedule
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.value import Value

_CHECKS: tuple[Callable[[Draft], Iterable[Finding]], ...] = (
    check_structure,
    check_membership,
    check_overlaps,
    check_places,
    check_servers,
    check_settings,
    check_addresses,
    check_actions,
    check_agents,
    check_quotas,
)


class Compilation(Value):
    """No schedule exactly if a finding is an ERROR; a BLOCKER may concern servers to do without."""

    schedule: Schedule | None
    findings: tuple[Finding, ...] = ()


def compile_plan(plan: RecoveryPlan, inventory: Inventory, limits: Limits) -> Compilation:
    draft = draft_plan(plan, inventory, limits)
    findings = _in_plan_order(chain.from_iterable(check(draft) for check in _CHECKS), plan)
    is_sound = all(finding.severity is not Severity.ERROR for finding in findings)
    return Compilation(schedule=draft.schedule() if is_sound else None, findings=findings)


def _in_plan_order(findings: Iterable[Finding], plan: RecoveryPlan) -> tuple[Finding, ...]:
    """What concerns the whole plan first, then wave by wave; a stable sort keeps the rest."""
    positions: dict[str | None, int] = {None: -1}
    for position, wave in enumerate(plan.waves):
        positions.setdefault(wave.name, position)
    return tuple(sorted(findings, key=lambda finding: positions[finding.wave]))
