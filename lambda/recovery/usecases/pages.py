"""Lists that were put together here, in pages: the next one begins after the last key shown.

So a list that changes between two pages repeats nothing and skips nothing that was there before.
"""

from collections.abc import Iterable
from operator import itemgetter
from typing import TypeVar

from recovery.domain.errors import PageTokenInvalid
from recovery.ports.page_tokens import position_at, token_at
from recovery.ports.paging import Page, PageRequest

Item = TypeVar("Item")


def in_order(keyed: Iterable[tuple[str, Item]], request: PageRequest, *, of: str) -> Page[Item]:
    """By key. ``of`` tells the list and its filters."""
    after = _after(request, of)
    rest = ((key, item) for key, item in keyed if after is None or key > after)
    return _first(sorted(rest, key=itemgetter(0)), request, of)


def newest_first(keyed: Iterable[tuple[str, Item]], request: PageRequest, *, of: str) -> Page[Item]:
    """By key, the greatest first."""
    after = _after(request, of)
    rest = ((key, item) for key, item in keyed if after is None or key < after)
    return _first(sorted(rest, key=itemgetter(0), reverse=True), request, of)


def _after(request: PageRequest, of: str) -> str | None:
    position = position_at(request.token, of=of)
    if position is None:
        return None
    if "after" not in position:
        raise PageTokenInvalid
    return position["after"]


def _first(rest: list[tuple[str, Item]], request: PageRequest, of: str) -> Page[Item]:
    shown = rest[: request.limit]
    has_more = len(rest) > len(shown)
    return Page(
        items=tuple(item for _, item in shown),
        next_token=token_at({"after": shown[-1][0]}, of=of) if has_more else None,
    )
