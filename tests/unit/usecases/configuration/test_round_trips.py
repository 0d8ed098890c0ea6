"""Whatever is configured comes through a document unchanged."""

from hypothesis import given
from hypothesis import strategies as st

from recovery.domain.recovery_plan import Wave
from recovery.usecases.configuration.document import Configuration
from recovery.usecases.configuration.exporting import export_configuration
from recovery.usecases.configuration.importing import (
    ImportReport,
    ImportRequest,
    import_configuration,
)
from recovery.usecases.configuration.step import ImportOutcome
from tests.support.builders import AMERICA, EUROPE, a_group, a_plan, a_server, a_wave
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld, an_account

NAMES = ("Database", "app", "Straße", "Web  tier", "メール", "ŒUVRE")
SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "right_sizing": st.sampled_from(["NONE", "BASIC"]),
        "copy_tags": st.booleans(),
        "instance_type": st.just("m5.large"),
    },
)


def a_world() -> MemoryWorld:
    """DRS has a server for each name, in both accounts."""
    world = MemoryWorld()
    for place in (EUROPE, AMERICA):
        world.shows(*(a_server(_host(name, place.region), location=place) for name in NAMES))
    return world


def _host(name: str, region: str) -> str:
    return f"{region[:2]}-{NAMES.index(name)}"


@st.composite
def _waves(draw: st.DrawFn, names: list[str]) -> tuple[Wave, ...]:
    """A wave for each group, and each may wait for any before it."""
    return tuple(
        a_wave(
            f"Wave {name}",
            *draw(st.lists(st.sampled_from([f"Wave {n}" for n in names[:at]]), unique=True))
            if at
            else (),
            group_ids=(name,),
            on_failure=draw(st.sampled_from(["STOP", "CONTINUE", "PAUSE"])),
        )
        for at, name in enumerate(names)
    )


@st.composite
def _worlds(draw: st.DrawFn) -> MemoryWorld:
    world = a_world()
    world.has_accounts(an_account(EUROPE, role_arn=None), an_account(AMERICA, name="Ärzte"))
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    for name in names:
        place = draw(st.sampled_from([EUROPE, AMERICA]))
        listed = a_group(name, _host(name, place.region)).selection
        tagged = {"kind": "TAGS", "tags": {"tier": name}}
        world.has_groups(
            a_group(
                name,
                location=place,
                selection=draw(st.sampled_from([listed, tagged])),
                launch_settings=draw(SETTINGS),
            )
        )
    for number in range(draw(st.integers(0, 3))):
        chosen = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
        waves = draw(_waves(chosen))
        world.has_plans(a_plan().changed(plan_id=f"q-{number}", name=f"P{number}", waves=waves))
    return world


def exported(world: MemoryWorld) -> Configuration:
    return export_configuration(world.ports, a_call("exportConfiguration"))


def imported(request: ImportRequest, world: MemoryWorld) -> ImportReport:
    return import_configuration(world.ports, a_call("importConfiguration"), request)


@given(_worlds())
def test_an_import_elsewhere_exports_the_same_document_again(world: MemoryWorld) -> None:
    document, elsewhere = exported(world), a_world()

    trial = imported(ImportRequest(document=document, is_dry_run=True), elsewhere)
    first = imported(ImportRequest(document=document), elsewhere)
    second = imported(ImportRequest(document=document), elsewhere)

    assert first.is_complete
    assert trial.entities == first.entities
    assert exported(elsewhere) == document
    assert {entity.outcome for entity in second.entities} <= {ImportOutcome.UNCHANGED}


@given(_worlds())
def test_a_document_survives_its_journey_as_json(world: MemoryWorld) -> None:
    document = exported(world)

    assert Configuration.model_validate_json(document.model_dump_json()) == document
