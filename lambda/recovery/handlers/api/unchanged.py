"""Saves pollers from being sent what they have: by ETag and If-None-Match."""

from collections.abc import Set as AbstractSet
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import Response

from recovery.domain.value import Value
from recovery.handlers.api.contents import JSON


def unless_unchanged(
    view: Value, if_none_match: str | None, *, passing: AbstractSet[str]
) -> Response[Any]:
    """``passing``: fields that differ each time, such as the time itself.

    No browser may keep the answer: it would hand out an old time as the present one.
    """
    told = view.model_dump_json(exclude=set(passing))
    tag = f'W/"{sha256(told.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-store"}
    if if_none_match is not None and tag in (each.strip() for each in if_none_match.split(",")):
        return Response(HTTPStatus.NOT_MODIFIED.value, headers=headers)
    return Response(HTTPStatus.OK.value, JSON, view.model_dump_json(), headers)
