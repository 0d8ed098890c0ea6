"""What the API itself refuses, before any use case has seen the request."""

from collections.abc import Iterable
from http import HTTPStatus

from recovery.handlers.api.problems import FieldError


class Refused(Exception):
    """``status`` and ``code`` are those of the problem document; the message is its detail."""

    status: HTTPStatus
    code: str
    headers: dict[str, str] = {}
    errors: tuple[FieldError, ...] = ()


class Unauthenticated(Refused):
    status = HTTPStatus.UNAUTHORIZED
    code = "UNAUTHENTICATED"


class Malformed(Refused):
    status = HTTPStatus.BAD_REQUEST
    code = "MALFORMED_REQUEST"

    def __init__(self, errors: Iterable[FieldError]) -> None:
        self.errors = tuple(errors)
        super().__init__(" ".join(f"{error.field}: {error.message}" for error in self.errors))


class NoSuchOperation(Refused):
    status = HTTPStatus.NOT_FOUND
    code = "NO_SUCH_OPERATION"


class MethodNotAllowed(Refused):
    status = HTTPStatus.METHOD_NOT_ALLOWED
    code = "METHOD_NOT_ALLOWED"

    def __init__(self, message: str, allowed: Iterable[str]) -> None:
        self.headers = {"Allow": ", ".join(sorted(allowed))}
        super().__init__(message)


class BodyTooLarge(Refused):
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "BODY_TOO_LARGE"


class ContentTypeUnsupported(Refused):
    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    code = "CONTENT_TYPE_UNSUPPORTED"
