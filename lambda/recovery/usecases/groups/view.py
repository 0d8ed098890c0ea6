"""Protection groups as they are shown: one with all its settings, many in short."""

from collections.abc import Mapping

from pydantic import AwareDatetime

from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.people import Actor, Person
from recovery.domain.protection_group import Selection, ServerList
from recovery.domain.value import Location, Name, ServerId, Value
from recovery.domain.wording import counted
from recovery.ports.records import GroupRecord
from recovery.usecases.allowed import AllowedAction, Obstacle, allowed_actions


class GroupSummary(Value):
    group_id: Name
    name: Name
    description: str
    location: Location
    server_count: int | None = None
    """None: its servers are found by tags."""
    tags: Mapping[str, str] | None = None
    """None: its servers are listed."""
    plan_ids: tuple[str, ...] = ()
    """Plans that use it."""
    version: int
    created_at: AwareDatetime
    created_by: Actor
    changed_at: AwareDatetime
    changed_by: Actor
    allowed_actions: tuple[AllowedAction, ...]


class GroupView(GroupSummary):
    selection: Selection
    launch_settings: LaunchSettings
    server_settings: Mapping[ServerId, LaunchSettings]


def group_summary(record: GroupRecord, person: Person) -> GroupSummary:
    group, selection = record.group, record.group.selection
    return GroupSummary(
        group_id=group.group_id,
        name=group.name,
        description=group.description,
        location=group.location,
        server_count=len(selection.server_ids) if isinstance(selection, ServerList) else None,
        tags=None if isinstance(selection, ServerList) else selection.tags,
        plan_ids=record.plan_ids,
        version=group.version,
        **dict(record.saved),
        allowed_actions=_allowed(record, person),
    )


def group_view(record: GroupRecord, person: Person) -> GroupView:
    group = record.group
    return GroupView(
        **dict(group_summary(record, person)),
        selection=group.selection,
        launch_settings=group.launch_settings,
        server_settings=group.server_settings,
    )


def _allowed(record: GroupRecord, person: Person) -> tuple[AllowedAction, ...]:
    users = record.plan_ids
    used = (
        f"It is used by {counted(len(users), 'plan')}. Take it out there first." if users else None
    )
    return allowed_actions(
        person, (Obstacle(action="updateGroup"), Obstacle(action="deleteGroup", why=used))
    )
