"""Recovery plans, kept: their groups exist, and what runs is not changed under its feet."""

import pytest

from recovery.domain.errors import (
    ConcurrentChange,
    Conflicting,
    Invalid,
    NameTaken,
    StillUsed,
    Unknown,
)
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.paging import PageRequest
from recovery.ports.plans import MOST_GROUPS
from recovery.ports.records import PlanRecord
from tests.support.builders import a_group, a_plan, a_tag_group, a_wave, an_execution
from tests.support.memory.people import an_audit_record, saved
from tests.support.repositories import Repositories, keep_executions, keep_groups, keep_plans

AUDIT = an_audit_record()


def recorded(plan: RecoveryPlan, **stated: object) -> PlanRecord:
    return PlanRecord.model_validate({"plan": plan, "saved": saved()} | stated)


def create(kept: Repositories, plan: RecoveryPlan) -> None:
    kept.plans.create(recorded(plan), AUDIT)


def update(kept: Repositories, plan: RecoveryPlan, before: RecoveryPlan) -> None:
    kept.plans.update(recorded(plan), recorded(before), AUDIT)


def delete(kept: Repositories, plan: RecoveryPlan) -> None:
    kept.plans.delete(recorded(plan), AUDIT)


def users(kept: Repositories) -> dict[str, tuple[str, ...]]:
    """Of each group, by its id."""
    items = kept.groups.page(PageRequest()).items
    return {record.group.group_id: record.plan_ids for record in items}


