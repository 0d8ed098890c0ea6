"""Powertools' router and resolver, with what we miss in them."""

from collections.abc import Callable
from typing import Any, cast

from aws_lambda_powertools.event_handler import APIGatewayRestResolver
from aws_lambda_powertools.event_handler.api_gateway import Route
from aws_lambda_powertools.event_handler.router import APIGatewayRouter


class Routes(APIGatewayRouter):
    """The routes of one topic."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]


class Resolver(APIGatewayRestResolver):
    def __init__(self, parsed: Callable[[str], object]) -> None:
        # It is declared to give objects only, but any JSON will do.
        super().__init__(json_body_deserializer=cast(Callable[[str], dict[Any, Any]], parsed))

    @property
    def routes(self) -> tuple[Route, ...]:
        return (*self._static_routes, *self._dynamic_routes)

    def methods_of(self, path: str) -> frozenset[str]:
        """Powertools answers 404 where only the method is wrong; with this it can be told.

        A path that is written out counts before one in which something has to be filled in.
        """
        for routes in (self._static_routes, self._dynamic_routes):
            if methods := frozenset(route.method for route in routes if route.rule.match(path)):
                return methods
        return frozenset()
