"""Lists in pages: a page is at most three queries, whatever its filter leaves of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from recovery.adapters.dynamodb.attributes import Item, stored, text
from recovery.adapters.dynamodb.table import Table
from recovery.domain.errors import PageTokenInvalid
from recovery.ports.page_tokens import position_at, token_at
from recovery.ports.paging import PageRequest

_MOST_QUERIES = 3


@dataclass(frozen=True)
class Listing:
    table: Table
    of: str
    """What is listed, filters included."""
    keys: tuple[str, ...]
    """All key attributes, of the index and of the table."""
    asked: Mapping[str, object]

    def page(self, request: PageRequest) -> tuple[tuple[Item, ...], str | None]:
        position = self._begin(request.token)
        items: list[Item] = []
        for _ in range(_MOST_QUERIES):
            start = {"ExclusiveStartKey": stored(position)} if position else {}
            found = self.table.query(**self.asked, **start, Limit=request.limit)
            items += found.items
            position = self._position(found.last) if found.last else None
            if position is None or len(items) >= request.limit:
                break
        shown = tuple(items[: request.limit])
        if len(items) > request.limit:
            position = self._position(shown[-1])
        return shown, token_at(position, of=self.of) if position else None

    def _begin(self, token: str | None) -> Mapping[str, str] | None:
        position = position_at(token, of=self.of)
        if position is not None and position.keys() != set(self.keys):
            raise PageTokenInvalid
        return position

    def _position(self, item: Item) -> dict[str, str]:
        return {key: text(item, key) for key in self.keys}


def instant(at: datetime) -> str:
    """All of one length, so that they sort as texts."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def span(since: datetime | None, until: datetime | None) -> dict[str, str]:
    """Both ends included; also of keys that go on after the time."""
    return {
        "since": instant(since) if since else "0",
        "until": f"{instant(until)}~" if until else "~",
    }
