"""Which servers groups and plans look after."""

from collections.abc import Mapping
from unittest.mock import patch

from recovery.domain.coverage import Coverage, coverage_of, members_of
from recovery.domain.protection_group import TagQuery
from tests.support.builders import AMERICA, a_group, a_server, a_tag_group, server_id

SHOP: Mapping[str, str] = {"app": "shop", "env": "production"}


def hostnames(members: Mapping[str, object]) -> dict[str, list[str]]:
    return {
        group_id: [server.hostname for server in servers]  # type: ignore[attr-defined]
        for group_id, servers in members.items()
    }


def test_a_list_has_the_servers_that_it_names_and_drs_knows() -> None:
    group = a_group("Database", "db-1", "db-2", "db-1")

    members = members_of([group], [a_server("db-1"), a_server("web-1")])

    assert hostnames(members) == {"Database": ["db-1"]}


def test_tags_find_those_that_carry_all_of_them() -> None:
    group = a_tag_group("Shop", tags=SHOP)
    servers = [
        a_server("web-1", tags=SHOP),
        a_server("web-2", tags={"app": "shop", "env": "test"}),
        a_server("web-3", tags={"env": "production"}),
        a_server("web-4", tags={**SHOP, "owner": "Ada"}),
    ]

    members = members_of([group], servers)

    assert hostnames(members) == {"Shop": ["web-1", "web-4"]}


def test_tags_that_nobody_carries_find_nobody() -> None:
    members = members_of([a_tag_group("Shop", tags=SHOP)], [a_server("db-1")])

    assert members == {"Shop": ()}


def test_a_group_has_no_servers_of_another_place() -> None:
    groups = [a_group("Listed", "db-1"), a_tag_group("Tagged", tags=SHOP)]

    members = members_of(groups, [a_server("db-1", tags=SHOP, location=AMERICA)])

    assert members == {"Listed": (), "Tagged": ()}


def test_a_server_is_covered_by_the_best_of_its_groups() -> None:
    servers = [a_server("db-1", tags=SHOP), a_server("web-1"), a_server("old-1")]
    groups = [a_group("Used", "db-1"), a_group("Unused", "web-1"), a_tag_group("Shop", tags=SHOP)]

    coverage = coverage_of(servers, members_of(groups, servers), {"Used", "Gone"})

    assert coverage == {
        server_id("db-1"): Coverage.PLANNED,
        server_id("web-1"): Coverage.NO_PLAN,
        server_id("old-1"): Coverage.NO_GROUP,
    }


def test_tags_are_compared_only_with_servers_that_carry_the_rarest_of_them() -> None:
    servers = [a_server(f"web-{n}", tags={"env": "prod", "app": f"{n}"}) for n in range(100)]
    groups = [a_tag_group(f"G{n}", tags={"env": "prod", "app": f"{n}"}) for n in range(100)]

    with patch.object(TagQuery, "matches", autospec=True, side_effect=TagQuery.matches) as matches:
        members_of(groups, servers)

    assert matches.call_count == 100
