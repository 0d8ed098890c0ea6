"""What a refusal looks like: a problem document (RFC 9457) with a stable code."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus

from aws_lambda_powertools.event_handler import Response
from pydantic import ConfigDict

from recovery.domain.errors import (
    Busy,
    Conflicting,
    Forbidden,
    GroupInvalid,
    Invalid,
    LocationUnreachable,
    NotStartable,
    PageTokenInvalid,
    PlanInvalid,
    RecoveryError,
    ServersAssigned,
    ServersLocked,
    ServersUnknown,
    StillUsed,
    Unknown,
)
from recovery.domain.findings import Finding
from recovery.domain.value import Location, Value
from recovery.usecases.start_request import StartOffer

PROBLEM_JSON = "application/problem+json"


class FieldError(Value):
    field: str
    """Where it is, in words of the request: ``waves[2].name``, ``limit``, ``body``."""
    message: str


class ServerHeld(Value):
    server_id: str
    by: str | None = None
    """The name of the group or the id of the execution that has it."""


class Problem(Value):
    """Why a request was refused; ``code`` is stable, ``detail`` says how to go on."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    instance: str | None = None
    """This very answer; the log has the same id."""
    errors: tuple[FieldError, ...] = ()
    findings: tuple[Finding, ...] = ()
    offer: StartOffer | None = None
    servers: tuple[ServerHeld, ...] = ()
    users: tuple[str, ...] = ()
    """What still uses the thing."""
    location: Location | None = None
    """The account and Region that could not be read."""
    why: str | None = None
    """Likewise, as a stable code: ``ACCESS_DENIED``, ``NOT_INITIALIZED`` …"""


STATUSES: dict[type[RecoveryError], HTTPStatus] = {
    PageTokenInvalid: HTTPStatus.BAD_REQUEST,
    Forbidden: HTTPStatus.FORBIDDEN,
    Unknown: HTTPStatus.NOT_FOUND,
    Conflicting: HTTPStatus.CONFLICT,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotStartable: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServersUnknown: HTTPStatus.UNPROCESSABLE_ENTITY,
    LocationUnreachable: HTTPStatus.BAD_GATEWAY,
    Busy: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""The nearest ancestor counts. What has none is our fault and answered without a word of it."""


_NEW_PHRASES = {413: "Content Too Large", 422: "Unprocessable Content"}
"""Those of RFC 9110. Python says so from 3.13 on; all Pythons must tell the same."""


def status_of(error: RecoveryError) -> HTTPStatus | None:
    found = (STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    return next(found, None)


def phrase(status: int) -> str:
    return _NEW_PHRASES.get(status) or HTTPStatus(status).phrase


def problem(status: HTTPStatus, code: str, detail: str) -> Problem:
    return Problem(title=phrase(status), status=status.value, code=code, detail=detail)


def refusal(error: RecoveryError, status: HTTPStatus) -> Problem:
    """With what a program needs of the error besides its words."""
    told = problem(status, error.code, str(error))
    match error:
        case NotStartable():
            offer = StartOffer(without_server_ids=error.without) if error.without else None
            return told.changed(findings=error.findings, offer=offer)
        case PlanInvalid() | GroupInvalid():
            return told.changed(findings=error.findings)
        case ServersUnknown():
            return told.changed(servers=_held(error.server_ids))
        case ServersAssigned():
            return told.changed(servers=_held_by(error.groups))
        case ServersLocked():
            return told.changed(servers=_held_by(error.executions))
        case StillUsed():
            return told.changed(users=error.users)
        case LocationUnreachable():
            return told.changed(location=error.location, why=error.why)
        case _:
            return told


def rendered(told: Problem, headers: dict[str, str] | None = None) -> Response[str]:
    """What says nothing is left out, so that a refusal reads as one."""
    said = {"type", *told.model_dump(exclude_defaults=True, by_alias=False)}
    return Response(told.status, PROBLEM_JSON, told.model_dump_json(include=said), headers)


def _held(server_ids: Iterable[str]) -> tuple[ServerHeld, ...]:
    return tuple(ServerHeld(server_id=server_id) for server_id in server_ids)


def _held_by(holders: Mapping[str, str]) -> tuple[ServerHeld, ...]:
    return tuple(
        ServerHeld(server_id=server_id, by=holder) for server_id, holder in sorted(holders.items())
    )
