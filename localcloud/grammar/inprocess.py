"""The face for tests: boto3 clients whose requests never leave the process.

botocore itself serialises, signs, parses and raises, so every answer is read by a real client.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from typing import cast
from uuid import UUID

import boto3
import botocore.session
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import ConnectionClosedError
from botocore.loaders import Loader

from localcloud.grammar.exchange import Request, Response

Answer = Callable[[str, Request], Response]
"""Of a service, to a request in a Region."""


def session(account_id: str, region: str) -> boto3.Session:
    """Of somebody in this account, whatever this machine is configured for."""
    core = botocore.session.Session()
    core.register_component("data_loader", _loader())
    core.set_credentials(account_id, "any secret")
    return boto3.Session(botocore_session=core, region_name=region)


@cache
def _loader() -> Loader:
    """Reading the service models takes a second: once is enough for all sessions."""
    return Loader()


def intercept(session: boto3.Session, service: str, answer: Answer) -> None:
    """Every client of the service that the session makes from now on is answered here."""
    numbers = count(1)

    def send(request: AWSPreparedRequest, **_: object) -> AWSResponse:
        return answered(request, answer, request_id=str(UUID(int=next(numbers))))

    # The stubs forget that what a handler of this event returns is taken for the response.
    session.events.register(f"before-send.{service}", cast("Callable[..., None]", send))


def answered(request: AWSPreparedRequest, answer: Answer, *, request_id: str) -> AWSResponse:
    """What botocore takes for the response to this request."""
    received = _received(request)
    response = answer(_signed_region(received), received)
    if response.is_lost:
        raise ConnectionClosedError(endpoint_url=request.url)
    headers = HTTPHeaders.from_dict({**response.headers, "x-amzn-RequestId": request_id})
    return AWSResponse(request.url, response.status, headers, _Body(response.body))


class _Body:
    """As much of urllib3's response as botocore reads."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self) -> Iterator[bytes]:
        yield self._content


def _received(request: AWSPreparedRequest) -> Request:
    headers = {name: _text(value) for name, value in request.headers.items()}
    body = request.body or b""
    if not isinstance(body, str | bytes):
        raise TypeError("No operation of a simulated service sends a stream.")
    body = _text(body).encode()
    return Request.to(request.method, request.url, headers=headers, body=body)


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode()


def _signed_region(request: Request) -> str:
    scope = re.search(r"Credential=[^/]+/\d+/([^/]+)/", request.headers["authorization"])
    if scope is None:
        raise ValueError("The request is not signed with Signature Version 4.")
    return scope[1]
