"""Which credentials a client has, and how often a role is assumed for them."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import count
from os import devnull
from typing import Any

import pytest

from recovery.adapters.aws.clients import (
    READING,
    RECOVERING,
    WATCHING,
    Client,
    Clients,
    Purpose,
)
from recovery.domain.errors import LocationUnreachable
from recovery.domain.value import Location
from tests.support.builders import AMERICA, EUROPE
from tests.support.memory.world import HUB, MemoryWorld, an_account

_FAR_AWAY = datetime(2999, 1, 1, tzinfo=UTC)


class Sts:
    """Gives keys that name the session for which they were given."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self._numbers = count(1)

    def assume_role(self, **wanted: str) -> Any:  # noqa: ANN401  as boto3 has it
        self.asked.append(wanted)
        keys = {"AccessKeyId": "key", "SecretAccessKey": "secret", "Expiration": _FAR_AWAY}
        return {"Credentials": keys | {"SessionToken": f"session-{next(self._numbers)}"}}


class ClientsWithSts(Clients):
    def __init__(self, world: MemoryWorld, sts: Sts, purpose: Purpose = READING) -> None:
        super().__init__(world.ports.accounts, hub_account_id=HUB, purpose=purpose)
        self.sts = sts

    def own(self, service: str) -> Client:
        return self.sts if service == "sts" else super().own(service)


@pytest.fixture(autouse=True)
def _own_keys() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ACCESS_KEY_ID", "own")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        environment.setenv("AWS_CONFIG_FILE", devnull)
        environment.delenv("AWS_SESSION_TOKEN", raising=False)
        yield


@pytest.fixture
def world() -> MemoryWorld:
    world = MemoryWorld()
    world.has_places(AMERICA)
    return world


def session_of(client: Client) -> str | None:
    """Of the keys that it signs with."""
    url: str = client.generate_presigned_url("describe_jobs")
    named = [part for part in url.split("&") if part.startswith("X-Amz-Security-Token=")]
    return named[0].partition("=")[2] if named else None


def test_the_own_account_is_entered_without_a_role(world: MemoryWorld) -> None:
    clients = ClientsWithSts(world, Sts())

    client = clients.of("drs", EUROPE)

    assert session_of(client) is None
    assert clients.sts.asked == []


def test_another_account_is_entered_with_its_role_and_its_external_id(world: MemoryWorld) -> None:
    clients = ClientsWithSts(world, Sts())

    session = session_of(clients.of("drs", AMERICA))

    assert session == "session-1"
    assert clients.sts.asked == [
        {
            "RoleArn": f"arn:aws:iam::{AMERICA.account_id}:role/disaster-recovery",
            "RoleSessionName": "recovery-orchestrator-reading",
            "ExternalId": f"external-{AMERICA.account_id}",
            "Policy": READING.policy,
        }
    ]


@pytest.mark.parametrize("purpose", [READING, WATCHING])
def test_who_only_looks_gets_keys_that_change_nothing(world: MemoryWorld, purpose: Purpose) -> None:
    clients = ClientsWithSts(world, Sts(), purpose)

    session_of(clients.of("drs", AMERICA))

    (statement,) = json.loads(clients.sts.asked[0]["Policy"])["Statement"]
    verbs = {action.partition(":")[2] for action in statement["Action"]}
    assert verbs == {"Describe*", "Get*", "List*"}


def test_who_recovers_gets_all_that_the_role_allows(world: MemoryWorld) -> None:
    clients = ClientsWithSts(world, Sts(), RECOVERING)

    session_of(clients.of("drs", AMERICA))

    assert "Policy" not in clients.sts.asked[0]


def test_a_role_is_assumed_once_for_all_regions_and_requests(world: MemoryWorld) -> None:
    clients = ClientsWithSts(world, Sts())
    elsewhere = Location(account_id=AMERICA.account_id, region="us-west-2")

    sessions = [session_of(clients.of("drs", place)) for place in (AMERICA, elsewhere, AMERICA)]

    assert sessions == ["session-1"] * 3


def test_a_role_that_was_changed_counts_at_once(world: MemoryWorld) -> None:
    clients = ClientsWithSts(world, Sts())
    session_of(clients.of("drs", AMERICA))
    world.kept.accounts.clear()
    world.has_accounts(an_account(AMERICA, external_id="another"))

    session = session_of(clients.of("drs", AMERICA))

    assert session == "session-2"
    assert clients.sts.asked[1]["ExternalId"] == "another"


def test_many_threads_share_one_client(world: MemoryWorld) -> None:
    clients = ClientsWithSts(world, Sts())

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: clients.of("drs", AMERICA), range(16)))

    assert len({id(client) for client in made}) == 1


def test_an_account_that_nobody_registered_is_not_entered(world: MemoryWorld) -> None:
    world.kept.accounts.clear()

    with pytest.raises(LocationUnreachable, match="not registered") as refusal:
        ClientsWithSts(world, Sts()).of("drs", AMERICA)

    assert refusal.value.why == "NO_ACCOUNT"


def test_a_client_is_in_the_region_of_its_place(world: MemoryWorld) -> None:
    client = ClientsWithSts(world, Sts()).of("drs", AMERICA)

    assert client.meta.region_name == AMERICA.region
