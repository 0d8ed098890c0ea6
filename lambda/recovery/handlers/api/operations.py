"""How a route describes itself: its operation, its topic, and every answer that it may give."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from aws_lambda_powertools.event_handler.openapi.types import OpenAPIResponse

from recovery.handlers.api.problems import PROBLEM_JSON, Problem, phrase

_ALWAYS = (400, 401, 403, 429, 500, 503)
"""Of these, 429 comes from API Gateway, which sees the limits of rate before we do."""


class Topic(StrEnum):
    """What the operations are grouped by, in the order of the document."""

    ME = "Me"
    OVERVIEW = "Overview"
    ACCOUNTS = "Target accounts"
    SERVERS = "Source servers"
    GROUPS = "Protection groups"
    PLANS = "Recovery plans"
    EXECUTIONS = "Executions"
    AUDIT = "Audit"
    CONFIGURATION = "Configuration"


class Description(TypedDict):
    operation_id: str
    summary: str
    tags: list[str]
    status_code: int
    responses: dict[int, OpenAPIResponse]


@dataclass(frozen=True)
class Describing:
    topic: Topic

    def __call__(
        self, operation_id: str, summary: str, *, gives: int = 200, refuses: Collection[int] = ()
    ) -> Description:
        """``refuses``: by rules of its own; what every operation may refuse is added."""
        responses: dict[int, OpenAPIResponse] = {gives: {"description": phrase(gives)}}
        for status in sorted({*_ALWAYS, *refuses}):
            responses[status] = _refusal(status)
        return Description(
            operation_id=operation_id,
            summary=summary,
            tags=[self.topic],
            status_code=gives,
            responses=responses,
        )


def _refusal(status: int) -> OpenAPIResponse:
    return {"description": phrase(status), "content": {PROBLEM_JSON: {"model": Problem}}}
