"""All groups and all plans of the installation, page by page."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from recovery.ports.paging import Page, PageRequest
from recovery.ports.product import Ports
from recovery.ports.records import GroupRecord, PlanRecord

Record = TypeVar("Record")

_AT_ONCE = 200


def all_groups(ports: Ports) -> Iterator[GroupRecord]:
    return _all(ports.groups.page)


def all_plans(ports: Ports) -> Iterator[PlanRecord]:
    return _all(ports.plans.page)


def _all(page_of: Callable[[PageRequest], Page[Record]]) -> Iterator[Record]:
    token: str | None = None
    while True:
        page = page_of(PageRequest(limit=_AT_ONCE, token=token))
        yield from page.items
        if (token := page.next_token) is None:
            return
