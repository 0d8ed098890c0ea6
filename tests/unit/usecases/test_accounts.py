"""Target accounts: registered, changed, verified and deleted."""

import pytest

from recovery.domain.errors import (
    ConcurrentChange,
    Conflicting,
    Invalid,
    NameTaken,
    StillUsed,
    Unknown,
)
from recovery.domain.people import Role
from recovery.ports.estate import AccountCheck
from recovery.ports.paging import PageRequest
from recovery.usecases.accounts import (
    delete_account,
    get_account,
    list_accounts,
    register_account,
    update_account,
    verify_account,
)
from tests.support.builders import AMERICA, EUROPE, a_group
from tests.support.drafts import an_account_change, an_account_draft
from tests.support.memory.people import a_call
from tests.support.memory.world import HUB, MemoryWorld

OTHER = AMERICA.account_id
REGISTER = a_call("registerAccount")
UPDATE = a_call("updateAccount")


def a_world_with_an_account() -> MemoryWorld:
    world = MemoryWorld()
    register_account(world.ports, REGISTER, an_account_draft())
    return world


def test_a_registered_account_is_found() -> None:
    world = MemoryWorld()

    registered = register_account(world.ports, REGISTER, an_account_draft())

    assert get_account(world.ports, a_call("getAccount"), OTHER) == registered
    assert (registered.version, registered.created_by.name) == (1, "Ada")


def test_every_account_gets_an_external_id_of_its_own() -> None:
    world = MemoryWorld()

    first = register_account(world.ports, REGISTER, an_account_draft())
    draft = an_account_draft(account_id=HUB, name="Hub", role_arn=None)
    second = register_account(world.ports, REGISTER, draft)

    assert first.external_id
    assert second.external_id
    assert first.external_id != second.external_id


def test_an_external_id_that_is_given_is_kept() -> None:
    world = MemoryWorld()

    registered = register_account(world.ports, REGISTER, an_account_draft(external_id="agreed-1"))

    assert registered.external_id == "agreed-1"


def test_the_account_of_the_product_is_known_as_the_hub() -> None:
    world = MemoryWorld()

    draft = an_account_draft(account_id=HUB, role_arn=None)
    registered = register_account(world.ports, REGISTER, draft)

    assert registered.is_hub


def test_a_region_that_is_named_twice_counts_once() -> None:
    draft = an_account_draft(regions=("eu-west-1", "us-east-1", "eu-west-1"))

    registered = register_account(MemoryWorld().ports, REGISTER, draft)

    assert registered.regions == ("eu-west-1", "us-east-1")


def test_an_account_without_its_role_is_refused() -> None:
    world = MemoryWorld()

    with pytest.raises(Invalid):
        register_account(world.ports, REGISTER, an_account_draft(role_arn=None))

    assert world.kept.accounts == {}


def test_an_account_is_registered_once() -> None:
    world = a_world_with_an_account()

    with pytest.raises(Conflicting):
        register_account(world.ports, REGISTER, an_account_draft(name="Again"))


def test_a_name_is_taken_whatever_its_case() -> None:
    world = a_world_with_an_account()
    draft = an_account_draft(account_id=HUB, role_arn=None, name="WORKLOADS")

    with pytest.raises(NameTaken):
        register_account(world.ports, REGISTER, draft)


def test_a_repeated_registration_finds_what_it_registered() -> None:
    world = MemoryWorld()
    call = a_call("registerAccount", key="k-1")

    first = register_account(world.ports, call, an_account_draft())
    again = register_account(world.ports, call, an_account_draft())

    assert again == first
    assert len(world.kept.audit) == 1


def test_a_key_that_comes_with_another_account_registers_nothing() -> None:
    world = MemoryWorld()
    call = a_call("registerAccount", key="k-1")
    register_account(world.ports, call, an_account_draft())

    with pytest.raises(Conflicting):
        register_account(world.ports, call, an_account_draft(name="Another"))


def test_accounts_are_listed_by_name_in_pages() -> None:
    world = a_world_with_an_account()
    draft = an_account_draft(account_id=HUB, role_arn=None, name="Another")
    register_account(world.ports, REGISTER, draft)
    call = a_call("listAccounts")

    first = list_accounts(world.ports, call, PageRequest(limit=1))
    second = list_accounts(world.ports, call, PageRequest(limit=1, token=first.next_token))

    assert [one.name for one in (*first.items, *second.items)] == ["Another", "Workloads"]
    assert second.next_token is None


