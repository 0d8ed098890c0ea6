"""A configuration imported, entity by entity."""

import pytest

from recovery.domain.audit import EntityKind
from recovery.domain.errors import Invalid
from recovery.domain.people import Role
from recovery.domain.recovery_plan import Wave
from recovery.usecases.configuration.document import Configuration
from recovery.usecases.configuration.exporting import export_configuration
from recovery.usecases.configuration.importing import (
    MOST_CHANGES,
    Imported,
    ImportReport,
    ImportRequest,
    import_configuration,
)
from recovery.usecases.configuration.step import ImportOutcome
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_command,
    a_document_check,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    server_id,
)
from tests.support.memory.people import a_call
from tests.support.memory.world import HUB, MemoryWorld, an_account
from tests.support.play import Play
from tests.support.web_shop import (
    a_shop_plan,
    a_shop_schedule,
    a_web_shop_with_a_plan,
    shows_the_shop,
)

EXPORT = a_call("exportConfiguration")
IMPORT = a_call("importConfiguration", role=Role.ADMINISTRATOR)


def exported(world: MemoryWorld) -> Configuration:
    return export_configuration(world.ports, EXPORT)


def imported(document: Configuration, world: MemoryWorld, **said: object) -> ImportReport:
    request = ImportRequest.model_validate({"document": document} | said)
    return import_configuration(world.ports, IMPORT, request)


def a_shop(*waves: Wave) -> MemoryWorld:
    """The account that the product runs in is registered without a role, as it must be."""
    world = MemoryWorld()
    world.has_accounts(an_account(EUROPE, role_arn=None), an_account(AMERICA))
    world.has_groups(
        a_group("Database", "db-1", location=EUROPE),
        a_group("Web", "web-1", "web-2", location=AMERICA),
    )
    world.has_plans(a_shop_plan(*waves))
    shows_the_shop(world)
    return world


def an_empty_world() -> MemoryWorld:
    """DRS has the servers; nothing is configured yet."""
    world = MemoryWorld()
    shows_the_shop(world)
    return world


def outcomes(report: ImportReport) -> list[tuple[EntityKind, ImportOutcome]]:
    return [(entity.kind, entity.outcome) for entity in report.entities]


def of(name: str, report: ImportReport) -> Imported:
    return next(entity for entity in report.entities if entity.name == name)


def test_what_one_installation_exports_another_one_imports() -> None:
    document, world = exported(a_shop()), an_empty_world()

    report = imported(document, world)

    assert report.is_complete
    assert {outcome for _, outcome in outcomes(report)} == {ImportOutcome.CREATED}
    assert exported(world) == document


RICH = (
    a_wave("Empty", group_ids=(), approval={"instructions": "Ask the owner.", "timeout": "PT1H"}),
    a_wave(
        "Database",
        "Empty",
        actions_before=(an_automation(location=AMERICA),),
        checks=(*a_wave().checks, a_document_check()),
        optional_server_ids=(server_id("db-1"),),
    ),
    a_wave(
        "Web",
        "Database",
        "Empty",
        group_ids=("Web",),
        actions_after=(a_command(on_wave="Database", parameters={"site": ("shop",)}),),
        on_failure="PAUSE",
        threshold={"servers": 1},
        timeout="PT45M",
    ),
)


@pytest.mark.parametrize("waves", [(), RICH[:1], RICH[:2], RICH])
def test_nothing_of_a_plan_is_lost_on_the_way(waves: tuple[Wave, ...]) -> None:
    document, world = exported(a_shop(*waves)), an_empty_world()

    imported(document, world)

    assert exported(world) == document


def test_the_same_document_again_changes_nothing() -> None:
    document, world = exported(a_shop()), an_empty_world()
    imported(document, world)
    records = len(world.kept.audit)

    report = imported(document, world)

    assert report.is_complete
    assert report.counts[ImportOutcome.UNCHANGED] == 5
    assert len(world.kept.audit) == records


def test_only_what_differs_is_changed() -> None:
    world = a_shop()
    document = exported(world)
    (plan,) = document.plans
    database, web = document.groups
    wanted = document.changed(
        groups=(database, web.changed(description="The front.")),
        plans=(plan.changed(description="All that sells."),),
    )

    report = imported(wanted, world)

    assert of("Database", report).outcome is ImportOutcome.UNCHANGED
    assert of("Web", report).outcome is ImportOutcome.UPDATED
    assert of("Web shop", report).outcome is ImportOutcome.UPDATED
    assert exported(world) == wanted


def test_what_the_document_does_not_name_stays() -> None:
    world = a_shop()

    imported(Configuration(), world)

    assert len(world.kept.plans) == 1
    assert len(world.kept.groups) == 2


