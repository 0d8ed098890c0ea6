"""A client of DynamoDB that weighs what is read and written, and neither answers nor refuses.

So the product's own repositories can be asked in passing, beside those in memory that do answer.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from benchmarks.request_units import OVERHEAD, entry_units, read_units, size, write_units
from recovery.adapters.dynamodb.attributes import Item
from scripts.package import SOURCES
from scripts.templates import of_type, read

Asked = Any  # as in boto3, which makes its clients from data
_VERBS = re.compile(r"\b(SET|REMOVE|ADD|DELETE)\b")
_VALUES = "ExpressionAttributeValues"


class Index(NamedTuple):
    keys: frozenset[str]
    shown: frozenset[str] | None
    """None: every attribute."""

    def entry(self, item: Item | None) -> Item | None:
        if item is None or not self.keys <= item.keys():
            return None
        return {name: item[name] for name in item if not self.shown or name in self.shown}


class Shape(NamedTuple):
    keys: tuple[str, ...]
    indexes: Mapping[str, Index]


class Scale:
    """Tables are called as in ``cfn/storage.yaml``."""

    def __init__(self) -> None:
        self.reads = 0.0
        self.writes = 0
        self._items: dict[str, dict[tuple[str, ...], Item]] = defaultdict(dict)

    @property
    def stored(self) -> int:
        """Bytes, those of the indexes included."""
        return sum(
            size(entry) + OVERHEAD
            for table, items in self._items.items()
            for item in items.values()
            for entry in (item, *(each.entry(item) for each in shape(table).indexes.values()))
            if entry
        )

    def get_item(self, **asked: Asked) -> dict[str, Item]:
        table = asked["TableName"]
        item = self._items[table].get(_key(table, asked["Key"]))
        self.reads += read_units([item] if item else [])
        return {}

    def query(self, **asked: Asked) -> dict[str, Any]:
        """Where keys begin with something; or a whole index, which may be a moment old."""
        table = asked["TableName"]
        index = shape(table).indexes.get(asked.get("IndexName", ""))
        found = self._entries(table, index) if index else self._begun(table, asked)
        self.reads += read_units(found, share=0.5 if index else 1)
        return {"Items": []}

    def put_item(self, **asked: Asked) -> None:
        self._change(asked["TableName"], asked["Item"], asked["Item"])

    def update_item(self, **asked: Asked) -> dict[str, Item]:
        return {"Attributes": self._update(asked)}

    def transact_write_items(self, **asked: Asked) -> None:
        """Whatever takes part counts twice; its entries in indexes do not."""
        for action in asked["TransactItems"]:
            [(verb, change)] = action.items()
            table = change["TableName"]
            match verb:
                case "Put":
                    self._change(table, change["Item"], change["Item"], times=2)
                case "Delete":
                    self._change(table, change["Key"], None, times=2)
                case "Update":
                    self._update(change, times=2)
                case _:
                    self.writes += 2

    def _update(self, asked: Asked, *, times: int = 1) -> Item:
        table, key = asked["TableName"], asked["Key"]
        item = updated(self._items[table].get(_key(table, key), key), asked)
        self._change(table, key, item, times=times)
        return item

    def _change(self, table: str, key: Item, after: Item | None, *, times: int = 1) -> None:
        items, name = self._items[table], _key(table, key)
        before = items.pop(name, None)
        if after is not None:
            items[name] = after
        self.writes += write_units(before, after) * times
        for index in shape(table).indexes.values():
            self.writes += entry_units(index.entry(before), index.entry(after), index.keys)

    def _begun(self, table: str, asked: Asked) -> Iterator[Item]:
        partition, prefix = (next(iter(value.values())) for value in asked[_VALUES].values())
        for name, item in self._items[table].items():
            if name[0] == partition and name[1].startswith(prefix):
                yield item

    def _entries(self, table: str, index: Index) -> Iterator[Item]:
        entries = map(index.entry, self._items[table].values())
        return (entry for entry in entries if entry)


@cache
def shape(table: str) -> Shape:
    found = of_type(read(SOURCES.templates / "storage.yaml"), "AWS::DynamoDB::Table")[table]
    properties = found["Properties"]
    keys = _names(properties)
    indexes = {
        each["IndexName"]: Index(
            frozenset(_names(each)),
            None
            if each["Projection"]["ProjectionType"] == "ALL"
            else frozenset((*keys, *_names(each), *each["Projection"].get("NonKeyAttributes", ()))),
        )
        for each in properties.get("GlobalSecondaryIndexes", ())
    }
    return Shape(keys, indexes)


def updated(item: Item, asked: Mapping[str, Asked]) -> Item:
    """Sets are taken as they come: an id more or less weighs little."""
    names, values = asked.get("ExpressionAttributeNames", {}), asked.get(_VALUES, {})
    attributes = dict(item)
    _, *clauses = _VERBS.split(asked["UpdateExpression"])
    for verb, of in zip(clauses[::2], clauses[1::2], strict=True):
        for change in of.split(","):
            name, *value = change.replace("=", " ").split()
            if verb == "REMOVE":
                attributes.pop(names.get(name, name), None)
            elif verb != "DELETE":
                attributes[names.get(name, name)] = values[value[0]]
    return attributes


def _names(properties: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(key["AttributeName"] for key in properties["KeySchema"])


def _key(table: str, item: Item) -> tuple[str, ...]:
    return tuple(str(item[name]["S"]) for name in shape(table).keys)
