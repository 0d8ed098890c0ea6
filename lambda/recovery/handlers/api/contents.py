"""How a route describes an answer that it writes by itself: in several forms, or left out."""

from collections.abc import Mapping
from http import HTTPStatus

from aws_lambda_powertools.event_handler.openapi.types import OpenAPIResponse

from recovery.domain.value import Value
from recovery.handlers.api.operations import Description

JSON = "application/json"


def answering(description: Description, contents: Mapping[str, type[Value] | None]) -> Description:
    """By content type; None is any text."""
    content = {
        kind: {"model": model} if model else {"schema": {"type": "string"}}
        for kind, model in contents.items()
    }
    answer: OpenAPIResponse = {"description": HTTPStatus.OK.phrase, "content": content}  # type: ignore[typeddict-item]  # mypy does not see which of the two forms each is
    return Description(
        operation_id=description["operation_id"],
        summary=description["summary"],
        tags=description["tags"],
        status_code=description["status_code"],
        responses={**description["responses"], HTTPStatus.OK.value: answer},
    )


def maybe_unchanged(description: Description) -> Description:
    """With an ETag: who has the present one already is told so."""
    status = HTTPStatus.NOT_MODIFIED
    told: OpenAPIResponse = {"description": status.phrase}
    description["responses"][status.value] = told
    return description
