"""The newest distribution on a port of its own: this machine has no names below cloudfront.net.

A request that names a distribution all the same (``Host: d….cloudfront.net``) gets that one.
"""

from socket import create_server, socket
from typing import Any
from urllib.parse import parse_qs

from ministack.core.responses import request_scope
from ministack.services import cloudfront

from localcloud.embedded.gateway import App, Receive, Scope, Send, body_of
from localcloud.options import Options
from localcloud.patches.upstream import relies_on

_ANYWHERE = "us-east-1"
"""CloudFront has no Regions; MiniStack wants one."""
_NOTHING = 404, {"content-type": "text/plain"}, b"No distribution is deployed.\n"


def listener(chosen: Options) -> socket:
    if chosen.console_port is not None:
        return create_server(("127.0.0.1", chosen.console_port))
    try:
        return create_server(("127.0.0.1", chosen.port + 1))
    except OSError:
        return create_server(("127.0.0.1", 0))  # nobody has asked for that one


def console() -> App:
    relies_on(cloudfront.handle_viewer_request, "body: bytes, query_params: dict, client_ip")
    relies_on(cloudfront._create_distribution, '"enabled": _get_enabled(config_el),')

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            status, headers, body = await _answer(scope, await body_of(receive))
            named = {name.lower(): value for name, value in headers.items()}
            if scope["method"] != "HEAD":
                named["content-length"] = len(body)
            await _write(send, status, named, body)

    return app


async def _answer(scope: Scope, body: bytes) -> tuple[int, dict[str, Any], bytes]:
    headers = _headers(scope)
    account, served = newest(named=headers.get("host", ""))
    if served is None:
        return _NOTHING
    # The viewer has come to this domain, and by TLS: that is what everybody behind here may expect.
    headers |= {"host": served["DomainName"], "x-forwarded-proto": "https"}
    query = scope["query_string"].decode()
    with request_scope(account, _ANYWHERE):
        answer: tuple[int, dict[str, Any], bytes] = await cloudfront.handle_viewer_request(
            served,
            scope["method"],
            scope["path"],
            scope["raw_path"].decode(),
            query,
            headers,
            body,
            parse_qs(query, keep_blank_values=True),
        )
    return answer


def newest(named: str = "") -> tuple[str, dict[str, Any] | None]:
    """With its account."""
    found = [
        (account, record)
        for (account, _id), record in list(cloudfront._distributions._data.items())
        if record["enabled"]
    ]
    asked_for = [each for each in found if each[1]["DomainName"] == named]
    return (asked_for or found or [("", None)])[-1]


def _headers(scope: Scope) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode().lower(), value.decode("latin-1")
        separator = "; " if key == "cookie" else ", "
        joined[key] = f"{joined[key]}{separator}{text}" if key in joined else text
    return joined


async def _write(send: Send, status: int, headers: dict[str, Any], body: bytes) -> None:
    pairs = [
        (name.encode(), str(value).encode("latin-1"))
        for name, values in headers.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})
