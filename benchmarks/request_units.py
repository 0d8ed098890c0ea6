"""What DynamoDB asks money for: bytes of items, and the units of reading and writing them."""

from collections.abc import Iterable
from math import ceil
from typing import Any

from recovery.adapters.dynamodb.attributes import Item

READ, WRITE = 4096, 1024
"""Bytes in a unit."""
OVERHEAD = 100
"""Bytes that are stored with each item, and with each entry of an index."""


def size(item: Item) -> int:
    return sum(len(name.encode()) + _size(attribute) for name, attribute in item.items())


def read_units(items: Iterable[Item], *, share: float = 1) -> float:
    """Of one call, which is rounded up as a whole. ``share``: half, if it may be a moment old."""
    return max(1, ceil(sum(map(size, items)) / READ)) * share


def write_units(before: Item | None, after: Item | None) -> int:
    """The larger of both counts."""
    return max(1, ceil(max(size(item) for item in (before or {}, after or {})) / WRITE))


def entry_units(before: Item | None, after: Item | None, keys: frozenset[str]) -> int:
    """Of one index, whose entry changes: another key is another entry."""
    if before == after:
        return 0
    if before and after and any(before[key] != after[key] for key in keys):
        return write_units(before, None) + write_units(None, after)
    return write_units(before, after)


def _size(attribute: dict[str, Any] | Any) -> int:  # noqa: ANN401  as in Item
    match attribute:
        case {"S": str(text)}:
            return len(text.encode())
        case {"N": str(digits)}:
            return len(digits) // 2 + 2
        case {"B": bytes(blob)}:
            return len(blob)
        case {"SS": list(texts)}:
            return sum(len(text.encode()) for text in texts)
        case _:
            message = f"The product stores no attribute like {attribute!r}."
            raise TypeError(message)
