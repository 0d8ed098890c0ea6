"""The errors of the DRS API, with the status and the fields that its service model gives them.

DrsError
├── AccessDenied 403              ├── ServiceQuotaExceeded 402
├── Conflict 409                  ├── Throttled 429
├── ResourceNotFound 404          ├── UninitializedAccount 400
├── UnknownOperation 404          ├── ValidationFailed 400
└── NotSimulated 501

UnknownOperation and NotSimulated are not in the model: AWS answers the one on any service, the
other only we answer.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

Reason = Literal["unknownOperation", "cannotParse", "fieldValidationFailed", "other"]


class DrsError(Exception):
    """``fields`` go into the body next to the message, ``headers`` onto the response."""

    code: str
    status: int

    def __init__(
        self,
        message: str,
        fields: Mapping[str, Any] | None = None,  # as JSON
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.fields = dict(fields or {})
        self.headers = dict(headers or {})


class AccessDenied(DrsError):
    code = "AccessDeniedException"
    status = 403


class _AboutResource(DrsError):
    def __init__(self, message: str, *, resource_id: str = "", resource_type: str = "") -> None:
        fields = {"resourceId": resource_id, "resourceType": resource_type}
        super().__init__(message, {name: value for name, value in fields.items() if value})


class Conflict(_AboutResource):
    code = "ConflictException"
    status = 409


class ResourceNotFound(_AboutResource):
    code = "ResourceNotFoundException"
    status = 404


class ServiceQuotaExceeded(DrsError):
    code = "ServiceQuotaExceededException"
    status = 402

    def __init__(self, message: str, *, quota_code: str, resource_type: str) -> None:
        fields = {"serviceCode": "drs", "quotaCode": quota_code, "resourceType": resource_type}
        super().__init__(message, fields)


class Throttled(DrsError):
    code = "ThrottlingException"
    status = 429

    def __init__(
        self, message: str = "Rate exceeded", *, retry_after_seconds: int | None = None
    ) -> None:
        super().__init__(message, {"serviceCode": "drs"}, _retry_after(retry_after_seconds))


class UnknownOperation(DrsError):
    code = "UnknownOperationException"
    status = 404


class NotSimulated(DrsError):
    """A real operation that the local cloud does not have; 501 is what no client tries again."""

    code = "NotSimulatedException"
    status = 501


class UninitializedAccount(DrsError):
    code = "UninitializedAccountException"
    status = 400

    def __init__(self, message: str = "Account not initialized") -> None:
        super().__init__(message)


class ValidationFailed(DrsError):
    """``problems``: name of the field and what is wrong with it."""

    code = "ValidationException"
    status = 400

    def __init__(
        self,
        message: str,
        *,
        reason: Reason = "other",
        problems: Sequence[tuple[str, str]] = (),
    ) -> None:
        fields: dict[str, Any] = {"reason": reason}  # as JSON
        if problems:
            fields["fieldList"] = [{"name": name, "message": text} for name, text in problems]
        super().__init__(message, fields)


def field_invalid(name: str, text: str) -> ValidationFailed:
    return ValidationFailed(
        f"{name}: {text}", reason="fieldValidationFailed", problems=[(name, text)]
    )


def _retry_after(seconds: int | None) -> dict[str, str]:
    return {} if seconds is None else {"Retry-After": str(seconds)}
