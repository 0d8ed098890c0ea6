"""Requests to DRS as a client writes them, though without the checks that a client makes."""

import json
from dataclasses import dataclass
from typing import Any

from botocore.serialize import create_serializer

from localcloud.drs.service import answer
from localcloud.grammar.exchange import Request, Response
from localcloud.grammar.models import service_model
from localcloud.world import Caller
from tests.support.drs_model import check_answer, check_refusal
from tests.support.simulated_drs import ACCOUNT, REGION, ROLE, Simulation


@dataclass(frozen=True)
class Answered:
    status: int
    code: str | None
    """Of an error."""
    headers: dict[str, str]
    body: dict[str, Any]


def request_of(operation: str, **members: Any) -> Request:  # noqa: ANN401 (JSON)
    serializer = create_serializer("rest-json", include_validation=False)
    model = service_model("drs").operation_model(operation)
    written = serializer.serialize_to_request(members, model)
    query = tuple(
        (name, str(each))
        for name, value in written["query_string"].items()
        for each in (value if isinstance(value, list) else [value])
    )
    body = written["body"]
    return Request(
        written["method"],
        written["url_path"],
        query,
        {name.lower(): value for name, value in written["headers"].items()},
        body.encode() if isinstance(body, str) else body,
    )


def send(simulation: Simulation, request: Request) -> Response:
    caller = Caller(ACCOUNT, REGION, ROLE, simulation.allows)
    return answer(simulation.world, caller, request)


def ask(simulation: Simulation, operation: str, **members: Any) -> Answered:  # noqa: ANN401 (JSON)
    """What it answers is checked against the service model."""
    response = send(simulation, request_of(operation, **members))
    body = json.loads(response.body or b"{}")
    code = response.headers.get("x-amzn-errortype")
    if code is None:
        check_answer(operation, body)
    else:
        check_refusal(code, response.status, body)
    return Answered(response.status, code, dict(response.headers), body)
