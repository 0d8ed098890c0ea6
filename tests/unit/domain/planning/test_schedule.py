"""What a plan comes to today."""

from recovery.domain.planning.schedule import Schedule
from tests.support.builders import a_plan, a_schedule, a_wave, an_inventory_of, server_id

PLAN = a_plan(a_wave("Database"), a_wave("App", "Database"), a_wave("Web", "App", "Database"))
INVENTORY = an_inventory_of({"Database": ("db-1",), "App": ("app-1",), "Web": ("web-1", "web-2")})


def test_dependencies_are_known_by_wave_number() -> None:
    schedule = a_schedule(PLAN, INVENTORY)

    needed = schedule.needs

    assert needed == {1: (), 2: (1,), 3: (2, 1)}


def test_a_wave_is_found_by_its_number() -> None:
    schedule = a_schedule(PLAN, INVENTORY)

    wave = schedule.wave(2)

    assert wave.name == "App"


def test_a_schedule_knows_its_servers() -> None:
    schedule = a_schedule(PLAN, INVENTORY)

    server_ids = schedule.server_ids

    assert server_ids == {server_id(name) for name in ("db-1", "app-1", "web-1", "web-2")}


def test_a_schedule_survives_a_round_trip_through_json() -> None:
    schedule = a_schedule(PLAN, INVENTORY)

    read = Schedule.model_validate_json(schedule.model_dump_json())

    assert read == schedule
