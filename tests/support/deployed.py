"""The product, deployed into a local cloud by its own scripts.

A test of repositories needs only the tables:

    tables = storage(cloud)
    tables["GROUP_TABLE"]       # by the environment variables of the functions

A test of the API needs all of it; a folder's `conftest.py` has it once for all its tests:

    @pytest.fixture(scope="session")
    def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
        with deployed_product(folder=tmp_path_factory.mktemp("deployed")) as product:
            yield product

    status, headers, body = deployed.request("GET", "/groups", role="Viewer")
    deployed.cloud.ask("POST", "faults", {"kind": "throttle", …})
    deployed.client("dynamodb").scan(TableName=deployed.tables["GROUP_TABLE"])
"""

import json as jsons
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import boto3

from scripts.artefacts import bucket
from scripts.change_sets import Wanted, prepared
from scripts.deploy import deploy, stack_of, wanted
from scripts.package import Sources, packaged
from scripts.people import Person, add_person
from scripts.place import Place
from scripts.platform import this_machine
from scripts.session import Session
from scripts.srp import UserPool
from scripts.stacks import Stack
from tests.support.running_cloud import ROOT, RunningCloud, running_cloud
from tests.support.small_console import FRONTEND
from tests.support.web import ask

REGION = "eu-west-1"
ENVIRONMENT = "test"
PRODUCT = Sources(console=FRONTEND)
"""With a console that is built at once: tests in a browser take the real one (``Sources()``)."""
_NUMBERS = count(1)
_PARAMETERS = {
    "DeletionProtection": "false",
    # A test asks faster than people do, and means what it asks.
    "RequestsPerSecond": "10000",
    "RequestBurst": "10000",
}
_TABLES = {
    "GROUP_TABLE": "GroupTable",
    "PLAN_TABLE": "PlanTable",
    "EXECUTION_TABLE": "ExecutionTable",
    "ACCOUNT_TABLE": "AccountTable",
    "AUDIT_TABLE": "AuditTable",
    "INVENTORY_TABLE": "InventoryTable",
}


@dataclass
class Deployed:
    cloud: RunningCloud
    place: Place
    outputs: dict[str, str]
    _people: dict[str, Person] = field(default_factory=dict)
    _tokens: dict[str, str] = field(default_factory=dict)

    @property
    def api_url(self) -> str:
        return self.place.api_url(self.outputs)

    @property
    def tables(self) -> dict[str, str]:
        return tables(self.outputs)

    @property
    def pool(self) -> UserPool:
        return UserPool(
            self.client("cognito-idp"),
            self.outputs["UserPoolId"],
            self.outputs["UserPoolClientId"],
        )

    def client(self, service: str) -> Any:  # noqa: ANN401  boto3 makes its clients from data
        """Of an administrator of the hub account."""
        return self.cloud.client(service, region=self.place.region)

    def person(self, role: str) -> Person:
        """The one with this role, made when first asked for."""
        if role not in self._people:
            self._people[role] = add_person(self.pool, role)
        return self._people[role]

    def token(self, role: str) -> str:
        """An id token of this person, by SRP, as in a browser."""
        if role not in self._tokens:
            self._tokens[role] = Session(self.pool, self.person(role)).token()
        return self._tokens[role]

    def request(
        self,
        method: str,
        path: str,
        *,
        role: str | None = "Administrator",
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, Mapping[str, str], Any]:
        """Status, headers (names in lower case) and body. Without a role nobody is signed in."""
        sent = dict(headers or {})
        if role:
            sent["Authorization"] = self.token(role)
        content = None
        if json is not None:
            content = jsons.dumps(json)
            sent["Content-Type"] = "application/json"
        reply = ask(method, self.api_url + path, content, sent)
        is_json = reply.headers.get("content-type", "").partition(";")[0].endswith("json")
        return reply.status, reply.headers, reply.json if is_json and reply.text else reply.text


@contextmanager
def deployed_product(
    *, folder: Path, world: str = "three-tier", speed: int = 60, sources: Sources = PRODUCT
) -> Iterator[Deployed]:
    """``folder`` is for temporary files. ``sources``: of other code or templates than ours."""
    with running_cloud("--world", world, "--speed", str(speed), folder=folder) as cloud:
        place = place_of(cloud)
        made = packaged(bucket(place), this_machine(), sources)
        stack = stack_of(place, ENVIRONMENT)
        goal = wanted(made, ENVIRONMENT, {**place.parameters(), **_PARAMETERS})
        yield Deployed(cloud, place, deploy(place, stack, made, goal))


def place_of(cloud: RunningCloud) -> Place:
    who = cloud.administrator()
    session = boto3.Session(who.access_key, who.secret_key, region_name=REGION)
    return Place(REGION, session, cloud.endpoint)


def storage(cloud: RunningCloud) -> dict[str, str]:
    """New, empty tables from ``cfn/storage.yaml``; their names by environment variable."""
    template = {"TemplateBody": (ROOT / "cfn" / "storage.yaml").read_text()}
    stack = Stack(cloud.client("cloudformation", region=REGION), f"storage-{next(_NUMBERS)}")
    change_set = prepared(stack, Wanted(template))
    assert change_set is not None
    change_set.execute()
    return tables(stack.outputs())


def tables(outputs: Mapping[str, str]) -> dict[str, str]:
    return {variable: outputs[name] for variable, name in _TABLES.items()}
