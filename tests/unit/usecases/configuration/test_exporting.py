"""The configuration of an installation as a document."""

from dataclasses import replace

import pytest

from recovery.domain.errors import ConcurrentChange
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import GroupRecord
from recovery.usecases.configuration.exporting import export_configuration
from tests.support.builders import a_group, a_plan, a_wave
from tests.support.memory.groups import MemoryGroups
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld
from tests.support.web_shop import a_web_shop_with_a_plan

EXPORT = a_call("exportConfiguration")


class HasNoGroupsYet(MemoryGroups):
    def page(self, request: PageRequest) -> Page[GroupRecord]:
        return super().page(request).changed(items=())


def test_plans_name_their_groups_instead_of_ids() -> None:
    world = MemoryWorld()
    world.has_groups(a_group("Database", group_id="g-1"))
    world.has_plans(a_plan(a_wave("Tier 1", group_ids=("g-1",))))

    document = export_configuration(world.ports, EXPORT)

    (plan,) = document.plans
    assert plan.waves[0].groups == ("Database",)
    assert "g-1" not in document.model_dump_json()


def test_accounts_are_there_without_their_external_ids() -> None:
    world = a_web_shop_with_a_plan()

    document = export_configuration(world.ports, EXPORT)

    (account_id, *_) = [account.account_id for account in document.accounts]
    record = world.ports.accounts.find(account_id)
    assert record is not None
    assert record.account.external_id not in document.model_dump_json()


def test_everything_is_there_however_many_pages_it_has() -> None:
    world = MemoryWorld()
    names = [f"Group {number:03}" for number in range(201)]
    world.has_groups(*(a_group(name, f"host-{name[-3:]}") for name in names))

    document = export_configuration(world.ports, EXPORT)

    assert [group.name for group in document.groups] == names


def test_a_document_that_would_contradict_itself_is_refused() -> None:
    world = a_web_shop_with_a_plan()
    ports = replace(world.ports, groups=HasNoGroupsYet(world.kept))

    with pytest.raises(ConcurrentChange, match="configuration"):
        export_configuration(ports, EXPORT)
