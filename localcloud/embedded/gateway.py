"""The front door: our own paths, MiniStack for everything else, and answers that never arrive."""

from collections.abc import Awaitable, Callable, MutableMapping
from contextvars import ContextVar
from typing import Any
from uuid import uuid4

from hypercorn.protocol.http_stream import ASGIHTTPState, HTTPStream

from localcloud.patches.upstream import relies_on

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOST = b"x-localcloud-lost"
"""A response with this header was carried out, and its connection breaks instead."""

scope_of_request: ContextVar[Scope | None] = ContextVar("scope_of_request", default=None)
"""As it arrived: MiniStack's handlers see a decoded path."""


def gateway(ministack: App, ours: App) -> App:
    relies_on(HTTPStream.app_send, "if self.state == ASGIHTTPState.REQUEST:\n")

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await ministack(scope, receive, send)
        elif scope["path"].startswith("/_localcloud/"):
            await ours(scope, receive, send)
        else:
            scope_of_request.set(scope)
            await ministack(scope, receive, _or_break(send))

    return app


async def body_of(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if not message.get("more_body"):
            return body


def _or_break(send: Any) -> Send:
    is_broken = False

    async def send_or_break(message: MutableMapping[str, Any]) -> None:
        nonlocal is_broken
        if message["type"] == "http.response.start":
            names = {name.lower() for name, _ in message.get("headers", [])}
            is_broken = LOST in names
            message = _with_request_id(message, names)
        if is_broken:
            # To the server the exchange is over, so it closes the connection without a word.
            send.__self__.state = ASGIHTTPState.CLOSED
        else:
            await send(message)

    return send_or_break


def _with_request_id(
    message: MutableMapping[str, Any], names: set[bytes]
) -> MutableMapping[str, Any]:
    """MiniStack forgets it when it denies a call, and Step Functions puts it into its errors."""
    if names & {b"x-amzn-requestid", b"x-amz-request-id"}:
        return message
    request_id = (b"x-amzn-requestid", str(uuid4()).encode())
    return {**message, "headers": [*message.get("headers", []), request_id]}
