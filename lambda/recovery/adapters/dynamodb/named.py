"""Whatever has an id and a name, read: groups, plans and accounts are kept alike."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from recovery.adapters.dynamodb.attributes import Item, text
from recovery.adapters.dynamodb.expressions import Expression, wording
from recovery.adapters.dynamodb.lists import Listing
from recovery.adapters.dynamodb.table import Table
from recovery.ports.paging import PageRequest


@dataclass(frozen=True)
class Filter:
    of: str
    """What it asks for, in a word: a page token is good for this list alone."""
    expression: Expression


@dataclass(frozen=True)
class Named:
    table: Table
    key: str
    """The attribute that holds the id."""
    kind: str
    """The word for one of them."""

    @property
    def listed(self) -> str:
        """Only the things themselves have it, and not what is kept beside them in their table."""
        return self.kind.upper()

    def find(self, id_: str) -> Item | None:
        item = self.table.item({self.key: id_})
        return item if item and "listed" in item else None

    def find_many(self, ids: Collection[str]) -> Mapping[str, Item]:
        keys = [{self.key: id_} for id_ in dict.fromkeys(ids)]
        found = (item for item in self.table.items(keys) if "listed" in item)
        return {text(item, self.key): item for item in found}

    def page(
        self, request: PageRequest, only: Filter | None = None
    ) -> tuple[tuple[Item, ...], str | None]:
        keys = ("listed", "sortName", self.key)
        of = f"{self.kind}s {only.of}" if only else f"{self.kind}s"
        return Listing(self.table, of, keys, self._by_name(only)).page(request)

    def all(self) -> tuple[Item, ...]:
        return tuple(self.table.query_all(**self._by_name()))

    def _by_name(self, only: Filter | None = None) -> dict[str, object]:
        words = wording(
            KeyConditionExpression=Expression("#listed = :listed", {"listed": self.listed}),
            FilterExpression=only.expression if only else None,
        )
        return {"IndexName": "NameIndex", **words}
