"""MiniStack's way of asking a service, turned into ours: one adapter for all that we simulate."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote

from localcloud.embedded.authorization import denial
from localcloud.embedded.caller import caller
from localcloud.embedded.gateway import LOST, scope_of_request
from localcloud.grammar.exchange import Request, Response
from localcloud.world import Caller, World

Reply = tuple[int, dict[str, str], bytes]
Handler = Callable[..., Awaitable[Reply]]
Answer = Callable[[World, Caller, Request], Response]
IsOurs = Callable[[World, Caller, Request], bool]


@dataclass(frozen=True)
class Simulated:
    service: str
    """As before the colon of an IAM action."""
    answer: Answer
    is_ours: IsOurs = lambda _world, _caller, _request: True
    """Which requests, of a service that MiniStack has as well."""


def face(world: World, simulated: Simulated) -> Handler:
    """Of a service that is ours as a whole."""

    async def handle(*received: Any) -> Reply:
        request = request_of(*received)
        if denied := denial(simulated.service, request):
            return denied
        return await replied(world, simulated.answer, caller_of(*received), request)

    return handle


def shared(world: World, simulated: Simulated, theirs: Handler) -> Handler:
    """Of a service of MiniStack's: we answer what is ours."""
    ours = face(world, simulated)

    async def handle(*received: Any) -> Reply:
        with world.lock:
            is_for_us = simulated.is_ours(world, caller_of(*received), request_of(*received))
        return await (ours if is_for_us else theirs)(*received)

    return handle


async def replied(world: World, answer: Answer, caller: Caller, request: Request) -> Reply:
    def locked() -> Response:
        with world.lock:
            return answer(world, caller, request)

    # On a thread of its own, because the world's lock may be held for a while.
    response = await asyncio.to_thread(locked)
    headers = dict(response.headers)
    if response.is_lost:
        headers[LOST.decode()] = "true"
    return response.status, headers, response.body


def caller_of(*received: Any) -> Caller:
    _method, _path, headers, _body, query = received
    return caller(headers, query)


def request_of(*received: Any) -> Request:
    method, path, headers, body, _query = received
    scope = scope_of_request.get()
    if scope is None:
        return Request(method, quote(path), (), headers, body)
    sent = scope["raw_path"].decode("ascii")
    query = parse_qsl(scope["query_string"].decode(), keep_blank_values=True)
    return Request(method, sent, tuple(query), headers, body)
