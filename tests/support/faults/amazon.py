"""AWS as the functions meet it: DynamoDB of a local cloud, and everything else in this process."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from itertools import count
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from botocore.awsrequest import AWSPreparedRequest, AWSResponse

from localcloud.drs import service as drs
from localcloud.ec2 import service as ec2
from localcloud.grammar.exchange import Request, Response
from localcloud.grammar.inprocess import answered
from localcloud.quotas import service as quotas
from localcloud.ssm import wire as ssm
from localcloud.world import Caller, World
from tests.support.faults.states import States

_SIMULATED: dict[str, Callable[[World, Caller, Request], Response]] = {
    "drs": drs.answer,
    "ec2": ec2.answer,
    "service-quotas": quotas.answer,
    "ssm": ssm.respond,
}
_KEY = re.compile(r"Credential=([^/]+)/")
_ROLE_ARN_ACCOUNT = 4
_NAMESPACES = {"sts": "2011-06-15", "sns": "2010-03-31"}


class Amazon:
    def __init__(self, world: World, states: States, *, endpoint: str, hub_account_id: str) -> None:
        """``endpoint``: where DynamoDB is."""
        self._world = world
        self._states = states
        self._connection = HTTPConnection(urlsplit(endpoint).netloc)
        self._lock = Lock()
        self._hub_account_id = hub_account_id
        self._numbers = count(1)
        self.published: list[str] = []
        """Subjects of notices."""
        self.lists_jobs_after = timedelta()
        """DRS promises nowhere that it lists at once what it has just begun."""

    def send(self, call: str, request: AWSPreparedRequest) -> AWSResponse:
        service, _, operation = call.partition(".")

        def answer(region: str, received: Request) -> Response:
            if service in _SIMULATED:
                caller = self._caller(received, region)
                response = _SIMULATED[service](self._world, caller, received)
                return self._of_a_moment_ago(response) if operation == "DescribeJobs" else response
            match service:
                case "dynamodb":
                    return self._forwarded(received)
                case "sfn":
                    return self._states.answer(operation, json.loads(received.body))
                case "sns":
                    return self._published(received)
                case "sts":
                    return _assumed(received)
                case _:
                    raise NotImplementedError(call)

        return answered(request, answer, request_id=str(UUID(int=next(self._numbers))))

    def close(self) -> None:
        self._connection.close()

    def _caller(self, request: Request, region: str) -> Caller:
        """An assumed role has the id of its account as its key: see ``_assumed``."""
        found = _KEY.search(request.headers["authorization"])
        key = found[1] if found else ""
        account_id = key if key.isdecimal() else self._hub_account_id
        role = f"arn:aws:sts::{account_id}:assumed-role/orchestrator/recovery"
        return Caller(account_id, region, role)

    def _forwarded(self, request: Request) -> Response:
        with self._lock:
            self._connection.request("POST", "/", request.body, dict(request.headers))
            reply = self._connection.getresponse()
            headers = {name.lower(): value for name, value in reply.getheaders()}
            return Response(reply.status, headers, reply.read())

    def _of_a_moment_ago(self, response: Response) -> Response:
        listed = json.loads(response.body)
        until = self._world.clock.now() - self.lists_jobs_after
        items = [job for job in listed.get("items", []) if _created_at(job) <= until]
        return replace(response, body=json.dumps({**listed, "items": items}).encode())

    def _published(self, request: Request) -> Response:
        asked = parse_qs(request.body.decode())
        self.published.append(asked["Subject"][0])
        return _xml("sns", "Publish", "<MessageId>m-1</MessageId>")


def _created_at(job: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(job["creationDateTime"])


def _assumed(request: Request) -> Response:
    asked = parse_qs(request.body.decode())
    account_id = asked["RoleArn"][0].split(":")[_ROLE_ARN_ACCOUNT]
    expires_at = datetime(2100, 1, 1, tzinfo=UTC).isoformat()
    return _xml(
        "sts",
        "AssumeRole",
        f"<Credentials><AccessKeyId>{account_id}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
        f"<SessionToken>t</SessionToken><Expiration>{expires_at}</Expiration></Credentials>",
    )


def _xml(service: str, operation: str, result: str) -> Response:
    namespace = f"https://{service}.amazonaws.com/doc/{_NAMESPACES[service]}/"
    body = (
        f'<{operation}Response xmlns="{namespace}"><{operation}Result>{result}</{operation}Result>'
        f"<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{operation}Response>"
    )
    return Response(200, {"content-type": "text/xml"}, body.encode())
