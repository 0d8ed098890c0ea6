"""Expressions of DynamoDB: every attribute is written #name, because many a word is reserved."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from recovery.adapters.dynamodb.attributes import Item, Plain, stored
from recovery.domain.errors import RecoveryError

_NAMES = re.compile(r"#(\w+)")


@dataclass(frozen=True)
class Expression:
    text: str
    values: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True)
class Condition(Expression):
    """And what it means when it does not hold, given the item as it is, if there is one."""

    refused: Callable[[Item | None], RecoveryError] = field(kw_only=True)


def wording(**expressions: Expression | None) -> dict[str, Any]:
    """The arguments of a request, for expressions by the names of these arguments."""
    given = {name: each for name, each in expressions.items() if each}
    names = {word for each in given.values() for word in _NAMES.findall(each.text)}
    values = {f":{key}": value for each in given.values() for key, value in each.values.items()}
    request: dict[str, Any] = {name: each.text for name, each in given.items()}
    if names:
        request["ExpressionAttributeNames"] = {f"#{name}": name for name in sorted(names)}
    if values:
        request["ExpressionAttributeValues"] = stored(values)
    return request


def setting(fields: Mapping[str, Plain]) -> Expression:
    """All other attributes stay as they are."""
    return Expression("SET " + ", ".join(f"#{name} = :{name}" for name in fields), fields)


def version_is(version: int, refused: Callable[[Item | None], RecoveryError]) -> Condition:
    """0: it was never saved."""
    if version == 0:
        return Condition("attribute_not_exists(#version)", refused=refused)
    return Condition("#version = :seen", {"seen": version}, refused=refused)


def is_new(key: str, refused: RecoveryError) -> Condition:
    return Condition(f"attribute_not_exists(#{key})", refused=lambda _: refused)
