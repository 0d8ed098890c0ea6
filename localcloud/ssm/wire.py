"""Systems Manager on the wire: JSON 1.1, the operation in a header, moments as seconds."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from localcloud.faults import LostReply
from localcloud.grammar.exchange import Request, Response
from localcloud.ssm.errors import SsmError
from localcloud.ssm.service import OPERATIONS, answer
from localcloud.world import Caller, World

HEADERS = {"Content-Type": "application/x-amz-json-1.1"}


def operation_of(request: Request) -> str | None:
    """The operation, if it is one of ours."""
    name = request.headers.get("x-amz-target", "").rpartition(".")[2]
    return name if name in OPERATIONS else None


def respond(world: World, caller: Caller, request: Request) -> Response:
    """For requests with an operation of ours. May be called from any thread."""
    name = operation_of(request)
    body = _parsed(request.body)
    if name is None or body is None:
        return _refused(SsmError("SerializationException", "The request is not understood."))
    with world.lock:
        if world.throttled(caller, name):
            return _refused(SsmError("ThrottlingException", "Rate exceeded"))
        try:
            response = Response(200, HEADERS, _as_json(answer(world, caller, name, body)))
        except SsmError as refused:
            return _refused(refused)
        lost = world.faults.strike(LostReply, operation=name)
    return replace(response, is_lost=lost is not None)


def _parsed(body: bytes) -> dict[str, Any] | None:  # JSON
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _refused(error: SsmError) -> Response:
    body = {"__type": error.code, "message": error.message}
    return Response(error.status, HEADERS, _as_json(body))


def _as_json(body: dict[str, Any]) -> bytes:
    return json.dumps(body, default=_seconds).encode()


def _seconds(value: object) -> float:
    if isinstance(value, datetime):
        return round(value.timestamp(), 3)
    raise TypeError(f"{value!r} does not exist in JSON.")
