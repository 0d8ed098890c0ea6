"""People who want one thing at one moment: exactly one gets it, and the others are told what of."""

from collections.abc import Callable

import pytest

from recovery.domain.errors import (
    Busy,
    ConcurrentChange,
    Conflicting,
    NameTaken,
    StillUsed,
    Unknown,
)
from recovery.domain.execution.facts import Pause
from recovery.domain.protection_group import ProtectionGroup
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.executions import Saving
from recovery.ports.paging import PageRequest
from recovery.ports.records import GroupRecord, PlanRecord
from tests.support.builders import (
    AMERICA,
    EUROPE,
    NOON,
    a_group,
    a_plan,
    a_schedule,
    an_execution,
    server_id,
)
from tests.support.memory.people import a_person, an_audit_record, saved
from tests.support.races import at_once, losses, winners
from tests.support.repositories import (
    Repositories,
    a_start_of,
    keep_executions,
    keep_groups,
    keep_places,
    keep_plans,
)
from tests.support.rosters import group_of

AUDIT = an_audit_record()
PEOPLE = 6
MANY = [f"db-{number}" for number in range(300)]


def create(kept: Repositories, group: ProtectionGroup) -> Callable[[], None]:
    """Everything is read before anybody starts."""
    record = GroupRecord(group=group, saved=saved())
    roster = kept.groups.roster(group.location).with_group(group)
    return lambda: kept.groups.create(record, roster, an_audit_record(f"a-{group.group_id}"))


def names(kept: Repositories) -> list[str]:
    return [record.group.name for record in kept.groups.page(PageRequest()).items]


def test_one_name_goes_to_one_person(kept: Repositories) -> None:
    places = [EUROPE.changed(account_id=f"{number:012}") for number in range(PEOPLE)]
    keep_places(kept, places)
    groups = [
        a_group(f"g-{number}", name="Database", location=place)
        for number, place in enumerate(places)
    ]

    outcomes = at_once(*(create(kept, group) for group in groups))

    assert winners(outcomes) == 1
    assert {type(loss) for loss in losses(outcomes)} <= {NameTaken, Busy}
    assert names(kept) == ["Database"]


def test_one_server_goes_to_one_group(kept: Repositories) -> None:
    keep_places(kept, [EUROPE])
    groups = [a_group(f"Group {number}", "db-1") for number in range(PEOPLE)]

    outcomes = at_once(*(create(kept, group) for group in groups))

    assert winners(outcomes) == 1
    assert {type(loss) for loss in losses(outcomes)} <= {ConcurrentChange, Busy}
    assert [
        kept.groups.roster(EUROPE).groups[server].name for server in names_by_id(kept)
    ] == names(kept)


def names_by_id(kept: Repositories) -> list[str]:
    return [record.group.group_id for record in kept.groups.page(PageRequest()).items]


def test_two_groups_of_three_hundred_servers_that_share_one_are_not_both_saved(
    kept: Repositories,
) -> None:
    keep_places(kept, [EUROPE])
    others = [f"web-{number}" for number in range(299)]

    outcomes = at_once(
        create(kept, a_group("Database", *MANY)), create(kept, a_group("Web", *others, "db-299"))
    )

    assert winners(outcomes) == 1
    roster = kept.groups.roster(EUROPE)
    assert len(roster.groups) == 1
    assert group_of(roster, server_id("db-299")) == names(kept)[0]


def test_one_creation_that_arrives_many_times_happens_once(kept: Repositories) -> None:
    keep_places(kept, [EUROPE])
    group = a_group("Database", *MANY)

    outcomes = at_once(*[create(kept, group)] * PEOPLE)

    assert winners(outcomes) == 1
    assert {type(loss) for loss in losses(outcomes)} <= {Conflicting, Busy}
    assert kept.groups.roster(EUROPE).version == 1
    assert audited(kept) == ["a-Database"]


def audited(kept: Repositories) -> list[str]:
    query = AuditQuery.model_validate({"kind": "GROUP", "entity_id": "g-1"})
    return [record.audit_id for record in kept.audit_trail.page(query, PageRequest()).items]


