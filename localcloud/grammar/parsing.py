"""From a request to the operation that it calls and its input.

Reads what the models of our services use. REST-JSON (DRS): members in the path, in the query and in
a JSON body. JSON (Service Quotas): the operation in a header, everything else in the body.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

from botocore.model import (
    ListShape,
    MapShape,
    OperationModel,
    ServiceModel,
    Shape,
    StructureShape,
)

from localcloud.grammar.exchange import Request


class NoOperation(Exception):
    """The service has no operation with this method and path, or with this target."""


class NotJson(Exception):
    """The body is not what a request of this operation looks like."""


@dataclass(frozen=True)
class Call:
    operation: OperationModel
    input: Mapping[str, Any]
    """Only members that the model knows, and none that is null; not validated."""


def parsed(service: ServiceModel, request: Request) -> Call:
    operation, labels = _routed(service, request)
    shape = operation.input_shape
    if shape is None:
        return Call(operation, {})
    found = {**_from_body(request.body), **dict(_from_elsewhere(shape, request, labels))}
    return Call(operation, known(shape, found))


def parsed_json(service: ServiceModel, request: Request) -> Call:
    prefix, _, name = request.headers.get("x-amz-target", "").rpartition(".")
    if prefix != service.metadata["targetPrefix"] or name not in service.operation_names:
        raise NoOperation(f"{prefix}.{name}")
    operation = service.operation_model(name)
    found = _from_body(request.body)
    return Call(operation, known(operation.input_shape, found) if operation.input_shape else {})


def known(shape: Shape, value: Any) -> Any:  # noqa: ANN401 (JSON)
    """Without the members that a real server would ignore: unknown ones and nulls."""
    match shape, value:
        case StructureShape(), dict():
            return {
                name: known(member, value[name])
                for name, member in shape.members.items()
                if value.get(name) is not None
            }
        case ListShape(), list():
            return [known(shape.member, item) for item in value]
        case MapShape(), dict():
            return {key: known(shape.value, item) for key, item in value.items()}
        case _:
            return value


def _routed(service: ServiceModel, request: Request) -> tuple[OperationModel, dict[str, str]]:
    for method, path, name in _routes(service):
        if method == request.method and (match := path.fullmatch(request.path)):
            labels = {label: unquote(text) for label, text in match.groupdict().items()}
            return service.operation_model(name), labels
    raise NoOperation(f"{request.method} {request.path}")


@cache
def _routes(service: ServiceModel) -> list[tuple[str, re.Pattern[str], str]]:
    operations = [service.operation_model(name) for name in service.operation_names]
    return [
        (operation.http["method"], _path_pattern(operation.http["requestUri"]), operation.name)
        for operation in operations
    ]


def _path_pattern(uri: str) -> re.Pattern[str]:
    # A label may hold slashes: servers in front of us hand on ARNs that they have decoded already.
    labelled = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(uri))
    return re.compile(labelled)


def _from_body(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body or b"{}")
    except ValueError as error:
        raise NotJson("The body is not JSON") from error
    if not isinstance(found, dict):
        raise NotJson("The body is not a JSON object")
    return found


def _from_elsewhere(
    shape: StructureShape, request: Request, labels: Mapping[str, str]
) -> Iterator[tuple[str, Any]]:
    for name, member in shape.members.items():
        place = member.serialization.get("location")
        label = member.serialization.get("name", name)
        if place == "uri":
            yield name, labels[label]
        elif place == "querystring":
            yield name, _from_query(member, [text for key, text in request.query if key == label])


def _from_query(shape: Shape, texts: list[str]) -> Any:  # noqa: ANN401 (any JSON value)
    """None where the query has no such name; text that is no number stays for the validation."""
    if not texts:
        return None
    if isinstance(shape, ListShape):
        return texts
    if shape.type_name in {"integer", "long"} and re.fullmatch(r"-?\d{1,19}", texts[-1]):
        return int(texts[-1])
    return texts[-1]
