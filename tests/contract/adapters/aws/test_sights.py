"""The cache of sights: whole or not at all, the newest one, and nothing left lying about."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

import pytest

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.sights import DynamoSights
from recovery.ports.estate import Sight
from tests.support.builders import AMERICA, EUROPE, NOON, a_server
from tests.support.deployed import storage
from tests.support.running_cloud import RunningCloud


@dataclass
class Shelf:
    sights: DynamoSights
    dynamodb: Client
    table: str

    def parts(self) -> list[str]:
        items = self.dynamodb.scan(TableName=self.table)["Items"]
        return sorted(item["part"]["S"] for item in items)


@pytest.fixture(scope="session")
def inventory_table(three_tier_cloud: RunningCloud) -> str:
    return storage(three_tier_cloud)["INVENTORY_TABLE"]


@pytest.fixture
def shelf(three_tier_cloud: RunningCloud, inventory_table: str) -> Shelf:
    """Empty."""
    dynamodb = three_tier_cloud.client("dynamodb")
    for item in dynamodb.scan(TableName=inventory_table)["Items"]:
        key = {name: item[name] for name in ("location", "part")}
        dynamodb.delete_item(TableName=inventory_table, Key=key)
    return Shelf(DynamoSights(dynamodb, inventory_table), dynamodb, inventory_table)


def a_sight(minutes: int = 0, *, servers: int = 2) -> Sight:
    seen = tuple(a_server(f"db-{number}") for number in range(servers))
    return Sight(location=EUROPE, at=NOON + timedelta(minutes=minutes), servers=seen)


def a_large_sight(minutes: int = 0) -> Sight:
    """Nothing in it can be compressed well."""
    noise = {
        f"tag-{number}": sha256(f"{minutes} {number}".encode()).hexdigest()
        for number in range(30_000)
    }
    server = a_server("db-1", tags=noise)
    return Sight(location=EUROPE, at=NOON + timedelta(minutes=minutes), servers=(server,))


def test_what_was_kept_is_what_is_known(shelf: Shelf) -> None:
    shelf.sights.keep(a_sight())

    assert shelf.sights.last(EUROPE) == a_sight()


def test_nothing_is_known_of_a_place_that_nobody_saw(shelf: Shelf) -> None:
    shelf.sights.keep(a_sight())

    assert shelf.sights.last(AMERICA) is None


def test_a_newer_sight_replaces_an_older_one_and_leaves_nothing_of_it(shelf: Shelf) -> None:
    shelf.sights.keep(a_large_sight(0))
    shelf.sights.keep(a_sight(1))

    assert shelf.sights.last(EUROPE) == a_sight(1)
    assert len(shelf.parts()) == 2


def test_an_older_sight_that_arrives_late_changes_nothing(shelf: Shelf) -> None:
    shelf.sights.keep(a_sight(1))
    before = shelf.parts()

    shelf.sights.keep(a_sight(0))

    assert shelf.sights.last(EUROPE) == a_sight(1)
    assert shelf.parts() == before


def test_a_sight_may_be_kept_twice(shelf: Shelf) -> None:
    shelf.sights.keep(a_sight())
    shelf.sights.keep(a_sight())

    assert shelf.sights.last(EUROPE) == a_sight()


def test_a_sight_that_no_item_can_hold_is_kept_in_parts(shelf: Shelf) -> None:
    shelf.sights.keep(a_large_sight())

    assert shelf.sights.last(EUROPE) == a_large_sight()
    assert len(shelf.parts()) > 3


def test_a_sight_of_which_a_part_is_missing_is_not_known(shelf: Shelf) -> None:
    shelf.sights.keep(a_large_sight())
    key = {"location": {"S": f"{EUROPE}"}, "part": {"S": shelf.parts()[0]}}

    shelf.dynamodb.delete_item(TableName=shelf.table, Key=key)

    assert shelf.sights.last(EUROPE) is None


def test_a_sight_that_another_version_wrote_is_not_known(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as other_version:
        other_version.setattr(Sight, "model_dump_json", lambda _: '{"location": "elsewhere"}')
        shelf.sights.keep(a_sight())

    assert shelf.sights.last(EUROPE) is None


def test_a_reader_never_mixes_two_writers(shelf: Shelf) -> None:
    large, small = a_large_sight(0), a_sight(0, servers=3)
    shelf.sights.keep(small)

    with ThreadPoolExecutor(4) as pool:
        writes = [pool.submit(shelf.sights.keep, each) for each in [large, small] * 3]
        reads = [pool.submit(shelf.sights.last, EUROPE) for _ in range(12)]

    assert not [write.exception() for write in writes if write.exception()]
    assert {id(None), id(large), id(small)} >= {_which(r.result(), large, small) for r in reads}


def _which(found: Sight | None, *known: Sight) -> int:
    return next((id(each) for each in known if each == found), id(found))


def test_everything_expires_in_a_week(shelf: Shelf) -> None:
    shelf.sights.keep(a_sight())

    items = shelf.dynamodb.scan(TableName=shelf.table)["Items"]

    week_later = int((NOON + timedelta(days=7)).timestamp())
    assert {int(item["expiresAt"]["N"]) for item in items} == {week_later}
