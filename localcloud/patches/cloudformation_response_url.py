"""A custom resource answers to an URL by TLS, as on AWS, and a wait for it takes simulated time.

MiniStack offers its own port, which here is plain HTTP, while crhelper speaks nothing but TLS. So
there is one more listener on loopback from the first custom resource on. Its certificate is made
then, and functions trust it by ``SSL_CERT_FILE``, so that they check it as they check those of AWS.
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-responses.html
"""

import json
import os
import ssl
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import ClassVar

from ministack.services.cloudformation import custom_resource

from localcloud.clock import ScaledClock
from localcloud.patches.certificate import certificate
from localcloud.patches.upstream import edited, relies_on

_FAILED = 'raise RuntimeError(result.get("Reason", "Custom resource reported FAILED"))'
_TOLD = (
    'raise RuntimeError("Received response status [FAILED] from custom resource. "'
    """ f"Message returned: {result.get('Reason', '')} (RequestId: {request_id})")"""
)


def apply(clock: ScaledClock) -> None:
    relies_on(custom_resource._response_url, "/_ministack/cfn-response/{token}")
    relies_on(custom_resource.deliver_response, 'entry["event"].set()')
    custom_resource._response_url = _Listener(clock.origin).url
    custom_resource.invoke_custom_resource = edited(
        custom_resource.invoke_custom_resource,
        {
            # The function has ended by then, so what is waited for is nobody's computing time.
            "event_obj.wait(timeout=service_timeout)": (
                f"event_obj.wait(timeout=service_timeout / {clock.speed!r})"
            ),
            _FAILED: _TOLD,
        },
    )


class _Listener:
    """Makes itself when it is first needed."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._one_by_one = Lock()
        self._server: ThreadingHTTPServer | None = None

    def url(self, token: str) -> str:
        with self._one_by_one:
            self._server = self._server or _listening(self._now)
        return f"https://127.0.0.1:{self._server.server_port}/{token}"


def _listening(now: datetime) -> ThreadingHTTPServer:
    key = Path(os.environ["LOCALCLOUD_FOLDER"]) / "key.pem"
    known = Path(os.environ["SSL_CERT_FILE"])
    key.write_bytes(certificate(known, now))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(known, key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    # Handshakes take place on the threads of the connections: one that stalls stops nobody else.
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    Thread(target=server.serve_forever, name="custom-resources", daemon=True).start()
    return server


class _Answer(BaseHTTPRequestHandler):
    timeout: ClassVar[float | None] = 30

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        is_awaited = custom_resource.deliver_response(self.path[1:], json.loads(body))
        self.send_response(200 if is_awaited else 403)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """The URL is a secret, and nobody asked."""
