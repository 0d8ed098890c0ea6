"""The API over a world in memory as a WSGI application, for whoever speaks HTTP."""

from base64 import b64encode
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from recovery.handlers.api.app import answer
from tests.support.api_events import INSTALLATION, a_context, an_event
from tests.support.memory.world import MemoryWorld

Environ = dict[str, Any]
AUTHORIZATION = "the-id-token-of-ada"
StartResponse = Callable[[str, list[tuple[str, str]]], object]


class ApiOverWsgi:
    """Each request meets a new world, so none depends on another."""

    def __init__(self, world: Callable[[], MemoryWorld]) -> None:
        self._world = world

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        answered = answer(_event(environ), a_context(), self._world().ports, INSTALLATION)
        headers = answered["multiValueHeaders"].items()
        listed = [(name, value) for name, values in headers for value in values]
        start_response(f"{answered['statusCode']} Answered", listed)
        return [(answered["body"] or "").encode()]


def _event(environ: Environ) -> dict[str, Any]:
    """Here API Gateway would look at the token: there is one, and it is Ada's."""
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
    is_known = environ.get("HTTP_AUTHORIZATION") == AUTHORIZATION
    known: dict[str, Any] = {} if is_known else {"authorizer": None}
    event = an_event(
        environ["REQUEST_METHOD"],
        path.removeprefix("/v1"),
        query=parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True),
        headers=_headers(environ),
        **known,
    )
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    return event | {"body": b64encode(body).decode() or None, "isBase64Encoded": True}


def _headers(environ: Environ) -> dict[str, str]:
    sent = {
        name.removeprefix("HTTP_").replace("_", "-").title(): value
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    if content_type := environ.get("CONTENT_TYPE"):
        sent["Content-Type"] = content_type
    return sent