def test_a_plan_is_found_as_it_was_created(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    record = recorded(a_plan(description="All of the shop"), request_digest="d-1")

    kept.plans.create(record, AUDIT)

    assert kept.plans.find("p-7") == record
    assert kept.plans.find_many(["p-7", "p-8"]) == {"p-7": record}
    assert kept.plans.find("NAME#web shop") is None


def test_a_group_tells_which_plans_use_it(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database", "db-1"), a_group("Web", "web-1")])

    create(kept, a_plan(a_wave("Database"), a_wave("Web", "Database")))
    create(kept, a_plan(a_wave("Web"), plan_id="p-8", name="Web only"))

    assert users(kept) == {"Database": ("p-7",), "Web": ("p-7", "p-8")}


def test_an_update_moves_its_mark_from_group_to_group(kept: Repositories) -> None:
    keep_groups(kept, [a_group(name, f"{name.lower()}-1") for name in ("App", "Database", "Web")])
    before = a_plan(a_wave("Database"), a_wave("Web"))
    create(kept, before)

    update(kept, a_plan(a_wave("Web"), a_wave("App"), version=2), before)

    assert users(kept) == {"App": ("p-7",), "Database": (), "Web": ("p-7",)}


def test_a_deleted_plan_uses_nothing(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    create(kept, a_plan())

    delete(kept, a_plan())
    create(kept, a_plan(plan_id="p-8"))

    assert users(kept) == {"Database": ("p-8",)}
    assert kept.plans.find("p-7") is None


@pytest.mark.parametrize("group_id", ["Web", "NAME#database", "ROSTER#111122223333#eu-west-1"])
def test_a_plan_of_an_unknown_group_is_not_saved(kept: Repositories, group_id: str) -> None:
    keep_groups(kept, [a_group("Database")])
    before = a_plan()
    create(kept, before)
    wave = a_wave("More", group_ids=("Database", group_id))

    with pytest.raises(Unknown, match=f"There is no group {group_id}"):
        create(kept, a_plan(wave, plan_id="p-8", name="Other"))
    with pytest.raises(Unknown, match=f"There is no group {group_id}"):
        update(kept, a_plan(wave, version=2), before)

    assert users(kept) == {"Database": ("p-7",)}
    assert kept.plans.find("p-8") is None


def test_a_name_is_taken_however_it_is_written(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    before = a_plan(plan_id="p-8", name="Other")
    keep_plans(kept, [a_plan(), before])

    with pytest.raises(NameTaken, match="WEB SHOP"):
        create(kept, a_plan(plan_id="p-9", name="WEB SHOP"))
    with pytest.raises(NameTaken, match="WEB SHOP"):
        update(kept, before.changed(name="WEB SHOP", version=2), before)

    assert [record.plan.name for record in kept.plans.page(PageRequest()).items] == [
        "Other",
        "Web shop",
    ]


def test_a_group_and_a_plan_may_have_one_name(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Web shop")])

    create(kept, a_plan(a_wave("Web shop")))

    assert users(kept) == {"Web shop": ("p-7",)}


def test_an_id_is_given_once(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    create(kept, a_plan())

    with pytest.raises(Conflicting, match="exists already"):
        create(kept, a_plan())


def test_an_update_needs_the_version_before_it(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    before = a_plan()
    create(kept, before)
    update(kept, a_plan(description="First", version=2), before)

    with pytest.raises(ConcurrentChange, match="Plan Web shop was changed by somebody else"):
        update(kept, a_plan(description="Second", version=2), before)
    with pytest.raises(ConcurrentChange):
        delete(kept, before)

    found = kept.plans.find("p-7")
    assert found is not None
    assert found.plan.description == "First"


def test_what_was_deleted_is_not_updated(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    before = a_plan()
    create(kept, before)
    delete(kept, before)

    with pytest.raises(ConcurrentChange):
        update(kept, a_plan(version=2), before)
    with pytest.raises(ConcurrentChange):
        delete(kept, before)


def test_an_update_keeps_the_digest_of_the_creation(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    created = recorded(a_plan(), request_digest="d-1")
    kept.plans.create(created, AUDIT)
    changed = created.changed(plan=a_plan(name="Shop", version=2))

    kept.plans.update(changed, created, AUDIT)

    assert kept.plans.find("p-7") == changed


def test_a_plan_that_is_carried_out_is_neither_changed_nor_deleted(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    plan = a_plan()
    create(kept, plan)
    keep_executions(kept, [an_execution()])

    with pytest.raises(StillUsed, match="Plan Web shop is used by execution e-1") as refusal:
        update(kept, a_plan(version=2), plan)
    with pytest.raises(StillUsed):
        delete(kept, plan)

    found = kept.plans.find("p-7")
    assert found is not None
    assert found.execution_ids == ("e-1",)
    assert refusal.value.users == ("execution e-1",)


def test_a_plan_has_room_for_as_many_groups_as_a_transaction_takes(kept: Repositories) -> None:
    groups = [a_tag_group(f"Group {n}", tags={"app": "shop"}) for n in range(MOST_GROUPS)]
    keep_groups(kept, groups)
    plan = a_plan(a_wave("All", group_ids=tuple(group.group_id for group in groups)))

    create(kept, plan)
    delete(kept, plan)

    assert kept.plans.find("p-7") is None


def test_a_change_of_more_groups_than_a_transaction_takes_says_what_to_do(
    kept: Repositories,
) -> None:
    groups = [a_tag_group(f"Group {n}", tags={"app": "shop"}) for n in range(120)]
    keep_groups(kept, groups)
    ids = tuple(group.group_id for group in groups)
    before = a_plan(a_wave("All", group_ids=ids[:60]))
    create(kept, before)

    with pytest.raises(Invalid, match="smaller steps"):
        update(kept, a_plan(a_wave("All", group_ids=ids[60:]), version=2), before)

    with pytest.raises(Invalid, match="smaller steps"):
        create(kept, a_plan(a_wave("All", group_ids=ids), plan_id="p-8", name="Other"))

    assert kept.plans.find("p-7") == recorded(before)


def test_every_change_leaves_its_audit_record_and_a_refused_one_leaves_none(
    kept: Repositories,
) -> None:
    keep_groups(kept, [a_group("Database")])
    created, refused = an_audit_record("a-1"), an_audit_record("a-2")

    kept.plans.create(recorded(a_plan()), created)
    with pytest.raises(Conflicting):
        kept.plans.create(recorded(a_plan()), refused)

    query = AuditQuery.model_validate({"kind": "GROUP", "entity_id": "g-1"})
    assert kept.audit_trail.page(query, PageRequest()).items == (created,)