def test_only_who_may_change_accounts_sees_external_ids() -> None:
    world = a_world_with_an_account()

    seen = get_account(world.ports, a_call("getAccount", role=Role.VIEWER), OTHER)

    assert seen.external_id is None


def test_what_a_viewer_may_not_do_is_told_with_the_role_that_may() -> None:
    world = a_world_with_an_account()

    seen = get_account(world.ports, a_call("getAccount", role=Role.VIEWER), OTHER)

    assert {one.action: one.is_allowed for one in seen.allowed_actions} == {
        "updateAccount": False,
        "deleteAccount": False,
        "verifyAccount": False,
    }
    assert all("Administrator" in (one.why_not or "") for one in seen.allowed_actions)


def test_a_change_keeps_the_external_id_and_counts_the_version() -> None:
    world = a_world_with_an_account()
    before = get_account(world.ports, a_call("getAccount"), OTHER)
    change = an_account_change(name="Renamed", regions=("us-east-1", "eu-west-1"))

    changed = update_account(world.ports, UPDATE, OTHER, change)

    assert (changed.name, changed.regions) == ("Renamed", ("us-east-1", "eu-west-1"))
    assert changed.external_id == before.external_id
    assert changed.version == 2


def test_a_change_is_audited_with_before_and_after() -> None:
    world = a_world_with_an_account()

    update_account(world.ports, UPDATE, OTHER, an_account_change(name="Renamed"))

    record = world.kept.audit[-1]
    assert (record.before or {})["name"] == "Workloads"
    assert (record.after or {})["name"] == "Renamed"


def test_a_change_of_an_older_version_is_refused() -> None:
    world = a_world_with_an_account()
    update_account(world.ports, UPDATE, OTHER, an_account_change(name="Renamed"))

    with pytest.raises(ConcurrentChange):
        update_account(world.ports, UPDATE, OTHER, an_account_change(name="Late"))


def test_a_change_can_not_take_the_role_away() -> None:
    world = a_world_with_an_account()

    with pytest.raises(Invalid):
        update_account(world.ports, UPDATE, OTHER, an_account_change(role_arn=None))


def test_a_region_with_groups_stays() -> None:
    world = a_world_with_an_account()
    world.has_groups(a_group("Web", location=AMERICA))

    with pytest.raises(StillUsed, match="Web"):
        update_account(world.ports, UPDATE, OTHER, an_account_change(regions=(EUROPE.region,)))


def test_a_deleted_account_is_gone() -> None:
    world = a_world_with_an_account()

    delete_account(world.ports, a_call("deleteAccount"), OTHER, version=1)

    with pytest.raises(Unknown):
        get_account(world.ports, a_call("getAccount"), OTHER)


def test_an_account_with_groups_is_not_deleted() -> None:
    world = a_world_with_an_account()
    world.has_groups(a_group("Web", location=AMERICA))

    with pytest.raises(StillUsed, match="Web"):
        delete_account(world.ports, a_call("deleteAccount"), OTHER, version=1)


def test_another_version_than_the_one_that_was_seen_is_not_deleted() -> None:
    world = a_world_with_an_account()

    with pytest.raises(ConcurrentChange):
        delete_account(world.ports, a_call("deleteAccount"), OTHER, version=2)


def test_an_account_passes_when_every_check_does() -> None:
    world = a_world_with_an_account()
    passed = AccountCheck(name="Role", is_passed=True, detail="It can be assumed.")
    failed = AccountCheck(name="DRS", region="us-east-1", is_passed=False, detail="Not set up.")
    world.verifier.by_account[OTHER] = (passed, failed)

    found = verify_account(world.ports, a_call("verifyAccount"), OTHER)

    assert not found.is_passed
    assert found.checks == (passed, failed)


def test_what_nobody_registered_is_unknown() -> None:
    world = MemoryWorld()

    with pytest.raises(Unknown):
        verify_account(world.ports, a_call("verifyAccount"), OTHER)
