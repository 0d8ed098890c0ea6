"""From what was raised to the answer: every error becomes a problem document, and none leaks."""

from http import HTTPStatus

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError

from recovery.domain.errors import Busy, RecoveryError
from recovery.handlers.api.problems import Problem, problem, refusal, rendered, status_of
from recovery.handlers.api.refusals import Malformed, MethodNotAllowed, NoSuchOperation, Refused
from recovery.handlers.api.routing import Resolver
from recovery.handlers.api.wordings import field_errors
from recovery.observability import Story, logger

RETRY_AFTER_SECONDS = 2

_OUR_FAULT = problem(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "INTERNAL_ERROR",
    "This is our fault, and it is logged. Try again, and if it stays, tell us the instance.",
)


class Faults:
    """The nearest ancestor of an error decides which method answers it."""

    def __init__(self, app: Resolver) -> None:
        self._app = app
        app.exception_handler(Refused)(self.refused)
        app.exception_handler(RequestValidationError)(self.malformed)
        app.exception_handler(NotFoundError)(self.unrouted)
        app.exception_handler(RecoveryError)(self.ruled_out)
        app.exception_handler(Exception)(self.unexpected)

    def refused(self, error: Refused) -> Response[str]:
        told = problem(error.status, error.code, str(error))
        return self._answer(told.changed(errors=error.errors), error.headers)

    def malformed(self, error: RequestValidationError) -> Response[str]:
        errors = error.errors()
        # Nobody has looked yet whether a body that no route reads is JSON at all.
        is_read = any(each["loc"][0] == "body" for each in errors)
        body = self._app.current_event.json_body if is_read else None
        return self.refused(Malformed(field_errors(errors, body)))

    def unrouted(self, _: NotFoundError) -> Response[str]:
        event = self._app.current_event
        allowed = self._app.methods_of(event.path)
        if not allowed:
            return self.refused(NoSuchOperation("Nothing is at this path. See docs/openapi.json."))
        words = f"This path has no {event.http_method}. It has {', '.join(sorted(allowed))}."
        return self.refused(MethodNotAllowed(words, allowed))

    def ruled_out(self, error: RecoveryError) -> Response[str]:
        status = status_of(error)
        if status is None:
            return self.unexpected(error)
        headers = {"Retry-After": str(RETRY_AFTER_SECONDS)} if isinstance(error, Busy) else {}
        return self._answer(refusal(error, status), headers)

    def unexpected(self, error: Exception) -> Response[str]:
        """The log has the stack; the answer has the id under which to find it, and no more."""
        logger.error("unexpected error", exc_info=error)
        return self._answer(_OUR_FAULT, {})

    def _answer(self, told: Problem, headers: dict[str, str]) -> Response[str]:
        story: Story = self._app.context["story"]
        story.code = told.code
        return rendered(told.changed(instance=f"urn:uuid:{story.request_id}"), headers)
