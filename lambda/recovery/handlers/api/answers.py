"""Answers that say more than 200: created, accepted, and nothing left to show.

Their ``Location`` is relative to the request, so it holds under every stage and domain name:
after ``POST …/executions`` the reference ``executions/e-1`` leads to ``…/executions/e-1``.
"""

from http import HTTPStatus
from typing import TypeVar

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.content_types import APPLICATION_JSON

from recovery.domain.value import Value

View = TypeVar("View", bound=Value)


def created(view: View, at: str) -> Response[View]:
    return _located(HTTPStatus.CREATED, view, at)


def accepted(view: View, at: str) -> Response[View]:
    """What was asked will happen; ``at`` is where to look for it."""
    return _located(HTTPStatus.ACCEPTED, view, at)


def nothing() -> Response[None]:
    return Response(HTTPStatus.NO_CONTENT.value)


def _located(status: HTTPStatus, view: View, at: str) -> Response[View]:
    headers = {"Location": at}
    return Response(status.value, content_type=APPLICATION_JSON, body=view, headers=headers)
