"""Carries requests to the REST API over HTTP."""

from collections.abc import Callable
from email.message import Message
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, build_opener
from urllib.request import Request as UrlRequest

from scripts.failing import CannotGoOn
from scripts.rest import Reply, Request, Transport, Unreachable

_SECONDS = 35
"""API Gateway itself gives up after 29."""
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class _NoRedirects(HTTPRedirectHandler):
    """The API has none; and whoever sends us elsewhere would get our token there."""

    def redirect_request(self, *_: object) -> None:
        return None


def over_http(url: str) -> Transport:
    """``url`` of the stage, as the stack's output has it."""
    _must_be_private(url)
    open_ = build_opener(_NoRedirects).open

    def transport(request: Request) -> Reply:
        return _reply(open_, url, request)

    return transport


def _reply(open_: Callable[..., Any], url: str, request: Request) -> Reply:
    asked = UrlRequest(  # noqa: S310  the scheme was looked at
        url.rstrip("/") + request.path,
        request.content,
        dict(request.headers),
        method=request.method,
    )
    try:
        with open_(asked, timeout=_SECONDS) as reply:
            return Reply(reply.status, _lower(reply.headers), reply.read())
    except HTTPError as error:
        with error:
            return Reply(error.code, _lower(error.headers), error.read())
    except (URLError, HTTPException, OSError) as error:
        why = getattr(error, "reason", None) or error
        raise Unreachable(f"The API at {url} cannot be reached: {why}") from error


def _must_be_private(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise CannotGoOn(f"The API at {url} is not reached over TLS. Say https://…")


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
