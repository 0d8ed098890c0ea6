"""Groups, plans and accounts in lists: by name, each once, however long the pages are."""

from collections.abc import Callable

import pytest

from recovery.domain.errors import PageTokenInvalid
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import AccountRecord, GroupRecord, PlanRecord
from tests.support.builders import EUROPE, a_plan, a_tag_group, a_wave
from tests.support.repositories import (
    Repositories,
    an_account,
    keep_accounts,
    keep_groups,
    keep_plans,
)

NAMES = ("web", "App", "database", "Zoo", "cache", "éclair", "Web 2")
BY_NAME = sorted(NAMES, key=str.casefold)


@pytest.fixture(autouse=True)
def named(kept: Repositories) -> None:
    """A group, a plan and an account for each of the names."""
    for number, name in enumerate(NAMES):
        account = EUROPE.changed(account_id=f"{number:012}")
        keep_accounts(kept, [an_account(account, name=name)])
        keep_groups(kept, [a_tag_group(name, tags={"name": name}, location=account)])
        keep_plans(kept, [a_plan(a_wave(name), plan_id=f"p-{number}", name=name)])


def groups(kept: Repositories, request: PageRequest) -> Page[str]:
    return names_in(kept.groups.page(request))


def plans(kept: Repositories, request: PageRequest) -> Page[str]:
    return names_in(kept.plans.page(request))


def accounts(kept: Repositories, request: PageRequest) -> Page[str]:
    return names_in(kept.accounts.page(request))


def names_in(page: Page[GroupRecord] | Page[PlanRecord] | Page[AccountRecord]) -> Page[str]:
    return Page(items=tuple(map(name_of, page.items)), next_token=page.next_token)


def name_of(record: GroupRecord | PlanRecord | AccountRecord) -> str:
    match record:
        case GroupRecord(group=group):
            return group.name
        case PlanRecord(plan=plan):
            return plan.name
        case AccountRecord(account=account):
            return account.name


Listed = Callable[[Repositories, PageRequest], Page[str]]
every_list = pytest.mark.parametrize("listed", [groups, plans, accounts])


@every_list
@pytest.mark.parametrize("limit", [1, 2, 7, 200])
def test_pages_tell_each_once_by_name(kept: Repositories, listed: Listed, limit: int) -> None:
    page = listed(kept, PageRequest(limit=limit))
    names = list(page.items)

    while page.next_token:
        page = listed(kept, PageRequest(limit=limit, token=page.next_token))
        names += page.items

    assert names == BY_NAME


@every_list
@pytest.mark.parametrize("token", ["", "nonsense", "bm9uc2Vuc2U=", "ünsinn", "e30=", "=", "a"])
def test_a_token_that_nobody_gave_is_refused(
    kept: Repositories, listed: Listed, token: str
) -> None:
    with pytest.raises(PageTokenInvalid):
        listed(kept, PageRequest(token=token))


def test_a_token_of_one_list_is_none_of_another(kept: Repositories) -> None:
    token = groups(kept, PageRequest(limit=1)).next_token

    with pytest.raises(PageTokenInvalid):
        plans(kept, PageRequest(token=token))
