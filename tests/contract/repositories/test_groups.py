"""Protection groups, kept: names, servers and Regions that fit together, whoever saves."""

import pytest

from recovery.domain.errors import (
    ConcurrentChange,
    Conflicting,
    Invalid,
    NameTaken,
    StillUsed,
)
from recovery.domain.protection_group import ProtectionGroup
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.paging import PageRequest
from recovery.ports.records import GroupRecord
from tests.support.builders import AMERICA, EUROPE, a_group, a_plan, a_tag_group, a_wave, server_id
from tests.support.memory.people import an_audit_record, saved
from tests.support.repositories import (
    Repositories,
    keep_groups,
    keep_places,
    keep_plans,
)
from tests.support.rosters import group_of

AUDIT = an_audit_record()


def recorded(group: ProtectionGroup, **stated: object) -> GroupRecord:
    return GroupRecord.model_validate({"group": group, "saved": saved()} | stated)


def create(kept: Repositories, group: ProtectionGroup) -> None:
    roster = kept.groups.roster(group.location).with_group(group)
    kept.groups.create(recorded(group), roster, AUDIT)


def update(kept: Repositories, group: ProtectionGroup) -> None:
    roster = kept.groups.roster(group.location).with_group(group)
    kept.groups.update(recorded(group), roster, AUDIT)


def delete(kept: Repositories, group: ProtectionGroup) -> None:
    roster = kept.groups.roster(group.location).without_group(group.group_id)
    kept.groups.delete(recorded(group), roster, AUDIT)


def names(kept: Repositories) -> list[str]:
    return [record.group.name for record in kept.groups.page(PageRequest()).items]


def test_a_group_is_found_as_it_was_created(kept: Repositories) -> None:
    keep_places(kept, [EUROPE])
    record = recorded(
        a_group("Database", "db-1", "db-2", description="Both of them"), request_digest="d-1"
    )
    roster = kept.groups.roster(EUROPE).with_group(record.group)

    kept.groups.create(record, roster, AUDIT)

    assert kept.groups.find("Database") == record


def test_what_does_not_exist_is_not_found(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])

    found = kept.groups.find_many(["Database", "Web", "NAME#database"])

    assert kept.groups.find("Web") is None
    assert kept.groups.find("NAME#database") is None
    assert list(found) == ["Database"]


def test_no_group_of_many_is_lost_when_they_are_found_together(kept: Repositories) -> None:
    groups = [a_tag_group(f"Group {number}", tags={"app": "shop"}) for number in range(120)]
    keep_groups(kept, groups)
    ids = [group.group_id for group in groups]

    found = kept.groups.find_many([*ids, *ids])

    assert sorted(found) == sorted(ids)


def test_nothing_is_found_where_nothing_is_asked_for(kept: Repositories) -> None:
    assert kept.groups.find_many([]) == {}


