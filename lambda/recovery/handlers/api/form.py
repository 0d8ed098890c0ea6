"""The form of a request: its query parameters, its body, its idempotency key."""

import json
import re
from typing import NoReturn

from aws_lambda_powertools.event_handler.api_gateway import Route
from aws_lambda_powertools.event_handler.openapi.compat import ModelField
from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEvent
from pydantic import BaseModel

from recovery.domain.wording import listed
from recovery.handlers.api.problems import FieldError
from recovery.handlers.api.refusals import BodyTooLarge, ContentTypeUnsupported, Malformed

MOST_CHARACTERS = 1_000_000
"""Of a body. An import of the largest configuration that we accept has a fifth of it."""

_KEY = re.compile(r"[\x20-\x7e]{1,255}")


def idempotency_key(event: APIGatewayProxyEvent) -> str | None:
    key = event.headers.get("Idempotency-Key")
    if key is not None and not _KEY.fullmatch(key):
        _refuse("Idempotency-Key", "It must be 1 to 255 printable ASCII characters.")
    return key


def check_query(event: APIGatewayProxyEvent, route: Route) -> None:
    """A misspelt filter would silently show everything."""
    known = [name for field in route.dependant.query_params for name in _names(field)]
    asked = event.multi_value_query_string_parameters
    if unknown := sorted(asked.keys() - set(known)):
        there_is = f"There is {listed(sorted(known))}." if known else "There is none here."
        _refuse(unknown[0], f"This operation has no such query parameter. {there_is}")
    for name, values in asked.items():
        if len(values) > 1:
            _refuse(name, "It is stated more than once. State it once.")


def check_body(event: APIGatewayProxyEvent, route: Route) -> None:
    """After this, reading the body as JSON can't fail any more."""
    if not route.dependant.body_params or not event.body:
        return
    if len(event.body) > MOST_CHARACTERS:
        raise BodyTooLarge(
            f"The body has {len(event.body):,} characters; {MOST_CHARACTERS:,} are possible. "
            "Send it in parts."
        )
    content_type = event.headers.get("Content-Type", "application/json")
    if content_type.partition(";")[0].strip() != "application/json":
        raise ContentTypeUnsupported(f"The body is {content_type}. Send it as application/json.")
    try:
        _ = event.json_body
    except (ValueError, RecursionError):
        # `from None`: the cause would quote the body into the log.
        raise Malformed([FieldError(field="body", message="It is not JSON.")]) from None


def parsed(text: str) -> object:
    """JSON in the strict sense: no NaN, and no halves of characters, which nothing can store."""
    value: object = json.loads(text, parse_constant=_no_constant)
    if "\\u" in text:
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _no_constant(name: str) -> NoReturn:
    message = f"{name} is not JSON."
    raise ValueError(message)


def _names(field: ModelField) -> list[str]:
    model = field.type_
    if isinstance(model, type) and issubclass(model, BaseModel):
        return [found.alias or name for name, found in model.model_fields.items()]
    return [field.alias]


def _refuse(field: str, message: str) -> NoReturn:
    raise Malformed([FieldError(field=field, message=message)])
