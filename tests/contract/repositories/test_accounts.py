"""Target accounts, kept: none goes while groups need it."""

import pytest

from recovery.domain.errors import ConcurrentChange, Conflicting, NameTaken, StillUsed
from recovery.domain.target_account import TargetAccount
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.paging import PageRequest
from recovery.ports.records import AccountRecord
from tests.support.builders import AMERICA, EUROPE, a_group, a_tag_group
from tests.support.memory.people import an_audit_record, saved
from tests.support.repositories import Repositories, an_account, keep_accounts, keep_groups

AUDIT = an_audit_record()
REGIONS = ("eu-west-1", "eu-central-1")


def recorded(account: TargetAccount) -> AccountRecord:
    return AccountRecord(account=account, saved=saved())


def update(kept: Repositories, account: TargetAccount, before: TargetAccount) -> None:
    kept.accounts.update(recorded(account), recorded(before), AUDIT)


def names(kept: Repositories) -> list[str]:
    return [record.account.name for record in kept.accounts.all()]


def test_an_account_is_found_as_it_was_registered(kept: Repositories) -> None:
    record = recorded(an_account(EUROPE, regions=REGIONS)).changed(request_digest="d-1")

    kept.accounts.register(record, AUDIT)

    assert kept.accounts.find(EUROPE.account_id) == record
    assert kept.accounts.find(AMERICA.account_id) is None
    assert kept.accounts.find(f"NAME#account {EUROPE.account_id}") is None


def test_accounts_are_listed_by_name(kept: Repositories) -> None:
    keep_accounts(kept, [an_account(EUROPE, name="shop"), an_account(AMERICA, name="Back office")])

    page = kept.accounts.page(PageRequest(limit=1))

    assert names(kept) == ["Back office", "shop"]
    assert [record.account.name for record in page.items] == ["Back office"]


def test_an_account_is_registered_once(kept: Repositories) -> None:
    keep_accounts(kept, [an_account(EUROPE)])

    with pytest.raises(Conflicting, match="exists already"):
        kept.accounts.register(recorded(an_account(EUROPE, name="Other")), AUDIT)

    assert names(kept) == [f"Account {EUROPE.account_id}"]


def test_a_name_is_taken_however_it_is_written(kept: Repositories) -> None:
    keep_accounts(kept, [an_account(EUROPE, name="Shop")])

    with pytest.raises(NameTaken, match="SHOP"):
        kept.accounts.register(recorded(an_account(AMERICA, name="SHOP")), AUDIT)

    assert names(kept) == ["Shop"]


def test_an_update_needs_the_version_before_it(kept: Repositories) -> None:
    before = an_account(EUROPE, name="Shop")
    keep_accounts(kept, [before])
    update(kept, before.changed(name="Store", version=2), before)

    with pytest.raises(ConcurrentChange):
        update(kept, before.changed(name="Market", version=2), before)
    with pytest.raises(ConcurrentChange):
        kept.accounts.delete(recorded(before), AUDIT)

    assert names(kept) == ["Store"]


def test_a_region_that_has_groups_stays(kept: Repositories) -> None:
    before = an_account(EUROPE, name="Shop", regions=REGIONS)
    keep_accounts(kept, [before])
    keep_groups(kept, [a_group("Database"), a_tag_group("Web", tags={"tier": "web"})])

    with pytest.raises(StillUsed, match="group Database, group Web") as refusal:
        update(kept, before.changed(regions=("eu-central-1",), version=2), before)

    assert refusal.value.users == ("group Database", "group Web")
    assert kept.accounts.find(EUROPE.account_id) == recorded(before)


def test_a_region_without_groups_may_go(kept: Repositories) -> None:
    before = an_account(EUROPE, name="Shop", regions=REGIONS)
    keep_accounts(kept, [before])
    keep_groups(kept, [a_group("Database")])
    after = before.changed(regions=("eu-west-1",), version=2)

    update(kept, after, before)

    assert kept.accounts.find(EUROPE.account_id) == recorded(after)


def test_an_account_goes_after_its_last_group(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    record = kept.accounts.find(EUROPE.account_id)
    group = kept.groups.find("Database")
    assert record is not None
    assert group is not None

    with pytest.raises(StillUsed, match="group Database"):
        kept.accounts.delete(record, AUDIT)
    kept.groups.delete(group, kept.groups.roster(EUROPE).without_group("Database"), AUDIT)
    kept.accounts.delete(record, AUDIT)

    assert names(kept) == []


def test_a_deleted_account_leaves_its_name_free(kept: Repositories) -> None:
    account = an_account(EUROPE, name="Shop")
    keep_accounts(kept, [account])

    kept.accounts.delete(recorded(account), AUDIT)
    keep_accounts(kept, [an_account(AMERICA, name="Shop")])

    assert names(kept) == ["Shop"]


def test_every_change_leaves_its_audit_record_and_a_refused_one_leaves_none(
    kept: Repositories,
) -> None:
    account = recorded(an_account(EUROPE))
    registered, refused = an_audit_record("a-1"), an_audit_record("a-2")

    kept.accounts.register(account, registered)
    with pytest.raises(Conflicting):
        kept.accounts.register(account, refused)

    query = AuditQuery.model_validate({"kind": "GROUP", "entity_id": "g-1"})
    assert kept.audit_trail.page(query, PageRequest()).items == (registered,)
