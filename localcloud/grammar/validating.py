"""Whether a value is what a shape of the service model says: all that clients do not check, too.

botocore checks types, required members and minimums; maximums, patterns and enums are left to the
server. Members that the shape does not know are no problem: a REST-JSON server ignores them.
"""

import re
from collections.abc import Iterator, Sized
from dataclasses import dataclass
from functools import cache
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StringShape, StructureShape

_TYPES: dict[str, tuple[type, ...]] = {
    "structure": (dict,),
    "map": (dict,),
    "list": (list,),
    "string": (str,),
    "character": (str,),
    "blob": (str,),
    "integer": (int,),
    "long": (int,),
    "float": (int, float),
    "double": (int, float),
    "boolean": (bool,),
    "timestamp": (str, int, float),
}


# Letters, marks, numbers, separators and punctuation, inside of brackets.
_CLASSES = {"L": r"\w", "M": r"\w", "N": r"\w", "Z": r"\s", "P": r"!-/:-@\[-`{-~"}


@dataclass(frozen=True)
class Problem:
    """In the words of AWS services, such as ``sourceServers.1.member.sourceServerID``."""

    name: str
    text: str


def problems(shape: Shape, value: Any, name: str = "") -> Iterator[Problem]:  # noqa: ANN401 (JSON)
    """What is wrong with the value and inside of it; nothing below a value of a wrong type."""
    if not _is_a(shape.type_name, value):
        yield Problem(name, f"Member must be of type {shape.type_name}")
        return
    yield from (Problem(name, text) for text in _broken_constraints(shape, value))
    match shape:
        case StructureShape():
            yield from _in_structure(shape, value, name)
        case ListShape():
            for position, item in enumerate(value, start=1):
                yield from problems(shape.member, item, f"{name}.{position}.member")
        case MapShape():
            for key, item in value.items():
                yield from problems(shape.key, key, f"{name}.key")
                yield from problems(shape.value, item, f"{name}.{key}.member")
        case _:
            pass


def _is_a(type_name: str, value: object) -> bool:
    if isinstance(value, bool):
        return type_name == "boolean"
    return isinstance(value, _TYPES[type_name])


def _in_structure(shape: StructureShape, value: dict[str, Any], name: str) -> Iterator[Problem]:
    prefix = f"{name}." if name else ""
    for member in shape.required_members:
        if value.get(member) is None:
            yield Problem(prefix + member, "Member must not be null")
    for member, inner in shape.members.items():
        if value.get(member) is not None:
            yield from problems(inner, value[member], prefix + member)


def _broken_constraints(shape: Shape, value: Any) -> Iterator[str]:  # noqa: ANN401 (JSON)
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    what, size = ("length", len(value)) if isinstance(value, Sized) else ("value", value)
    if least is not None and size < least:
        yield f"Member must have {what} greater than or equal to {least}"
    if most is not None and size > most:
        yield f"Member must have {what} less than or equal to {most}"
    if isinstance(shape, StringShape):
        yield from _broken_wording(shape, value)
    if isinstance(shape, StructureShape) and shape.is_tagged_union and len(value) != 1:
        yield "Exactly one member must be set"


def _broken_wording(shape: StringShape, value: str) -> Iterator[str]:
    pattern = shape.metadata.get("pattern")
    if pattern and not _compiled(pattern).fullmatch(value):
        yield f"Member must satisfy regular expression pattern: {pattern}"
    if shape.enum and value not in shape.enum:
        yield f"Member must satisfy enum value set: [{', '.join(shape.enum)}]"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The models are written for Java: what Python lacks becomes the nearest that it has."""
    translated = re.sub(r"\\p\{(\w)\}", lambda found: _CLASSES[found[1]], pattern)
    return re.compile(translated, re.ASCII if translated == pattern else re.UNICODE)
