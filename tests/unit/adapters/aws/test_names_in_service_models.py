"""Every operation, parameter and field that an adapter names is in AWS's own service models.

A fake accepts any name: four names of an earlier orchestrator were in no model, and its tests
passed.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from botocore import xform_name
from botocore.model import ServiceModel, StructureShape
from botocore.session import Session

import recovery.adapters.aws

SERVICES = ("drs", "dynamodb", "ec2", "service-quotas", "ssm", "stepfunctions", "sts")
FOLDER = Path(next(iter(recovery.adapters.aws.__path__)))
MODULES = sorted(path.name for path in FOLDER.glob("*.py"))
OF_BOTOCORE = {"Error", "Code", "Message", "ResponseMetadata", "HTTPStatusCode"}
"""In every answer, whatever the service."""


@cache
def models() -> tuple[ServiceModel, ...]:
    session = Session()
    return tuple(session.get_service_model(service) for service in SERVICES)


@cache
def parameters() -> dict[str, frozenset[str]]:
    """Of each operation, by the name that boto3 gives it."""
    found: dict[str, frozenset[str]] = {}
    for model in models():
        for name in model.operation_names:
            shape = model.operation_model(name).input_shape
            members = frozenset(shape.members) if shape else frozenset()
            found[xform_name(name)] = found.get(xform_name(name), frozenset()) | members
    return found


@cache
def fields() -> frozenset[str]:
    """Of everything that there is in requests and answers."""
    shapes = (model.shape_for(name) for model in models() for name in model.shape_names)
    structures = (shape for shape in shapes if isinstance(shape, StructureShape))
    return frozenset(name for shape in structures for name in shape.members)


def calls(module: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse((FOLDER / module).read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node


def keywords(call: ast.Call) -> set[str]:
    """Only those that are written as AWS writes them."""
    return {word.arg for word in call.keywords if word.arg and not word.arg.islower()}


def text(node: ast.expr) -> str | None:
    match node:
        case ast.Constant(value=str(found)):
            return found
        case _:
            return None


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def operation_of(call: ast.Call) -> str:
    """That of ``get_paginator("describe_jobs").paginate(…)`` is describe_jobs."""
    inner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if name_of(call) == "paginate" and isinstance(inner, ast.Call):
        return text(inner.args[0]) or "paginate"
    return name_of(call)


def fields_read(module: str) -> set[str]:
    """``answer["items"]`` and ``answer.get("items")``."""
    read = [text(each.args[0]) for each in calls(module) if name_of(each) == "get" and each.args]
    read += [
        text(node.slice)
        for node in ast.walk(ast.parse((FOLDER / module).read_text()))
        if isinstance(node, ast.Subscript)
    ]
    return {name for name in read if name}


@pytest.mark.parametrize("module", MODULES)
def test_operations_and_their_parameters_are_in_the_models(module: str) -> None:
    wanted = [(operation_of(call), keywords(call)) for call in calls(module) if keywords(call)]

    for operation, named in wanted:
        known = fields() if operation.startswith("_") else parameters().get(operation, frozenset())
        assert named <= known, f"{operation} has no {named - known}"


@pytest.mark.parametrize("module", MODULES)
def test_paginators_are_those_of_operations(module: str) -> None:
    wanted = {text(call.args[0]) for call in calls(module) if name_of(call) == "get_paginator"}

    assert wanted - {None} <= parameters().keys()


@pytest.mark.parametrize("module", MODULES)
def test_fields_that_are_read_are_in_the_models(module: str) -> None:
    assert fields_read(module) - OF_BOTOCORE <= fields()


def test_names_that_are_in_no_model_would_be_found() -> None:
    assert {"lastLaunch", "isDrill", "volumeStatus"} <= fields_read("source_servers.py")
    assert {"state", "eventDateTime"} - fields() == {"eventDateTime"}
    assert "describe_source_servers" in parameters()
    assert "describe_everything" not in parameters()
