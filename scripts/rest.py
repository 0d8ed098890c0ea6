"""The REST API as a program asks it: signed in, patient, and in its own words when it refuses."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Any, Protocol
from urllib.parse import urlencode

from scripts.failing import CannotGoOn
from scripts.problems import words_of

Json = Any

_PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
_LONGEST_PAUSE = 60.0
_BUSY = {429, 503, 504}
_UNAUTHENTICATED = 401
_REFUSED = 400
_WAIT = Event().wait


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    content: bytes

    @property
    def json(self) -> Json:
        return json.loads(self.content)


Transport = Callable[[Request], Reply]
"""Raises Unreachable."""


class Unreachable(CannotGoOn):
    """Nothing is known: neither that it was done nor that it was not."""


class Refused(CannotGoOn):
    """The API understood, and said no."""

    def __init__(self, request: Request, reply: Reply) -> None:
        self.status = reply.status
        asked = f"{request.method} {request.path.partition('?')[0]}"
        super().__init__(f"{asked} was refused. {words_of(reply.status, reply.content)}")


class Tokens(Protocol):
    def token(self) -> str: ...

    def renew(self) -> None: ...


class Api:
    """Asks again where that may help: all it sends only reads, or has an idempotency key."""

    def __init__(
        self, transport: Transport, tokens: Tokens, *, pause: Callable[[float], object] = _WAIT
    ) -> None:
        self._transport = transport
        self._tokens = tokens
        self._pause = pause

    def got(self, path: str, **query: str) -> Reply:
        return self.ask(Request("GET", f"{path}?{urlencode(query)}" if query else path))

    def posted(self, path: str, body: Json, *, key: str) -> Json:
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        return self.ask(Request("POST", path, headers, json.dumps(body).encode())).json

    def everything(self, path: str) -> Iterator[Json]:
        """All items of a list."""
        page = self.got(path, limit="200").json
        yield from page["items"]
        while token := page["nextToken"]:
            page = self.got(path, limit="200", pageToken=token).json
            yield from page["items"]

    def ask(self, request: Request) -> Reply:
        """Raises Refused and Unreachable."""
        reply = self._reply(request)
        if reply.status == _UNAUTHENTICATED:
            self._tokens.renew()
            reply = self._reply(request)
        if reply.status >= _REFUSED:
            raise Refused(request, reply)
        return reply

    def _reply(self, request: Request) -> Reply:
        for seconds in _PAUSES:
            try:
                reply = self._sent(request)
            except Unreachable:
                self._pause(seconds)
                continue
            if reply.status not in _BUSY:
                return reply
            wanted = reply.headers.get("retry-after", "")
            self._pause(min(float(wanted), _LONGEST_PAUSE) if wanted.isdecimal() else seconds)
        return self._sent(request)

    def _sent(self, request: Request) -> Reply:
        headers = {**request.headers, "Authorization": self._tokens.token()}
        return self._transport(replace(request, headers=headers))
