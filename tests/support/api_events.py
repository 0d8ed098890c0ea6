"""Requests as API Gateway hands them to the function, and the real handler over a world in memory.

status, headers, body = call_api(world, "GET", "/me", role=Role.VIEWER)
status, headers, body = call_api(world, "POST", "/protection-groups", body={…}, key="k-1")
status, headers, body = answered(world, an_event("GET", "/me", authorizer=None))

Without a word about it, Ada calls, an administrator; ``role=None`` is somebody without a role.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from aws_lambda_powertools.utilities.typing import LambdaContext

from recovery.domain.people import Role
from recovery.handlers.api.app import answer
from recovery.ports.product import Ports
from recovery.usecases.me import Installation
from tests.support.memory.world import MemoryWorld

REQUEST_ID = "5b7c0bd1-7a53-4a0e-8c32-0c1d2e3f4a5b"
INSTALLATION = Installation(environment="test")


class Answered(NamedTuple):
    status: int
    headers: dict[str, str]
    body: Any  # what JSON says; a test knows what it asked for


def call_api(world: MemoryWorld, method: str, path: str, **stated: Any) -> Answered:  # noqa: ANN401 - as of an_event
    return answered(world, an_event(method, path, **stated))


def answered(world: MemoryWorld, event: Mapping[str, Any]) -> Answered:
    return answered_over(world.ports, event)


def answered_over(ports: Ports, event: Mapping[str, Any]) -> Answered:
    """A body that is no JSON is given as its text, an empty one as None."""
    found = answer(event, a_context(), ports, INSTALLATION)
    headers = {name: ", ".join(values) for name, values in found["multiValueHeaders"].items()}
    body = found["body"]
    is_json = headers.get("Content-Type", "").partition(";")[0].endswith("json")
    return Answered(found["statusCode"], headers, json.loads(body) if is_json else body)


def an_event(
    method: str,
    path: str,
    *,
    role: Role | None = Role.ADMINISTRATOR,
    name: str = "Ada",
    query: Mapping[str, str | list[str]] | None = None,
    body: object = None,
    key: str | None = None,
    headers: Mapping[str, str] | None = None,
    **context: object,
) -> dict[str, Any]:
    """``body``: a text is sent as it is, anything else as JSON; ``key`` is the Idempotency-Key.

    What else is stated goes into ``requestContext``.
    """
    of_body = {} if body is None else {"Content-Type": "application/json"}
    of_key = {} if key is None else {"Idempotency-Key": key}
    sent = {"Accept": "application/json", **of_body, **(headers or {}), **of_key}
    return {
        "resource": "/{proxy+}",
        "path": path,
        "httpMethod": method,
        "headers": sent,
        "multiValueHeaders": {header: [value] for header, value in sent.items()},
        **_query(query or {}),
        "pathParameters": {"proxy": path.lstrip("/")},
        "stageVariables": None,
        "requestContext": {
            "stage": "v1",
            "path": f"/v1{path}",
            "httpMethod": method,
            "requestId": REQUEST_ID,
            "authorizer": {"claims": claims_of(role, name)},
        }
        | context,
        "body": body if body is None or isinstance(body, str) else json.dumps(body),
        "isBase64Encoded": False,
    }


def _query(stated: Mapping[str, str | list[str]]) -> dict[str, object]:
    asked = {each: [value] if isinstance(value, str) else value for each, value in stated.items()}
    return {
        "queryStringParameters": {each: values[-1] for each, values in asked.items()} or None,
        "multiValueQueryStringParameters": asked or None,
    }


def claims_of(role: Role | None = Role.ADMINISTRATOR, name: str = "Ada") -> dict[str, str]:
    """Of an id token, as REST APIs pass them: texts all of them."""
    claims = {"sub": f"u-{name.lower()}", "name": name, "token_use": "id", "cognito:username": name}
    return claims | ({"cognito:groups": role.value} if role else {})


def a_context() -> LambdaContext:
    context = LambdaContext()
    # Lambda fills these in; there is no other way to set them.
    vars(context).update(
        _function_name="recovery-test-api",
        _memory_limit_in_mb=1024,
        _invoked_function_arn="arn:aws:lambda:eu-west-1:111122223333:function:recovery-test-api",
        _aws_request_id="8d7f6e5c-4b3a-4210-9fed-cba987654321",
    )
    return context
