"""CloudFormation, as far as a custom resource sees it: an event, and an address for the answer."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO
from threading import Thread
from typing import Any, NamedTuple

import pytest
from aws_lambda_powertools.utilities.typing import LambdaContext

from tests.support.api_events import a_context

Handler = Callable[[dict[str, Any], LambdaContext], object]
STACK = "arn:aws:cloudformation:eu-west-1:111122223333:stack/recovery-test/5b7c0bd1"


class Answer(NamedTuple):
    status: str
    physical_id: str
    reason: str


@dataclass
class CloudFormation:
    port: int
    log: StringIO = field(default_factory=StringIO)
    """What crhelper itself logs."""
    answers: list[dict[str, Any]] = field(default_factory=list)

    seconds: float = 300
    """How much time the function has."""

    def ask(self, handler: Handler, kind: str, **stated: str) -> Answer:
        """What the handler answers to an event. ``stated``: properties of the resource."""
        handler(self._event(kind, stated), _context(self.seconds))
        (answer,) = self.answers
        self.answers.clear()
        return Answer(answer["Status"], answer["PhysicalResourceId"], answer["Reason"])

    def _event(self, kind: str, properties: dict[str, str]) -> dict[str, Any]:
        is_there = {} if kind == "Create" else {"PhysicalResourceId": "as-before"}
        return {
            "RequestType": kind,
            "RequestId": "r-1",
            "ResponseURL": f"http://127.0.0.1:{self.port}/answer?signature=secret",
            "StackId": STACK,
            "ResourceType": "Custom::Console",
            "LogicalResourceId": "Publication",
            "ResourceProperties": {"ServiceToken": "arn", "ServiceTimeout": "420", **properties},
            **is_there,
        }


@contextmanager
def cloudformation() -> Iterator[CloudFormation]:
    """On the loopback, and without TLS, which crhelper would insist on."""
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    made = CloudFormation(server.server_port)
    server.RequestHandlerClass = _receiver(made)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("crhelper.utils.HTTPSConnection", lambda host, **_: HTTPConnection(host))
        patched.setattr(logging.root, "handlers", [logging.StreamHandler(made.log)])
        patched.setenv("AWS_REGION", "eu-west-1")
        yield made
    server.shutdown()
    thread.join()
    server.server_close()


def _receiver(made: CloudFormation) -> type[BaseHTTPRequestHandler]:
    class Receiver(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            made.answers.append(json.loads(content))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    return Receiver


def _context(seconds: float) -> LambdaContext:
    context = a_context()
    # There is no other way to set it.
    vars(context)["get_remaining_time_in_millis"] = lambda: int(seconds * 1000)
    return context