def test_one_version_is_followed_by_one(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    roster = kept.groups.roster(EUROPE)
    versions = [a_group("Database", description=f"By {n}", version=2) for n in range(PEOPLE)]
    records = [GroupRecord(group=group, saved=saved()) for group in versions]

    outcomes = at_once(
        *(lambda record=record: kept.groups.update(record, roster, AUDIT) for record in records)
    )

    assert winners(outcomes) == 1
    assert {type(loss) for loss in losses(outcomes)} <= {ConcurrentChange, Busy}
    assert kept.groups.roster(EUROPE).version == 2


def test_a_group_that_goes_is_in_no_plan(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    group = kept.groups.find("Database")
    assert group is not None
    roster = kept.groups.roster(EUROPE).without_group("Database")
    plan = PlanRecord(plan=a_plan(), saved=saved())

    outcomes = at_once(
        lambda: kept.groups.delete(group, roster, AUDIT), lambda: kept.plans.create(plan, AUDIT)
    )

    assert winners(outcomes) == 1
    assert type(losses(outcomes)[0]) in {StillUsed, Unknown}
    assert (kept.groups.find("Database") is None) == (kept.plans.find("p-7") is None)


def test_an_account_that_goes_has_no_groups(kept: Repositories) -> None:
    keep_places(kept, [AMERICA])
    account = kept.accounts.find(AMERICA.account_id)
    assert account is not None

    outcomes = at_once(
        lambda: kept.accounts.delete(account, AUDIT),
        create(kept, a_group("Database", location=AMERICA)),
    )

    assert winners(outcomes) == 1
    assert (kept.accounts.find(AMERICA.account_id) is None) == (names(kept) == [])


def test_one_server_goes_to_one_execution(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database", "db-1")])
    plans = [a_plan(plan_id=f"p-{number}", name=f"Plan {number}") for number in range(PEOPLE)]
    keep_plans(kept, plans)
    starts = [
        a_start_of(an_execution(a_schedule(plan), execution_id=f"e-{plan.plan_id}"), kept)
        for plan in plans
    ]

    outcomes = at_once(
        *(lambda start=start: kept.executions.start(start, AUDIT) for start in starts)
    )

    assert winners(outcomes) == 1
    assert {type(loss) for loss in losses(outcomes)} <= {ConcurrentChange, Busy}
    holders = kept.executions.locks(EUROPE).holders({server_id("db-1")})
    assert [kept.executions.find(id_) is not None for id_ in holders.values()] == [True]


def test_a_plan_is_either_changed_or_started(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    keep_plans(kept, [a_plan()])
    start = a_start_of(an_execution(), kept)
    before, after = (PlanRecord(plan=a_plan(version=version), saved=saved()) for version in (1, 2))

    outcomes = at_once(
        lambda: kept.executions.start(start, AUDIT),
        lambda: kept.plans.update(after, before, AUDIT),
    )

    assert winners(outcomes) == 1
    assert type(losses(outcomes)[0]) in {StillUsed, ConcurrentChange}


@pytest.mark.parametrize("people", [2, PEOPLE])
def test_one_step_follows_another(kept: Repositories, people: int) -> None:
    keep_groups(kept, [a_group("Database")])
    keep_plans(kept, [a_plan()])
    keep_executions(kept, [an_execution()])
    before = kept.executions.find("e-1")
    assert before is not None
    steps = [
        Saving(before=before, execution=before.execution.changed(serial=number))
        for number in range(people)
    ]

    outcomes = at_once(*(lambda step=step: kept.executions.save(step) for step in steps))

    assert winners(outcomes) == 1
    assert {type(loss) for loss in losses(outcomes)} <= {ConcurrentChange, Busy}


def test_one_request_that_arrives_many_times_waits_once(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    keep_plans(kept, [a_plan()])
    keep_executions(kept, [an_execution()])
    asked = Pause(request_id="r-1", by=a_person().actor, at=NOON)

    at_once(*[lambda: kept.executions.request("e-1", asked, AUDIT)] * PEOPLE)

    assert kept.executions.requests("e-1") == (asked,)
    assert audited(kept) == ["a-0"]
