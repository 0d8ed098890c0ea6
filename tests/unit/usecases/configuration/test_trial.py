"""An import that is only tried out."""

import pytest

from recovery.domain.errors import NameTaken
from recovery.domain.value import Location
from recovery.ports.paging import PageRequest
from recovery.usecases.account_view import AccountDraft
from recovery.usecases.accounts import delete_account, register_account
from recovery.usecases.configuration.document import Configuration
from recovery.usecases.configuration.exporting import export_configuration
from recovery.usecases.configuration.importing import (
    ImportReport,
    ImportRequest,
    import_configuration,
)
from recovery.usecases.configuration.step import ImportOutcome
from recovery.usecases.configuration.trial import on_trial
from recovery.usecases.groups.saving import delete_group
from recovery.usecases.plans.plans import delete_plan
from tests.support.builders import AMERICA, EUROPE, a_group, server_id
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld, an_account
from tests.support.web_shop import a_shop_plan, shows_the_shop

EXPORT = a_call("exportConfiguration")
IMPORT = a_call("importConfiguration")
FRANKFURT = Location(account_id=AMERICA.account_id, region="eu-central-1")


def a_shop() -> MemoryWorld:
    world = MemoryWorld()
    world.has_accounts(an_account(EUROPE, role_arn=None), an_account(AMERICA))
    world.has_groups(
        a_group("Database", "db-1", location=EUROPE), a_group("Web", "web-1", location=AMERICA)
    )
    world.has_plans(a_shop_plan())
    shows_the_shop(world)
    return world


def tried(document: Configuration, world: MemoryWorld) -> ImportReport:
    request = ImportRequest(document=document, is_dry_run=True)
    return import_configuration(world.ports, IMPORT, request)


def done(document: Configuration, world: MemoryWorld) -> ImportReport:
    return import_configuration(world.ports, IMPORT, ImportRequest(document=document))


def test_a_trial_changes_nothing() -> None:
    document, world = export_configuration(a_shop().ports, EXPORT), MemoryWorld()
    shows_the_shop(world)

    report = tried(document, world)

    assert report.counts[ImportOutcome.CREATED] == 5
    assert (world.kept.accounts, world.kept.groups, world.kept.plans) == ({}, {}, {})
    assert world.kept.audit == []


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"groups": ({"description": "Changed."}, {})},
        {"groups": ({"selection": {"kind": "SERVERS", "server_ids": [server_id("web-2")]}}, {})},
        {"groups": ({"location": FRANKFURT}, {})},
        {"groups": ({}, {"name": "Rival", "location": AMERICA})},
        {"accounts": ({}, {"regions": ("eu-central-1",)})},
        {"accounts": ({"name": "Account 444455556666 "}, {"name": "Renamed"})},
        {"accounts": ({"name": "Renamed"}, {"regions": ("eu-central-1", "us-east-1")})},
        {"plans": ({"description": "Changed."},)},
        {"plans": ({"name": "Another", "waves": ()},)},
    ],
)
def test_a_trial_tells_what_the_import_does(change: dict[str, tuple[object, ...]]) -> None:
    world = a_shop()
    document = changed(export_configuration(world.ports, EXPORT), change)

    trial = tried(document, world)
    real = done(document, world)

    assert trial.entities == real.entities


def test_an_account_name_that_is_taken_is_refused_in_a_trial_too() -> None:
    world = a_shop()
    draft = AccountDraft(
        account_id="777788889999",
        name=f"ACCOUNT {AMERICA.account_id}",
        regions=("eu-west-1",),
        role_arn="arn:aws:iam::777788889999:role/recovery",
    )

    with pytest.raises(NameTaken):
        register_account(on_trial(world.ports), IMPORT, draft)


def test_deletions_are_remembered_too() -> None:
    world = a_shop()
    world.has_groups(a_group("Mail", "web-2", location=EUROPE))
    ports = on_trial(world.ports)

    delete_plan(ports, IMPORT, "p-7", 1)
    delete_group(ports, IMPORT, "Mail", 1)
    delete_account(ports, IMPORT, AMERICA.account_id, 1)

    assert ports.plans.find("p-7") is None
    assert ports.groups.find("Mail") is None
    assert ports.groups.roster(EUROPE).groups.keys() == {"Database"}
    assert len(ports.accounts.page(PageRequest()).items) == 1
    assert (len(world.kept.plans), len(world.kept.groups)) == (1, 3)


def changed(document: Configuration, change: dict[str, tuple[object, ...]]) -> Configuration:
    """``change``: for each kind what is different in the first entity, in the second."""
    said = document.model_dump(by_alias=False)
    for kind, each in change.items():
        for entity, differences in zip(said[kind], each, strict=True):
            assert isinstance(differences, dict)
            entity.update(differences)
    return Configuration.model_validate(said, by_name=True)
