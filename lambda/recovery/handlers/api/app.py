"""The REST API: from a request of API Gateway to its answer, over the ports that it is given."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from aws_lambda_powertools.event_handler.middlewares.openapi_validation import (
    OpenAPIRequestValidationMiddleware,
    OpenAPIResponseValidationMiddleware,
)
from aws_lambda_powertools.utilities.typing import LambdaContext

from recovery.handlers.api.faults import Faults
from recovery.handlers.api.form import parsed
from recovery.handlers.api.gate import gate
from recovery.handlers.api.routes import (
    accounts,
    audit,
    configuration,
    execution_requests,
    executions,
    me,
    overview,
    plans,
    protection_groups,
    reports,
    source_servers,
)
from recovery.handlers.api.routing import Resolver
from recovery.observability import Story, begin, tell
from recovery.ports.product import Ports
from recovery.usecases.me import Installation

_ROUTERS = (
    me.router,
    overview.router,
    accounts.router,
    source_servers.router,
    protection_groups.router,
    plans.router,
    executions.router,
    execution_requests.router,
    reports.router,
    audit.router,
    configuration.router,
)
_NOT_OF_API_GATEWAY = {"httpMethod": "GET", "path": "/", "requestContext": {}}
"""Whoever invokes the function directly may send anything, and is answered as nobody."""


@cache
def resolver() -> Resolver:
    """Powertools' own switch for validation would put that before the gate."""
    made = Resolver(parsed)
    check_request = OpenAPIRequestValidationMiddleware()  # type: ignore[no-untyped-call]
    check_response = OpenAPIResponseValidationMiddleware(has_response_validation_error=True)
    made.use([gate, check_request, check_response])
    for router in _ROUTERS:
        made.include_router(router)
    Faults(made)
    return made


def answer(
    event: Mapping[str, Any], context: LambdaContext, ports: Ports, installation: Installation
) -> dict[str, Any]:
    story = Story(request_id=_request_id(event, context))
    begin(story)
    app = resolver()
    app.context |= {"ports": ports, "installation": installation, "story": story}
    answered = app.resolve(_NOT_OF_API_GATEWAY | dict(event), context)
    tell(story, answered["statusCode"])
    return answered


def _request_id(event: Mapping[str, Any], context: LambdaContext) -> str:
    """API Gateway's, which its access log and the caller have too."""
    of_gateway = event.get("requestContext")
    found = of_gateway.get("requestId") if isinstance(of_gateway, Mapping) else None
    return found if isinstance(found, str) else context.aws_request_id
