"""What goes over the wire between a client and a simulated service, whatever the face is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    """As it was sent: still percent-encoded."""
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    body: bytes = b""

    @classmethod
    def to(cls, method: str, url: str, *, headers: Mapping[str, str], body: bytes) -> "Request":
        parts = urlsplit(url)
        query = tuple(parse_qsl(parts.query, keep_blank_values=True))
        named = {name.lower(): value for name, value in headers.items()}
        return cls(method.upper(), parts.path or "/", query, named, body)


@dataclass(frozen=True)
class Response:
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_lost: bool = False
    """It was carried out, and the caller must never see this: the face breaks the connection."""