def test_names_are_the_same_whatever_their_case() -> None:
    world = a_shop()
    document = exported(world)
    (plan,) = document.plans
    shouted = plan.changed(
        waves=tuple(
            wave.changed(groups=tuple(name.upper() for name in wave.groups)) for wave in plan.waves
        )
    )

    report = imported(document.changed(plans=(shouted,)), world)

    assert of("Web shop", report).outcome is ImportOutcome.UNCHANGED


def test_every_change_is_audited_as_part_of_the_import() -> None:
    document, world = exported(a_shop()), an_empty_world()

    imported(document, world)

    assert [(record.operation, record.kind) for record in world.kept.audit] == [
        ("importConfiguration", kind) for kind in ("ACCOUNT", "ACCOUNT", "GROUP", "GROUP", "PLAN")
    ]


def test_a_key_does_not_make_all_new_entities_one() -> None:
    document, world = exported(a_shop()), an_empty_world()
    request = ImportRequest(document=document)

    report = import_configuration(world.ports, IMPORT.changed(key="k-1"), request)

    assert report.is_complete
    assert len(world.kept.groups) == 2


def test_what_is_refused_keeps_nothing_else_out() -> None:
    document, world = exported(a_shop()), MemoryWorld()
    world.shows(a_server("db-1", location=EUROPE))

    report = imported(document, world)

    assert not report.is_complete
    assert of("Database", report).outcome is ImportOutcome.CREATED
    assert of("Web", report).outcome is ImportOutcome.REFUSED
    assert of("Web shop", report).outcome is ImportOutcome.REFUSED
    assert "names groups that do not exist here: Web." in (of("Web shop", report).reason or "")


def test_a_refusal_tells_code_and_reason() -> None:
    world = a_shop()
    document = exported(world)
    world.has_executions(Play(a_shop_schedule(), execution_id="e-9").execution)
    (plan,) = document.plans

    report = imported(document.changed(plans=(plan.changed(description="New."),)), world)

    refused = of("Web shop", report)
    assert refused.code == "STILL_USED"
    assert "execution e-9" in (refused.reason or "")


def test_a_plan_that_makes_no_sense_is_refused_alone() -> None:
    world = a_shop()
    document = exported(world)
    (plan,) = document.plans
    broken = plan.changed(
        name="Broken", waves=(plan.waves[0].changed(depends_on=("Nowhere",)), plan.waves[1])
    )

    report = imported(document.changed(plans=(broken, plan)), world)

    assert of("Broken", report).code == "PLAN_INVALID"
    assert of("Web shop", report).outcome is ImportOutcome.UNCHANGED


def test_an_imported_account_keeps_the_external_id_that_it_has_here() -> None:
    document, world = exported(a_shop()), an_empty_world()
    world.has_accounts(an_account(AMERICA, name="Other name", external_id="only-here"))

    report = imported(document, world)

    record = world.ports.accounts.find(AMERICA.account_id)
    assert of(f"Account {AMERICA.account_id}", report).outcome is ImportOutcome.UPDATED
    assert record is not None
    assert record.account.external_id == "only-here"


def test_the_account_that_the_product_runs_in_needs_no_role_here() -> None:
    document, world = exported(a_web_shop_with_a_plan()), an_empty_world()

    report = imported(document, world)

    record = world.ports.accounts.find(HUB)
    assert of(f"Account {HUB}", report).outcome is ImportOutcome.CREATED
    assert record is not None
    assert record.account.role_arn is None


def test_a_document_with_one_name_twice_is_refused_as_a_whole() -> None:
    world = a_shop()
    document = exported(world)
    (plan,) = document.plans
    twins = (plan.changed(description="One."), plan.changed(name="WEB SHOP"))

    with pytest.raises(Invalid, match="web shop twice"):
        imported(document.changed(plans=twins), world)

    assert exported(world) == document


def test_what_is_too_much_for_one_request_is_done_by_the_next() -> None:
    world, other = an_empty_world(), a_shop()
    names = [f"Plan {number:02}" for number in range(MOST_CHANGES)]
    other.has_plans(*(a_plan(name=name, plan_id=f"q-{name}") for name in names))
    document = exported(other)

    first = imported(document, world)
    second = imported(document, world)

    assert first.counts[ImportOutcome.CREATED] == MOST_CHANGES
    assert first.counts[ImportOutcome.POSTPONED] == 5
    assert not first.is_complete
    assert "Import the document again." in (first.entities[-1].reason or "")
    assert second.counts[ImportOutcome.CREATED] == 5
    assert second.is_complete
    assert exported(world) == document
