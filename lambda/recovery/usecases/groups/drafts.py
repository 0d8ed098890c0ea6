"""Protection groups as they come in: to be looked at, created or changed."""

from collections.abc import Mapping

from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.protection_group import ProtectionGroup, Selection, ServerList
from recovery.domain.value import Location, Name, ServerId, Text, Value, Whole


class GroupDraft(Value):
    name: Name
    description: Text = ""
    location: Location
    selection: Selection
    launch_settings: LaunchSettings = LaunchSettings()
    server_settings: Mapping[ServerId, LaunchSettings] = {}


class GroupChange(GroupDraft):
    version: Whole
    """Of the group as it was read."""


class GroupPreview(GroupDraft):
    name: Name = "New group"
    group_id: Name | None = None
    """The group that is being edited; None: a new one."""


def drafted(draft: GroupDraft, group_id: str) -> ProtectionGroup:
    """Each server once; a server without settings of its own needs no entry."""
    own = draft.server_settings.items()
    return ProtectionGroup(
        group_id=group_id,
        name=draft.name,
        description=draft.description,
        location=draft.location,
        selection=_each_once(draft.selection),
        launch_settings=draft.launch_settings,
        server_settings={id_: settings for id_, settings in own if not settings.is_empty},
    )


def _each_once(selection: Selection) -> Selection:
    if isinstance(selection, ServerList):
        return ServerList(server_ids=tuple(dict.fromkeys(selection.server_ids)))
    return selection
