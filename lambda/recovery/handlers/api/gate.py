"""What every request passes before its route: who calls, whether they may, and is it in order.

The order matters: whoever may not ask learns nothing about what a correct request looks like.
"""

from typing import Any, cast

from aws_lambda_powertools.event_handler import APIGatewayRestResolver, Response
from aws_lambda_powertools.event_handler.api_gateway import Route
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.event_handler.middlewares import NextMiddleware

from recovery.domain.permissions import NEEDS
from recovery.handlers.api.caller import caller
from recovery.handlers.api.form import check_body, check_query, idempotency_key
from recovery.observability import Story
from recovery.ports.product import Ports
from recovery.usecases.call import Call


def gate(app: APIGatewayRestResolver, next_middleware: NextMiddleware) -> Response[Any]:
    """An operation without a row in the table of permissions does not exist."""
    event = app.current_event
    route = cast(Route, app.context["_route"])  # Powertools has no public name for it
    ports: Ports = app.context["ports"]
    story: Story = app.context["story"]
    person = caller(event.raw_event)
    story.user_id = person.actor.user_id
    if route.operation_id not in NEEDS:
        raise NotFoundError
    story.operation = route.operation_id
    call = Call(
        operation=route.operation_id,
        person=person,
        at=ports.clock.now(),
        key=idempotency_key(event),
    )
    call.require()
    check_query(event, route)
    check_body(event, route)
    app.context["call"] = call
    return next_middleware(app)
