"""What Powertools leaves out of an operation, or tells wrongly."""

from collections.abc import Iterator
from typing import Any

from aws_lambda_powertools.event_handler.api_gateway import Route
from aws_lambda_powertools.event_handler.openapi.compat import ModelField
from pydantic import BaseModel

from recovery.domain.permissions import NEEDS, Permission
from recovery.handlers.api.problems import phrase

Json = dict[str, Any]

_REFERENCE = "#/components/schemas/{model}"
_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Repeating the request with the same key repeats its answer, not its effect.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
}
_TEXT = {"schema": {"type": "string"}}
_LOCATION = {"description": "Where the thing is, relative to this request.", **_TEXT}
_RETRY_AFTER = {"description": "Seconds to wait.", "schema": {"type": "integer"}}
_ETAG = {"description": "To be sent as `If-None-Match` with the next request.", **_TEXT}
_CREATED_OR_ACCEPTED = ("201", "202")
_EMPTY = ("204", "304")


def completed(document: Json, routes: tuple[Route, ...]) -> Json:
    for route in routes:
        operation = document["paths"][route.openapi_path][route.method.lower()]
        _complete_parameters(document, operation, route)
        _complete_answers(operation)
        if route.dependant.body_params:
            operation["responses"] |= _refused_bodies(operation)
    return document


def _complete_parameters(document: Json, operation: Json, route: Route) -> None:
    parameters = [each for each in operation.get("parameters", ()) if each["in"] != "query"]
    for header in (each for each in parameters if each["in"] == "header"):
        header["name"] = header["name"].title()
    for field in route.dependant.query_params:
        parameters.extend(_query_parameters(document, field, operation))
    if route.method == "POST" and NEEDS[route.operation_id].permission != Permission.READ:
        parameters.append(_IDEMPOTENCY_KEY)
    if parameters:
        operation["parameters"] = parameters


def _query_parameters(document: Json, field: ModelField, operation: Json) -> Iterator[Json]:
    """Of a model Powertools knows only the simplest types of its fields."""
    model = field.type_
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        for found in operation["parameters"]:
            if found["name"] == field.alias:
                yield found | {"schema": _stated(found["schema"])}
        return
    described = model.model_json_schema(ref_template=_REFERENCE)
    document["components"]["schemas"] |= described.get("$defs", {})
    for name, schema in described["properties"].items():
        about = schema.pop("description", None)
        parameter = {
            "name": name,
            "in": "query",
            "required": name in described.get("required", ()),
            "schema": _stated(schema),
        }
        yield parameter | ({"description": about} if about else {})


def _stated(schema: Json) -> Json:
    """In a query nothing can be null: whoever does not mean a parameter leaves it out."""
    kinds = [each for each in schema.pop("anyOf", [{}]) if each.get("type") != "null"]
    if schema.get("default", "") is None:
        del schema["default"]
    return {**schema, **kinds[0]}


def _complete_answers(operation: Json) -> None:
    for status, answer in operation["responses"].items():
        if status in _EMPTY:
            del answer["content"]
        if "304" in operation["responses"] and status in {"200", "304"}:
            answer["headers"] = {"ETag": _ETAG}
        if status in _CREATED_OR_ACCEPTED:
            answer["headers"] = {"Location": _LOCATION}
        if status == "503":
            answer["headers"] = {"Retry-After": _RETRY_AFTER}


def _refused_bodies(operation: Json) -> Json:
    content = operation["responses"]["400"]["content"]
    return {
        f"{status}": {"description": phrase(status), "content": content} for status in (413, 415)
    }
