"""The routes of protection groups: kept, and looked at together with what DRS has of them."""

from aws_lambda_powertools.event_handler import Response

from recovery.handlers.api.answers import created, nothing
from recovery.handlers.api.given import TheCall, ThePorts
from recovery.handlers.api.operations import Describing, Topic
from recovery.handlers.api.paging import Paging
from recovery.handlers.api.parameters import TheGroupId, TheVersion
from recovery.handlers.api.routing import Routes
from recovery.ports.paging import Page
from recovery.usecases.groups import launching, members, reading, saving
from recovery.usecases.groups.drafts import GroupChange, GroupDraft, GroupPreview
from recovery.usecases.groups.launching import GroupDrift, GroupLaunchSettings
from recovery.usecases.groups.members import GroupServers
from recovery.usecases.groups.view import GroupSummary, GroupView

router = Routes()
_described = Describing(Topic.GROUPS)


@router.get("/protection-groups", **_described("listGroups", "All groups, by name"))
def list_groups(ports: ThePorts, call: TheCall, paging: Paging) -> Page[GroupSummary]:
    return reading.list_groups(ports, call, paging.request)


@router.post(
    "/protection-groups",
    **_described("createGroup", "Create a group", gives=201, refuses=[409, 422, 502]),
)
def create_group(ports: ThePorts, call: TheCall, draft: GroupDraft) -> Response[GroupView]:
    view = saving.create_group(ports, call, draft)
    return created(view, f"protection-groups/{view.group_id}")


@router.post(
    "/protection-groups/preview",
    **_described("previewGroup", "The servers that a group would have now", refuses=[422]),
)
def preview_group(ports: ThePorts, preview: GroupPreview, paging: Paging) -> GroupServers:
    return members.preview_group(ports, preview, paging.request)


@router.get("/protection-groups/<groupId>", **_described("getGroup", "One group", refuses=[404]))
def get_group(ports: ThePorts, call: TheCall, group_id: TheGroupId) -> GroupView:
    return reading.get_group(ports, call, group_id)


@router.put(
    "/protection-groups/<groupId>",
    **_described("updateGroup", "Change a group", refuses=[404, 409, 422, 502]),
)
def update_group(
    ports: ThePorts, call: TheCall, group_id: TheGroupId, change: GroupChange
) -> GroupView:
    return saving.update_group(ports, call, group_id, change)


@router.delete(
    "/protection-groups/<groupId>",
    **_described("deleteGroup", "Delete a group", gives=204, refuses=[404, 409]),
)
def delete_group(
    ports: ThePorts, call: TheCall, group_id: TheGroupId, version: TheVersion
) -> Response[None]:
    saving.delete_group(ports, call, group_id, version)
    return nothing()


@router.get(
    "/protection-groups/<groupId>/servers",
    **_described("listGroupServers", "The servers that it has now", refuses=[404]),
)
def list_group_servers(ports: ThePorts, group_id: TheGroupId, paging: Paging) -> GroupServers:
    return members.list_group_servers(ports, group_id, paging.request)


@router.get(
    "/protection-groups/<groupId>/launch-settings",
    **_described("getGroupLaunchSettings", "What takes effect for each server", refuses=[404]),
)
def get_group_launch_settings(
    ports: ThePorts, group_id: TheGroupId, paging: Paging
) -> GroupLaunchSettings:
    return launching.get_group_launch_settings(ports, group_id, paging.request)


@router.get(
    "/protection-groups/<groupId>/drift",
    **_described("getGroupDrift", "Where DRS holds something else", refuses=[404, 502]),
)
def get_group_drift(ports: ThePorts, group_id: TheGroupId, paging: Paging) -> GroupDrift:
    return launching.get_group_drift(ports, group_id, paging.request)
