"""What AWS refuses to whoever acts, as the refusals that the brain decides by."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from botocore.exceptions import ClientError

from recovery.adapters.aws.refusals import UNREACHED, Unreached, refusal_of
from recovery.adapters.aws.wire import Described
from recovery.domain.errors import LocationUnreachable
from recovery.domain.execution.effects import Refusal, RefusalKind
from recovery.domain.value import Location, ServerId
from recovery.domain.wording import listed
from recovery.ports.performing import RefusedByAws

_KINDS = {
    "ACCESS_DENIED": RefusalKind.DENIED,
    "CREDENTIALS": RefusalKind.UNREACHABLE,  # the next ones may be good
    "ENDPOINT": RefusalKind.UNREACHABLE,
    "NOT_INITIALIZED": RefusalKind.DENIED,
    "NO_ACCOUNT": RefusalKind.DENIED,
    "REGION_DISABLED": RefusalKind.DENIED,
    "ROLE_REFUSED": RefusalKind.DENIED,
    "SERVICE_ERROR": RefusalKind.UNREACHABLE,
    "THROTTLED": RefusalKind.THROTTLED,
    "TIMEOUT": RefusalKind.UNREACHABLE,
}
"""By the codes of ``refusals``; by those of AWS where it has no more to say than REFUSED."""
_STATUSES = {
    402: RefusalKind.QUOTA,
    409: RefusalKind.CONFLICT,
    429: RefusalKind.THROTTLED,
}
_CODES = {
    "AutomationExecutionLimitExceededException": RefusalKind.QUOTA,
    "ConflictException": RefusalKind.CONFLICT,
    "InvalidInstanceId": RefusalKind.CONFLICT,  # SSM's word for an agent that is not online yet
    "ServiceQuotaExceededException": RefusalKind.QUOTA,
}
_ID = re.compile(r"\b(?:s|pit|i)-[0-9a-zA-Z]{8,17}\b")


@contextmanager
def performing(location: Location) -> Iterator[None]:
    """Whatever AWS refuses inside becomes RefusedByAws."""
    try:
        yield
    except UNREACHED as error:
        raise RefusedByAws(refusal_by_aws(error, location)) from error
    except LocationUnreachable as error:
        kind = _KINDS.get(error.why, RefusalKind.UNREACHABLE)
        raise RefusedByAws(Refusal(kind=kind, message=str(error))) from error


def refusal_by_aws(error: Unreached, location: Location) -> Refusal:
    found = refusal_of(error, region=location.region)
    code = str(_answer(error).get("Error", {}).get("Code", ""))
    words = found.words if code in found.words else f"{found.words} AWS's own code is {code}."
    return Refusal(
        kind=_KINDS.get(found.code) or _kind_of(error, code),
        message=str(LocationUnreachable(location, words)),
        retry_after=_retry_after(error),
    )


def blaming(refused: RefusedByAws, server_ids: tuple[ServerId, ...]) -> RefusedByAws:
    refusal = refused.refusal
    unsaid = [id_ for id_ in server_ids if id_ not in refusal.message]
    words = f" It is because of {listed(unsaid)}." if unsaid else ""
    return RefusedByAws(refusal.changed(server_ids=server_ids, message=f"{refusal.message}{words}"))


def ids_named(error: BaseException | None) -> frozenset[str]:
    """Of servers, instances and recovery points in an error of AWS, by field or in its text."""
    answer = _answer(error)
    texts = (answer.get("Error", {}).get("Message"), answer.get("resourceId"))
    return frozenset(_ID.findall(" ".join(str(text) for text in texts if text)))


def _answer(error: BaseException | None) -> Described:
    """Empty where none came."""
    return {**error.response} if isinstance(error, ClientError) else {}


def _kind_of(error: Unreached, code: str) -> RefusalKind:
    status = _answer(error).get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return _CODES.get(code) or _STATUSES.get(status, RefusalKind.INVALID)


def _retry_after(error: Unreached) -> timedelta | None:
    """In the error, where the model has it, else as a header; a date is not taken."""
    answer = _answer(error)
    headers = answer.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    stated = str(answer.get("retryAfterSeconds") or headers.get("retry-after") or "")
    return timedelta(seconds=int(stated)) if stated.isdecimal() else None
