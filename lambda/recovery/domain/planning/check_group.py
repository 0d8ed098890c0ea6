"""Findings about the launch settings of a protection group, whichever plan uses it."""

from collections.abc import Iterator

from recovery.domain.findings import Finding, FindingCode
from recovery.domain.inventory import Inventory
from recovery.domain.limits import Limits
from recovery.domain.planning.check_addresses import check_addresses
from recovery.domain.planning.check_places import check_places
from recovery.domain.planning.check_settings import check_settings
from recovery.domain.planning.draft import draft_plan
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import RecoveryPlan, Wave

# A plan may start without a server; a group has only its settings to change.
_FIXES = {
    FindingCode.PRIVATE_IP_TWICE: "Give each its own address.",
    FindingCode.PRIVATE_IP_OUTSIDE_SUBNET: "Choose an address of the subnet.",
    FindingCode.LAUNCH_SETTINGS_CONFLICT: "Change the launch settings of the server.",
    FindingCode.LAUNCH_CONFIGURATION_MISSING: "Leave it: one is written before a launch.",
}


def check_group(group: ProtectionGroup, inventory: Inventory) -> tuple[Finding, ...]:
    """As in a plan that has nothing but this group. Whether its place answers is not asked."""
    wave = Wave(name=group.name, group_ids=(group.group_id,))
    plan = RecoveryPlan(plan_id=group.group_id, name=group.name, waves=(wave,))
    return tuple(_findings(plan, inventory.changed(groups=(group,))))


def _findings(plan: RecoveryPlan, inventory: Inventory) -> Iterator[Finding]:
    draft = draft_plan(plan, inventory, Limits())
    for finding in (*check_places(draft), *check_addresses(draft), *check_settings(draft)):
        if finding.code is not FindingCode.LOCATION_UNREACHABLE:
            yield finding.changed(wave=None, fix=_FIXES.get(finding.code, finding.fix))
