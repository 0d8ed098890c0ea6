"""How each service says that it is asked too much, or by somebody who must not."""

import json

from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders

from tests.support.faults.points import Fault

_THROTTLED = {
    "drs": ("ThrottlingException", 429),
    "dynamodb": ("ThrottlingException", 400),
    "ec2": ("RequestLimitExceeded", 503),
    "sfn": ("ThrottlingException", 400),
    "sns": ("Throttled", 429),
    "ssm": ("ThrottlingException", 400),
    "sts": ("Throttling", 400),
}
_DENIED = {
    "drs": ("AccessDeniedException", 403),
    "dynamodb": ("AccessDeniedException", 400),
    "ec2": ("UnauthorizedOperation", 403),
    "sfn": ("AccessDeniedException", 400),
    "sns": ("AuthorizationError", 403),
    "ssm": ("AccessDeniedException", 400),
    "sts": ("AccessDenied", 403),
}
_ACTIONS = {"sfn": "states", "sns": "SNS"}
"""As the service writes itself in its messages, where that is not its name."""
_ROLE = "arn:aws:sts::111122223333:assumed-role/orchestrator/recovery"


def refused(call: str, fault: Fault) -> AWSResponse:
    service, _, operation = call.partition(".")
    if fault is Fault.THROTTLED:
        code, status = _THROTTLED[service]
        message = "Rate exceeded"
    else:
        code, status = _DENIED[service]
        action = f"{_ACTIONS.get(service, service)}:{_action(operation)}"
        message = f"User: {_ROLE} is not authorized to perform: {action}"
    return _response(service, status, code=code, message=message)


def _action(operation: str) -> str:
    """A transaction needs the permissions of what it does."""
    return "PutItem" if operation == "TransactWriteItems" else operation


def _response(service: str, status: int, *, code: str, message: str) -> AWSResponse:
    headers = {"x-amzn-RequestId": "r", "x-amzn-ErrorType": code}
    error = f"<Code>{code}</Code><Message>{message}</Message>"
    match service:
        case "ec2":
            body = f"<Response><Errors><Error>{error}</Error></Errors></Response>"
        case "sns" | "sts":
            body = f"<ErrorResponse><Error>{error}</Error></ErrorResponse>"
        case _:
            body = json.dumps({"__type": code, "message": message})
    return AWSResponse("", status, HTTPHeaders.from_dict(headers), _Body(body.encode()))


class _Body:
    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self) -> "list[bytes]":
        return [self._content]
