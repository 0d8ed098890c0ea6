"""A protection group checked against what AWS has: its place, its servers, its subnets.

What can't be checked is not saved; what did not change is not checked again, so that a server that
has left DRS since, or a place that does not answer, forbids no other change.
"""

from recovery.domain.errors import GroupInvalid, Invalid, LocationUnreachable, ServersUnknown
from recovery.domain.findings import Finding, blocking
from recovery.domain.inventory import Inventory
from recovery.domain.planning.check_group import check_group
from recovery.domain.protection_group import ProtectionGroup, ServerList
from recovery.domain.value import ServerId
from recovery.ports.product import Ports
from recovery.usecases.inventory import JUST_NOW, survey
from recovery.usecases.places import is_registered


def refuse_unregistered(ports: Ports, group: ProtectionGroup) -> None:
    if not is_registered(ports, group.location):
        raise Invalid(
            f"Account {group.location.account_id} is not registered with Region "
            f"{group.location.region}. Register it with this Region or choose another place."
        )


def refuse_wrong(
    ports: Ports, group: ProtectionGroup, before: ProtectionGroup | None = None
) -> None:
    """Raises ServersUnknown, GroupInvalid, LocationUnreachable."""
    added = frozenset(_listed(group)) - frozenset(_listed(before) if before else ())
    if not added and not _has_new_settings(group, before):
        return
    inventory = _seen_now(ports, group)
    if unknown := added - inventory.by_id.keys():
        raise ServersUnknown(unknown, where=f"{group.location}")
    if wrong := blocking(findings_about(ports, group, inventory)):
        raise GroupInvalid(wrong)


def findings_about(
    ports: Ports, group: ProtectionGroup, inventory: Inventory
) -> tuple[Finding, ...]:
    """Raises LocationUnreachable where its subnets can't be read."""
    wanted = _subnet_ids(group)
    subnets = ports.surroundings.subnets(group.location, wanted) if wanted else ()
    return check_group(group, inventory.changed(subnets=subnets))


def _listed(group: ProtectionGroup) -> tuple[ServerId, ...]:
    selection = group.selection
    return selection.server_ids if isinstance(selection, ServerList) else ()


def _has_new_settings(group: ProtectionGroup, before: ProtectionGroup | None) -> bool:
    if group.launch_settings.is_empty and not group.server_settings:
        return False
    return before is None or (group.launch_settings, group.server_settings) != (
        before.launch_settings,
        before.server_settings,
    )


def _seen_now(ports: Ports, group: ProtectionGroup) -> Inventory:
    surveyed = survey(ports, (group.location,), JUST_NOW)
    for blind in (seen.blind for seen in surveyed.seen if seen.blind):
        reason = f"{blind.reason} What can't be checked there can't be saved."
        raise LocationUnreachable(group.location, reason, why=blind.code)
    return surveyed.inventory()


def _subnet_ids(group: ProtectionGroup) -> frozenset[str]:
    every = (group.launch_settings, *group.server_settings.values())
    return frozenset(settings.subnet_id for settings in every if settings.subnet_id)