def test_the_roster_names_every_group_of_its_place(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database", "db-1"), a_tag_group("Web", tags={"tier": "web"})])

    roster = kept.groups.roster(EUROPE)

    assert {id_: entry.server_ids for id_, entry in roster.groups.items()} == {
        "Database": (server_id("db-1"),),
        "Web": (),
    }
    assert roster.version == 2
    assert kept.groups.roster(AMERICA).version == 0


def test_a_name_is_taken_however_it_is_written(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Web shop", "web-1")])

    with pytest.raises(NameTaken, match="WEB  shop"):
        create(kept, a_group("Other", "web-2", name="WEB  shop"))

    assert names(kept) == ["Web shop"]
    assert group_of(kept.groups.roster(EUROPE), server_id("web-2")) is None


def test_an_id_is_given_once(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])

    with pytest.raises(Conflicting, match="exists already"):
        create(kept, a_group("Database"))

    assert kept.groups.roster(EUROPE).version == 1


@pytest.mark.parametrize("place", [AMERICA, EUROPE.changed(region="eu-central-1")])
def test_a_group_needs_a_registered_account_with_its_region(
    kept: Repositories, place: object
) -> None:
    keep_places(kept, [EUROPE])

    with pytest.raises(Invalid, match="is not registered"):
        create(kept, a_group("Database", location=place))

    assert names(kept) == []


def test_a_roster_that_somebody_else_has_changed_is_not_saved(kept: Repositories) -> None:
    keep_places(kept, [EUROPE])
    group = a_group("Web", "web-1")
    outdated = kept.groups.roster(EUROPE).with_group(group)
    keep_groups(kept, [a_group("Database", "db-1")])

    with pytest.raises(ConcurrentChange):
        kept.groups.create(recorded(group), outdated, AUDIT)

    assert names(kept) == ["Database"]


def test_an_update_changes_what_was_stated_and_keeps_what_refers_to_it(kept: Repositories) -> None:
    keep_places(kept, [EUROPE])
    created = recorded(a_group("Database"), request_digest="d-1")
    kept.groups.create(created, kept.groups.roster(EUROPE).with_group(created.group), AUDIT)
    keep_plans(kept, [a_plan()])
    group = created.group.changed(description="Changed", version=2)

    kept.groups.update(
        created.changed(group=group), kept.groups.roster(EUROPE).with_group(group), AUDIT
    )

    assert kept.groups.find("Database") == created.changed(group=group, plan_ids=("p-7",))


def test_an_update_needs_the_version_before_it(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    update(kept, a_group("Database", description="First", version=2))

    with pytest.raises(ConcurrentChange, match="Group Database was changed by somebody else"):
        update(kept, a_group("Database", description="Second", version=2))

    found = kept.groups.find("Database")
    assert found is not None
    assert found.group.description == "First"


def test_what_was_deleted_is_not_updated(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    delete(kept, a_group("Database"))

    with pytest.raises(ConcurrentChange):
        update(kept, a_group("Database", version=2))
    with pytest.raises(ConcurrentChange):
        delete(kept, a_group("Database"))


def test_a_new_name_frees_the_old_one(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database", "db-1")])

    update(kept, a_group("Database", "db-1", name="Storage", version=2))
    create(kept, a_group("g-2", "db-2", name="Database"))

    assert names(kept) == ["Database", "Storage"]


def test_a_name_may_be_written_in_another_way(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])

    update(kept, a_group("Database", name="DATABASE", version=2))

    assert names(kept) == ["DATABASE"]


def test_a_new_name_that_another_group_has_is_refused(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database", "db-1"), a_group("Web", "web-1")])

    with pytest.raises(NameTaken, match="database"):
        update(kept, a_group("Web", "web-1", name="database", version=2))

    assert names(kept) == ["Database", "Web"]


def test_a_deleted_group_leaves_its_name_and_its_servers_free(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database", "db-1")])

    delete(kept, a_group("Database", "db-1"))
    create(kept, a_group("g-2", "db-1", name="Database"))

    assert kept.groups.find("Database") is None
    assert group_of(kept.groups.roster(EUROPE), server_id("db-1")) == "g-2"


def test_a_group_that_a_plan_uses_is_not_deleted(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    keep_plans(kept, [a_plan()])

    with pytest.raises(StillUsed, match="Group Database is used by plan p-7") as refusal:
        delete(kept, a_group("Database"))

    assert refusal.value.users == ("plan p-7",)
    assert names(kept) == ["Database"]


def test_an_outdated_delete_is_told_so_even_where_a_plan_uses_the_group(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    keep_plans(kept, [a_plan(a_wave("Database"))])
    update(kept, a_group("Database", version=2))

    with pytest.raises(ConcurrentChange):
        delete(kept, a_group("Database"))


def test_every_change_leaves_its_audit_record_and_a_refused_one_leaves_none(
    kept: Repositories,
) -> None:
    keep_groups(kept, [a_group("Database")])
    group = a_group("Database", version=2)
    roster = kept.groups.roster(EUROPE).with_group(group)
    changed, refused = an_audit_record("a-1"), an_audit_record("a-2")

    kept.groups.update(recorded(group), roster, changed)
    with pytest.raises(ConcurrentChange):
        kept.groups.update(recorded(group), roster, refused)

    query = AuditQuery.model_validate({"kind": "GROUP", "entity_id": "g-1"})
    assert kept.audit_trail.page(query, PageRequest()).items == (changed,)
