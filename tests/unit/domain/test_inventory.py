"""A snapshot of what DRS knows."""

from tests.support.builders import a_group, a_server, an_inventory, server_id


def test_a_server_is_found_by_its_id() -> None:
    inventory = an_inventory(a_server("db-1"), a_server("db-2"))

    found = inventory.by_id[server_id("db-2")]

    assert found.hostname == "db-2"


def test_a_group_is_found_by_its_id() -> None:
    inventory = an_inventory(groups=(a_group("Database"), a_group("Web")))

    found = inventory.group("Web")

    assert found == a_group("Web")


def test_a_group_that_is_not_there_is_none() -> None:
    inventory = an_inventory(groups=(a_group("Database"),))

    found = inventory.group("Web")

    assert found is None
