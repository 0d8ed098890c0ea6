"""Requests over a real connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from scripts.rest import Request, Unreachable
from scripts.transport import over_http
from tests.support.ports import free_port


class Handler(BaseHTTPRequestHandler):
    """Sends everybody elsewhere, and notes who came."""

    came: list[str]

    def do_GET(self) -> None:
        self.came.append(self.path)
        self.send_response(302)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing: the test says what went wrong."""


@contextmanager
def a_server() -> Iterator[tuple[str, list[str]]]:
    """Its address, and the paths that were asked for."""
    came: list[str] = []
    server = HTTPServer(("127.0.0.1", 0), type("Noting", (Handler,), {"came": came}))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", came
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_token_is_not_carried_to_where_somebody_else_points() -> None:
    with a_server() as (url, came):
        reply = over_http(f"{url}/v1/")(Request("GET", "/me", {"Authorization": "a token"}))

    assert (reply.status, reply.headers["location"]) == (302, "/elsewhere")
    assert came == ["/v1/me"]


def test_where_nobody_listens_it_is_unreachable() -> None:
    transport = over_http(f"http://127.0.0.1:{free_port()}")

    with pytest.raises(Unreachable, match=r"cannot be reached: .*refused"):
        transport(Request("GET", "/me"))
