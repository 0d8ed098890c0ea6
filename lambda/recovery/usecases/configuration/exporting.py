"""The configuration of this installation as a document, to be kept or taken elsewhere."""

from recovery.domain.errors import ConcurrentChange
from recovery.ports.product import Ports
from recovery.usecases.call import Call
from recovery.usecases.configuration.document import (
    Configuration,
    account_entry,
    group_entry,
    plan_entry,
)
from recovery.usecases.configuration.everything import all_groups, all_plans


def export_configuration(ports: Ports, call: Call) -> Configuration:
    """Plans are read first: a group that one of them uses can't be deleted meanwhile."""
    plans = [record.plan for record in all_plans(ports)]
    groups = [record.group for record in all_groups(ports)]
    name_of = {group.group_id: group.name for group in groups}
    if any(id_ not in name_of for plan in plans for wave in plan.waves for id_ in wave.group_ids):
        raise ConcurrentChange("The configuration")
    return Configuration(
        exported_at=call.at,
        accounts=tuple(account_entry(record.account) for record in ports.accounts.all()),
        groups=tuple(map(group_entry, groups)),
        plans=tuple(plan_entry(plan, name_of) for plan in plans),
    )
