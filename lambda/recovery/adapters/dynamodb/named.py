"""Whatever has an id and a name, read: groups, plans and accounts are kept alike."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from recovery.adapters.dynamodb.attributes import Item, text
from recovery.adapters.dynamodb.expressions import Expression, wording
from recovery.adapters.dynamodb.lists import Listing
from recovery.adapters.dynamodb.table import Table
from recovery.ports.paging import PageRequest


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

    def page(self, request: PageRequest) -> tuple[tuple[Item, ...], str | None]:
        keys = ("listed", "sortName", self.key)
        return Listing(self.table, f"{self.kind}s", keys, self._by_name()).page(request)

    def all(self) -> tuple[Item, ...]:
        return tuple(self.table.query_all(**self._by_name()))

    def _by_name(self) -> dict[str, object]:
        listed = Expression("#listed = :listed", {"listed": self.listed})
        return {"IndexName": "NameIndex", **wording(KeyConditionExpression=listed)}
