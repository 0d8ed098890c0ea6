"""Who calls, read from what API Gateway's Cognito authorizer has verified.

Claims of lists come in several forms: REST APIs join them with commas, other authorizers write
``[a b]`` or JSON, and the whole authorizer may arrive as JSON text.
"""

import json
from collections.abc import Mapping
from typing import Any

from recovery.domain.people import Actor, Person, Role
from recovery.handlers.api.refusals import Unauthenticated

_ROLES = frozenset(Role)


def caller(event: Mapping[str, Any]) -> Person:
    """Whoever gets here past API Gateway, by a direct invocation, has no claims and is nobody."""
    authorizer = _mapping(_mapping(event.get("requestContext")).get("authorizer"))
    claims = _mapping(authorizer.get("claims"))
    user_id = claims.get("sub")
    if not isinstance(user_id, str) or not user_id.strip():
        raise Unauthenticated("This request carries no token. Sign in, and send the id token.")
    if claims.get("token_use") != "id":
        raise Unauthenticated("This is not an id token. Send the id token that Cognito issued.")
    return Person(actor=Actor(user_id=user_id, name=_name(claims) or user_id), roles=_roles(claims))


def _name(claims: Mapping[str, Any]) -> str | None:
    names = (claims.get(claim) for claim in ("email", "name", "cognito:username"))
    return next((name[:128] for name in names if isinstance(name, str) and name.strip()), None)


def _roles(claims: Mapping[str, Any]) -> frozenset[Role]:
    """Other groups of the pool mean nothing here."""
    return frozenset(Role(name) for name in _listed(claims.get("cognito:groups")) if name in _ROLES)


def _listed(claim: object) -> list[str]:
    if isinstance(claim, list):
        return [item for item in claim if isinstance(item, str)]
    if not isinstance(claim, str):
        return []
    parsed = _parsed(claim)
    if isinstance(parsed, list):
        return _listed(parsed)
    return claim.strip("[] ").replace(",", " ").split()


def _mapping(found: object) -> Mapping[str, Any]:
    if isinstance(found, str):
        found = _parsed(found)
    return found if isinstance(found, Mapping) else {}


def _parsed(text: str) -> object:
    try:
        parsed: object = json.loads(text)
    except ValueError:
        return None
    return parsed
