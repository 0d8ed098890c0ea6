"""HTTP without an SDK: as a browser asks, and what a token says to it."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

Claims = dict[str, Any]  # JSON


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    text: str

    @property
    def json(self) -> Any:  # noqa: ANN401  JSON
        return json.loads(self.text)


def ask(
    method: str, url: str, body: str | None = None, headers: Mapping[str, str] | None = None
) -> Reply:
    content = body.encode() if body else None
    request = Request(url, content, dict(headers or {}), method=method)  # noqa: S310  loopback
    try:
        with urlopen(request, timeout=60) as reply:  # noqa: S310  loopback
            return _reply(reply.status, reply.headers, reply.read())
    except HTTPError as error:
        with error:
            return _reply(error.code, error.headers, error.read())


def claims(token: str) -> Claims:
    body = token.split(".")[1]
    found: Claims = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return found


def forged(token: str, **changes: object) -> str:
    """The same signature over other claims."""
    head, _, signature = token.split(".")
    body = json.dumps({**claims(token), **changes}).encode()
    return ".".join([head, urlsafe_b64encode(body).decode().rstrip("="), signature])


def _reply(status: int, headers: Message, body: bytes) -> Reply:
    named = {name.lower(): value for name, value in headers.items()}
    return Reply(status, named, body.decode())
