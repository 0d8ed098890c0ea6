"""Does a plan keep its RPO now."""

from collections.abc import Iterable
from datetime import timedelta

from recovery.domain.coverage import members_of
from recovery.domain.inventory import SourceServer
from recovery.domain.overview.data_at_risk import PlanRpo, Protection, plan_rpos
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.value import Location
from tests.support.builders import (
    AMERICA,
    EUROPE,
    NOON,
    a_group,
    a_plan,
    a_server,
    a_tag_group,
    a_wave,
)

MINUTE = timedelta(minutes=1)


def rpos(
    plans: Iterable[RecoveryPlan],
    groups: Iterable[ProtectionGroup],
    servers: Iterable[SourceServer],
    *unread: Location,
) -> tuple[PlanRpo, ...]:
    known = tuple(groups)
    protection = Protection(
        groups={group.group_id: group for group in known},
        members=members_of(known, servers),
        unread=frozenset(unread),
    )
    return plan_rpos(plans, protection, NOON)


def a_promise(minutes: int = 15, *waves: str, **stated: object) -> RecoveryPlan:
    objectives = {"rpo": minutes * MINUTE}
    return a_plan(*map(a_wave, waves or ("Database",)), objectives=objectives, **stated)


def test_servers_that_lag_further_than_was_promised_are_told_by_how_much() -> None:
    servers = [
        a_server("db-1", lag=20 * MINUTE),
        a_server("db-2", lag=15 * MINUTE),
        a_server("db-3", lag=90 * MINUTE),
    ]

    [rpo] = rpos([a_promise(15)], [a_group("Database", "db-1", "db-2", "db-3")], servers)

    assert (rpo.servers, rpo.breaching, rpo.unknown, rpo.unseen) == (3, 2, 0, 0)
    assert [(one.hostname, one.beyond) for one in rpo.worst] == [
        ("db-3", 75 * MINUTE),
        ("db-1", 5 * MINUTE),
    ]
    assert {one.measure for one in rpo.worst} == {"LAG"}


def test_where_drs_tells_no_lag_the_age_of_the_last_recovery_point_counts() -> None:
    server = a_server("db-1", lag=None, last_recovery_point_at=NOON - 40 * MINUTE)

    [rpo] = rpos([a_promise(15)], [a_group()], [server])

    [worst] = rpo.worst
    assert (worst.behind, worst.beyond) == (40 * MINUTE, 25 * MINUTE)
    assert worst.measure == "RECOVERY_POINT"


def test_a_server_of_which_drs_tells_nothing_is_unknown_and_not_well() -> None:
    [rpo] = rpos([a_promise()], [a_group()], [a_server("db-1", lag=None)])

    assert (rpo.servers, rpo.breaching, rpo.unknown) == (1, 0, 1)


def test_a_listed_server_that_was_not_seen_is_told() -> None:
    [rpo] = rpos([a_promise()], [a_group("Database", "db-1", "db-2")], [a_server("db-1")])

    assert (rpo.servers, rpo.unseen) == (1, 1)


def test_places_that_can_not_be_read_are_told_with_the_plans_that_need_them() -> None:
    here = a_tag_group("Front", tags={"tier": "web"}, location=EUROPE)
    there = a_group("Database", location=AMERICA)

    shop, web = rpos(
        [
            a_promise(15, "Database", "Front", plan_id="p-1", name="Shop"),
            a_promise(15, "Front", plan_id="p-2", name="Web"),
        ],
        [here, there],
        [],
        AMERICA,
    )

    assert (shop.plan_id, shop.unread) == ("p-1", (AMERICA,))
    assert (web.plan_id, web.unread) == ("p-2", ())


def test_a_server_in_two_groups_and_a_group_in_no_list_count_once_and_not_at_all() -> None:
    groups = [a_group("Database", "db-1"), a_tag_group("Shop", tags={"app": "shop"})]

    [rpo] = rpos(
        [a_promise(15, "Database", "Shop", "Deleted")],
        groups,
        [a_server("db-1", tags={"app": "shop"}, lag=20 * MINUTE)],
    )

    assert (rpo.servers, rpo.breaching) == (1, 1)


def test_only_plans_that_promise_something_are_judged_and_the_worst_is_first() -> None:
    plans = [
        a_plan(plan_id="p-0", name="Silent"),
        a_promise(30, plan_id="p-1", name="Fine"),
        a_promise(10, plan_id="p-2", name="Bad"),
        a_promise(5, plan_id="p-3", name="Worse"),
    ]

    found = rpos(plans, [a_group()], [a_server("db-1", lag=20 * MINUTE)])

    assert [rpo.plan_name for rpo in found] == ["Worse", "Bad", "Fine"]


def test_of_many_servers_the_five_worst_are_shown() -> None:
    servers = [a_server(f"db-{n}", lag=n * MINUTE) for n in range(20, 30)]
    group = a_group("Database", *(server.hostname for server in servers))

    [rpo] = rpos([a_promise(15)], [group], servers)

    assert rpo.breaching == 10
    assert [one.hostname for one in rpo.worst] == [f"db-{n}" for n in range(29, 24, -1)]
