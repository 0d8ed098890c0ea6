"""Protection groups created, changed and deleted, each in one transaction with its roster."""

from recovery.domain.audit import AuditRecord, EntityKind
from recovery.domain.errors import (
    ConcurrentChange,
    Conflicting,
    Invalid,
    KeyReused,
    StillUsed,
    Unknown,
)
from recovery.domain.protection_group import ProtectionGroup
from recovery.ports.product import Ports
from recovery.ports.records import GroupRecord
from recovery.usecases.call import Call, Change, Entity, audit_of
from recovery.usecases.groups.checking import refuse_unregistered, refuse_wrong
from recovery.usecases.groups.contention import with_roster
from recovery.usecases.groups.drafts import GroupChange, GroupDraft, drafted
from recovery.usecases.groups.rules import refuse_senseless
from recovery.usecases.groups.view import GroupView, group_view
from recovery.usecases.saved import saved_again, saved_first


def create_group(ports: Ports, call: Call, draft: GroupDraft) -> GroupView:
    """The same request under the same key answers with what it created first, as it is now."""
    digest = call.digest(draft)
    group = drafted(draft, call.new_id(ports.ids, "g"))
    record = GroupRecord(group=group, saved=saved_first(call), request_digest=digest)
    earlier = _created_before(ports, record)
    if earlier is None:
        refuse_unregistered(ports, group)
        refuse_senseless(group)
        refuse_wrong(ports, group)
        earlier = _create(ports, call, record)
    return group_view(earlier, call.person)


def update_group(ports: Ports, call: Call, group_id: str, change: GroupChange) -> GroupView:
    before = group_record(ports, group_id)
    refuse_other_version(before.group, change.version)
    group = drafted(change, group_id).changed(version=change.version + 1)
    if group.location != before.group.location:
        raise Invalid(f"Group {before.group.name} stays in {before.group.location}. Make another.")
    refuse_senseless(group)
    refuse_wrong(ports, group, before.group)
    record = before.changed(group=group, saved=saved_again(before.saved, call))
    audit = _audit(ports, call, group, Change(before=before.group, after=group))
    with_roster(
        ports,
        group.location,
        lambda roster: ports.groups.update(record, roster.with_group(group), audit),
        refuse_stale=lambda: _refuse_stale(ports, before.group),
    )
    return group_view(record, call.person)


def delete_group(ports: Ports, call: Call, group_id: str, version: int) -> None:
    record = group_record(ports, group_id)
    group = record.group
    refuse_other_version(group, version)
    if record.plan_ids:
        raise StillUsed(f"Group {group.name}", _plan_names(ports, record))
    audit = _audit(ports, call, group, Change(before=group))
    with_roster(
        ports,
        group.location,
        lambda roster: ports.groups.delete(record, roster.without_group(group_id), audit),
        refuse_stale=lambda: _refuse_stale(ports, group),
    )


def group_record(ports: Ports, group_id: str) -> GroupRecord:
    if record := ports.groups.find(group_id):
        return record
    raise Unknown("group", group_id)


def _create(ports: Ports, call: Call, record: GroupRecord) -> GroupRecord:
    group = record.group
    audit = _audit(ports, call, group, Change(after=group))
    try:
        with_roster(
            ports,
            group.location,
            lambda roster: ports.groups.create(record, roster.with_group(group), audit),
            refuse_stale=lambda: None,
        )
    except Conflicting:
        # The request arrived twice at once, and the other one was faster.
        if earlier := _created_before(ports, record):
            return earlier
        raise
    return record


def _created_before(ports: Ports, record: GroupRecord) -> GroupRecord | None:
    """What an earlier arrival of the same request has created."""
    if record.request_digest is None:
        return None
    earlier = ports.groups.find(record.group.group_id)
    if earlier and earlier.request_digest != record.request_digest:
        raise KeyReused
    return earlier


def _refuse_stale(ports: Ports, seen: ProtectionGroup) -> None:
    refuse_other_version(group_record(ports, seen.group_id).group, seen.version)


def refuse_other_version(group: ProtectionGroup, version: int) -> None:
    if group.version != version:
        raise ConcurrentChange(f"Group {group.name}")


def _plan_names(ports: Ports, record: GroupRecord) -> tuple[str, ...]:
    found = ports.plans.find_many(record.plan_ids)
    return tuple(f"plan {record.plan.name}" for record in found.values())


def _audit(ports: Ports, call: Call, group: ProtectionGroup, change: Change) -> AuditRecord:
    entity = Entity(kind=EntityKind.GROUP, entity_id=group.group_id, name=group.name)
    return audit_of(call, ports.ids, entity, change)
