"""Attributes of items as DynamoDB writes them: texts, whole numbers, bytes and sets of texts.

There are no others on purpose: DynamoDB refuses floats, and answers numbers as decimals.
"""

from collections.abc import Mapping, Set
from typing import Any

Plain = str | int | bytes | Set[str] | None
Item = Mapping[str, Mapping[str, Any]]  # by the letter of its type, an attribute holds anything


def stored(plain: Mapping[str, Plain]) -> dict[str, dict[str, Any]]:
    """What is None or an empty set is left out: DynamoDB has no empty sets."""
    return {
        name: _attribute(value)
        for name, value in plain.items()
        if value is not None and value != frozenset()
    }


def text(item: Item, name: str) -> str:
    return str(item[name]["S"])


def text_or_none(item: Item, name: str) -> str | None:
    return text(item, name) if name in item else None


def number(item: Item, name: str) -> int:
    return int(item[name]["N"])


def blob(item: Item, name: str) -> bytes:
    return bytes(item[name]["B"])


def texts(item: Item, name: str) -> tuple[str, ...]:
    """None of them where there is no such attribute."""
    return tuple(sorted(item[name]["SS"])) if name in item else ()


def _attribute(value: str | int | bytes | Set[str]) -> dict[str, Any]:
    match value:
        case str():
            return {"S": value}
        case int():
            return {"N": str(value)}
        case bytes():
            return {"B": value}
        case _:
            return {"SS": sorted(value)}
