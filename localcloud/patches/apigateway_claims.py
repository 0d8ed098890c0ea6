"""A list in a token (``cognito:groups``) reaches a function as ``admins,staff``.

MiniStack renders ``[admins staff]``, which is what the JWT authorizer of an HTTP API does.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html
"""

from typing import Any

from ministack.services import apigateway_v1

from localcloud.patches.upstream import edited


def apply() -> None:
    apigateway_v1._stringify_claims = edited(
        apigateway_v1._stringify_claims,
        {'"[" + " ".join(str(v) for v in value) + "]"': "_with_commas(value)"},
        _with_commas=_with_commas,
    )


def _with_commas(values: list[Any]) -> str:
    return ",".join(map(str, values))
