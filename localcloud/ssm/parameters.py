"""Values for the parameters of a document: complete, of the right type and allowed, or refused."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from localcloud.ssm.content import REFERENCE, Body

Given = Mapping[str, list[str]]


class ParameterRefused(Exception):
    """SendCommand and StartAutomationExecution have codes of their own for the same complaint."""


def bound(body: Body, given: Given) -> dict[str, list[str]]:
    """Every parameter with its values: those given, or the default."""
    declared: Mapping[str, Body] = body.get("parameters") or {}
    for name in given:
        if name not in declared:
            raise ParameterRefused(f'Parameter "{name}" is not defined in the document.')
    values: dict[str, list[str]] = {}
    for name, parameter in declared.items():
        if name in given:
            values[name] = list(given[name])
        elif "default" in parameter:
            values[name] = as_texts(parameter["default"])
        else:
            raise ParameterRefused(f'Parameter "{name}" is required.')
        for complaint in _complaints(name, parameter, values[name]):
            raise ParameterRefused(complaint)
    return values


def as_texts(value: object) -> list[str]:
    """Values travel as lists of strings, whatever their type is."""
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return [as_text(value)]


def as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def substituted(node: Any, values: Given) -> Any:  # noqa: ANN401 (JSON)
    """``{{ name }}`` replaced everywhere. A text that is nothing but a reference becomes the value
    itself, so a list stays a list."""
    match node:
        case str():
            return _in_text(node, values)
        case dict():
            return {key: substituted(value, values) for key, value in node.items()}
        case list():
            return list(_in_list(node, values))
        case _:
            return node


def _in_list(items: list[Any], values: Given) -> Iterator[Any]:  # JSON
    for item in items:
        done = substituted(item, values)
        if isinstance(item, str) and isinstance(done, list):
            yield from done
        else:
            yield done


def _in_text(text: str, values: Given) -> str | list[str]:
    whole = REFERENCE.fullmatch(text.strip())
    if whole and whole[1] in values:
        found = values[whole[1]]
        return found[0] if len(found) == 1 else list(found)
    return REFERENCE.sub(
        lambda match: ",".join(values[match[1]]) if match[1] in values else match[0], text
    )


def _complaints(name: str, parameter: Body, values: list[str]) -> Iterator[str]:
    if len(values) != 1 and not _is_list(str(parameter["type"])):
        yield f'Parameter "{name}" takes one value, not {len(values)}.'
        return
    yield from _about_count(name, parameter, values)
    for value in values:
        yield from _about_value(name, parameter, value)


def _is_list(type_name: str) -> bool:
    return type_name in {"StringList", "MapList"} or type_name.startswith("List<")


def _about_count(name: str, parameter: Body, values: list[str]) -> Iterator[str]:
    if not _is_list(str(parameter["type"])):
        return
    if len(values) < int(parameter.get("minItems", 0)):
        yield f'Parameter "{name}" has fewer than {parameter["minItems"]} values.'
    if len(values) > int(parameter.get("maxItems", len(values))):
        yield f'Parameter "{name}" has more than {parameter["maxItems"]} values.'


def _about_value(name: str, parameter: Body, value: str) -> Iterator[str]:
    if not _is_of_type(str(parameter["type"]), value):
        yield f'Parameter "{name}" has value "{value}", which is no {parameter["type"]}.'
    allowed = as_texts(parameter.get("allowedValues", []))
    if allowed and value not in allowed:
        yield f'Parameter "{name}" has value "{value}" not found in [{", ".join(allowed)}].'
    pattern = str(parameter.get("allowedPattern", ""))
    if pattern and not re.fullmatch(pattern, value):
        yield f'Parameter "{name}" has value "{value}" not matching {pattern}.'
    if len(value) < int(parameter.get("minChars", 0)):
        yield f'Parameter "{name}" is shorter than {parameter["minChars"]} characters.'
    if len(value) > int(parameter.get("maxChars", len(value))):
        yield f'Parameter "{name}" is longer than {parameter["maxChars"]} characters.'


def _is_of_type(type_name: str, value: str) -> bool:
    match type_name:
        case "Boolean":
            return value in {"true", "false", "True", "False"}
        case "Integer":
            return re.fullmatch(r"-?\d+", value) is not None
        case "StringMap" | "MapList":
            return _is_json(value)
        case _:
            return True


def _is_json(value: str) -> bool:
    try:
        json.loads(value)
    except ValueError:
        return False
    return True
