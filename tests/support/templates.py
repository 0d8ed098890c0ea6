"""The templates in ``cfn/``, as text and as CloudFormation reads them."""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from scripts.templates import Template, read
from tests.support.running_cloud import ROOT

FOLDER = ROOT / "cfn"
FILES = sorted(FOLDER.glob("*.yaml"))
NAMES = [file.name for file in FILES]
Resource = dict[str, Any]  # as in the template


def template(name: str) -> Template:
    """The caller's own: packaging changes what it is given."""
    return deepcopy(_read(name))


@cache
def _read(name: str) -> Template:
    return read(FOLDER / name)


def lines(name: str) -> list[str]:
    return (FOLDER / name).read_text().splitlines()


def of_type(name: str, wanted: str) -> dict[str, Resource]:
    """The resources of a template by their logical ids."""
    found = template(name)["Resources"].items()
    return {logical_id: each for logical_id, each in found if each["Type"] == wanted}


def properties(name: str, logical_id: str) -> Resource:
    return dict(template(name)["Resources"][logical_id]["Properties"])


def statements(name: str) -> Iterator[dict[str, Any]]:
    """Of all policies of a template; one under a condition counts."""
    for role in of_type(name, "AWS::IAM::Role").values():
        for policy in role["Properties"].get("Policies", []):
            yield from _flat(policy["PolicyDocument"])
    for policy in of_type(name, "AWS::IAM::ManagedPolicy").values():
        yield from _flat(policy["Properties"]["PolicyDocument"])


def statements_of(name: str, role: str) -> Iterator[dict[str, Any]]:
    """Of the policies of one role."""
    for policy in properties(name, role)["Policies"]:
        yield from _flat(policy["PolicyDocument"])


def actions(statement: dict[str, Any]) -> list[str]:
    return _listed(statement["Action"])


def resources(statement: dict[str, Any]) -> list[Any]:
    return _listed(statement["Resource"])


def referred(part: object) -> set[str]:
    """All names in Ref, GetAtt and Sub below this part of a template."""
    match part:
        case {"Ref": str(name)} | {"Fn::GetAtt": [str(name), _]}:
            return {name}
        case {"Fn::Sub": str(text)}:
            return set(re.findall(r"\$\{(\w+)", text))
        case dict():
            return {name for each in part.values() for name in referred(each)}
        case list():
            return {name for each in part for name in referred(each)}
        case _:
            return set()


def path_of(name: str) -> Path:
    return FOLDER / name


def _flat(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for statement in document["Statement"]:
        yield statement["Fn::If"][1] if "Fn::If" in statement else statement


def _listed(value: Any) -> list[Any]:  # noqa: ANN401  one or several
    return value if isinstance(value, list) else [value]
