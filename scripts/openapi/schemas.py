"""The schemas of the document: what the fields mean is added, what nobody needs is dropped."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from scripts.openapi.words import fields_in_words

Json = dict[str, Any]

_PREFIX = "#/components/schemas/"


def cleaned(document: Json) -> Json:
    schemas = document["components"]["schemas"]
    for name, told in fields_in_words().items():
        for variant in (name, f"{name}-Input", f"{name}-Output"):
            _describe(schemas.get(variant, {}), told)
    document["components"]["schemas"] = _used(document)
    for part in ("paths", "components"):
        document[part] = _tidy(document[part])
    return document


def _describe(schema: Json, told: Mapping[str, str]) -> None:
    for field, words in told.items():
        found = schema.get("properties", {}).get(field)
        if found is not None:
            found.setdefault("description", words)


def _used(document: Json) -> Json:
    schemas: Json = document["components"]["schemas"]
    used: set[str] = set()
    found = set(_references(document["paths"]))
    while new := found - used:
        used |= new
        found = {each for name in new for each in _references(schemas[name])}
    return {_spoken(name): schemas[name] for name in used}


def _references(part: object) -> Iterator[str]:
    if isinstance(part, Mapping):
        if isinstance(reference := part.get("$ref"), str):
            yield reference.removeprefix(_PREFIX)
        for each in part.values():
            yield from _references(each)
    if isinstance(part, list):
        for each in part:
            yield from _references(each)


def _tidy(part: Any) -> Any:
    """Titles only repeat the names, and a whole number needs no decimal point."""
    match part:
        case dict():
            return {key: _tidy(each) for key, each in part.items() if not _is_title(key, each)}
        case list():
            return [_tidy(each) for each in part]
        case float() if part.is_integer():
            return int(part)
        case str() if part.startswith(_PREFIX):
            return _PREFIX + _spoken(part.removeprefix(_PREFIX))
        case str():
            return part.replace("``", "`")
        case _:
            return part


def _is_title(key: str, part: object) -> bool:
    """And not a field of this name, which has a schema."""
    return key == "title" and isinstance(part, str)


def _spoken(name: str) -> str:
    """``Page_Plan_`` becomes PageOfPlan; what is asked differs from what is answered by Input."""
    plain = name.removesuffix("-Output").replace("-Input", "Input")
    return re.sub(r"^([A-Za-z]+)_(.+)_$", r"\1Of\2", plain)
