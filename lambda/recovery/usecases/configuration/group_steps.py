"""Groups of a document, known by their names."""

from collections.abc import Iterator
from functools import partial

from recovery.domain.audit import EntityKind
from recovery.domain.identity import folded
from recovery.ports.product import Ports
from recovery.ports.records import GroupRecord
from recovery.usecases.call import Call
from recovery.usecases.configuration.document import Configuration
from recovery.usecases.configuration.everything import all_groups
from recovery.usecases.configuration.step import ImportOutcome, Step, unchanged
from recovery.usecases.groups.drafts import GroupChange, GroupDraft, drafted
from recovery.usecases.groups.saving import create_group, update_group


def group_steps(document: Configuration, ports: Ports, call: Call) -> Iterator[Step]:
    known = {folded(record.group.name): record for record in all_groups(ports)}
    for draft in document.groups:
        record = known.get(folded(draft.name))
        yield _changing(draft, record, ports, call) if record else _creating(draft, ports, call)


def _creating(draft: GroupDraft, ports: Ports, call: Call) -> Step:
    create = partial(create_group, ports, call, draft)
    return Step(EntityKind.GROUP, draft.name, ImportOutcome.CREATED, create)


def _changing(draft: GroupDraft, record: GroupRecord, ports: Ports, call: Call) -> Step:
    group = record.group
    if drafted(draft, group.group_id).changed(version=group.version) == group:
        return unchanged(EntityKind.GROUP, draft.name)
    change = GroupChange(**dict(draft), version=group.version)
    update = partial(update_group, ports, call, group.group_id, change)
    return Step(EntityKind.GROUP, draft.name, ImportOutcome.UPDATED, update)
