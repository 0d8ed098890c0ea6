"""Which static group has which servers of one account and Region."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery.domain.errors import ServersAssigned
from recovery.domain.roster import Roster
from tests.support.builders import EUROPE, a_group, a_tag_group, server_id
from tests.support.rosters import group_of

HOSTNAMES = st.lists(st.sampled_from(["db-1", "db-2", "web-1", "web-2"]), min_size=1, unique=True)


def a_roster(**groups: tuple[str, ...]) -> Roster:
    """Groups by name with the servers that they list."""
    roster = Roster(location=EUROPE)
    for name, hostnames in groups.items():
        roster = roster.with_group(a_group(name, *hostnames))
    return roster


def test_a_server_is_found_in_the_group_that_lists_it() -> None:
    roster = a_roster(Database=("db-1", "db-2"), Web=("web-1",))

    assert group_of(roster, server_id("db-2")) == "Database"
    assert group_of(roster, server_id("web-1")) == "Web"


def test_a_server_that_no_group_lists_has_none() -> None:
    roster = a_roster(Database=("db-1",))

    assert group_of(roster, server_id("web-1")) is None


def test_servers_of_another_group_are_refused_with_its_name() -> None:
    roster = a_roster(Database=("db-1", "db-2"))

    with pytest.raises(ServersAssigned) as refused:
        roster.with_group(a_group("Web", "web-1", "db-2"))

    assert refused.value.groups == {server_id("db-2"): "Database"}


def test_a_group_may_keep_drop_and_add_servers() -> None:
    roster = a_roster(Database=("db-1", "db-2"))

    changed = roster.with_group(a_group("Database", "db-2", "db-3"))

    assert group_of(changed, server_id("db-1")) is None
    assert group_of(changed, server_id("db-2")) == "Database"
    assert group_of(changed, server_id("db-3")) == "Database"


def test_a_renamed_group_is_refused_to_others_by_its_new_name() -> None:
    renamed = a_group("Database", "db-1", name="Databases")
    roster = a_roster(Database=("db-1",)).with_group(renamed)

    with pytest.raises(ServersAssigned) as refused:
        roster.with_group(a_group("Web", "db-1"))

    assert refused.value.groups == {server_id("db-1"): "Databases"}


def test_a_group_that_selects_by_tags_claims_no_server() -> None:
    roster = a_roster().with_group(a_tag_group("Tagged", tags={"tier": "db"}))

    assert roster.groups["Tagged"].server_ids == ()


def test_a_deleted_group_frees_its_servers_and_no_others() -> None:
    roster = a_roster(Database=("db-1",), Web=("web-1",))

    left = roster.without_group("Database")

    assert group_of(left, server_id("db-1")) is None
    assert group_of(left, server_id("web-1")) == "Web"


@given(st.lists(st.tuples(st.sampled_from(["A", "B", "C"]), HOSTNAMES), max_size=12))
def test_no_order_of_saves_puts_a_server_into_two_groups(
    saves: list[tuple[str, list[str]]],
) -> None:
    roster = a_roster()
    for name, hostnames in saves:
        try:
            roster = roster.with_group(a_group(name, *hostnames))
        except ServersAssigned:
            continue

    claimed = [one for entry in roster.groups.values() for one in entry.server_ids]

    assert len(claimed) == len(set(claimed))
