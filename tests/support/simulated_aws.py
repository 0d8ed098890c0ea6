"""The adapters' clients onto a simulated AWS in the same process: virtual time, counted calls."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from threading import RLock
from typing import Any

import boto3

from localcloud.drs import service as drs
from localcloud.ec2 import service as ec2
from localcloud.grammar.exchange import Request, Response
from localcloud.grammar.inprocess import intercept, session
from localcloud.quotas import service as quotas
from localcloud.ssm import wire as ssm
from localcloud.world import Caller, World
from recovery.adapters.aws.clients import Clients
from recovery.adapters.aws.performing.hands import ONCE, Hands
from recovery.domain.value import Location
from tests.support.simulated_drs import ACCOUNT, REGION, Simulation

HERE = Location(account_id=ACCOUNT, region=REGION)
_ANSWERS = {
    "drs": drs.answer,
    "ec2": ec2.answer,
    "service-quotas": quotas.answer,
    "ssm": ssm.respond,
}
_ID = re.compile(rb"\b(?:s|i|pit)-[0-9a-f]{17}\b")


class SimulatedClients(Clients):
    """Of every account of the world; nothing is tried again, so that a test sees each refusal."""

    def __init__(
        self, world: World, allows: Callable[[str, str], bool] = lambda _action, _resource: True
    ) -> None:
        self._world = world
        self._allows = allows
        self._making = RLock()
        self._made: dict[tuple[str, Location], Any] = {}
        self.calls: list[str] = []
        self.names_nothing = False
        """Errors do not say which resource they are about: AWS promises nothing there."""

    def of(self, service: str, location: Location) -> Any:  # noqa: ANN401  boto3 makes its clients from data
        with self._making:
            if (service, location) not in self._made:
                self._made[service, location] = self._intercepted(service, location)
            return self._made[service, location]

    def counted(self) -> Counter[str]:
        """Calls by operation, since the last time that somebody counted."""
        counted = Counter(self.calls)
        self.calls.clear()
        return counted

    def _intercepted(self, service: str, location: Location) -> Any:  # noqa: ANN401  likewise
        made: boto3.Session = session(location.account_id, location.region)
        intercept(made, service, self._answer(service, location.account_id))
        client: Any = made.client(service, config=ONCE)  # type: ignore[call-overload]  # a variable
        client.meta.events.register("before-call", self._count)
        return client

    def _count(self, model: Any, **_: object) -> None:  # noqa: ANN401  likewise
        self.calls.append(model.name)

    def _answer(self, service: str, account_id: str) -> Callable[[str, Request], Response]:
        role = f"arn:aws:sts::{account_id}:assumed-role/orchestrator/recovery"

        def answer(region: str, request: Request) -> Response:
            caller = Caller(account_id, region, role, self._allows)
            response = _ANSWERS[service](self._world, caller, request)
            if self.names_nothing and response.status >= HTTPStatus.BAD_REQUEST:
                return replace(response, body=_ID.sub(b"somebody", response.body))
            return response

        return answer


class SimulatedAws(Simulation):
    """With what an adapter needs besides a clock."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.clients = SimulatedClients(self.world, self.allows)

    @property
    def hands(self) -> Hands:
        return Hands(patient=self.clients, once=self.clients)

    def has_document(self, name: str, body: Mapping[str, object]) -> None:
        kind = "Automation" if body["schemaVersion"] == "0.3" else "Command"
        self.clients.of("ssm", HERE).create_document(
            Name=name, DocumentType=kind, Content=json.dumps(body)
        )

    def launched_instances(self, number: int, **stated: str) -> list[str]:
        """Ids of instances that run, with their agents online."""
        before = set(self.place.ec2.instances)
        self.launched(*self.add_servers(number, **stated))
        self.wait(600)
        return [id_ for id_ in self.place.ec2.instances if id_ not in before]
