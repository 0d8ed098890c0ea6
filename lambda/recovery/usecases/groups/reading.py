"""Protection groups as they are saved."""

from recovery.ports.paging import Page, PageRequest
from recovery.ports.product import Ports
from recovery.usecases.call import Call
from recovery.usecases.groups.saving import group_record
from recovery.usecases.groups.view import GroupSummary, GroupView, group_summary, group_view


def list_groups(ports: Ports, call: Call, request: PageRequest) -> Page[GroupSummary]:
    """By name."""
    page = ports.groups.page(request)
    items = tuple(group_summary(record, call.person) for record in page.items)
    return Page(items=items, next_token=page.next_token)


def get_group(ports: Ports, call: Call, group_id: str) -> GroupView:
    return group_view(group_record(ports, group_id), call.person)
