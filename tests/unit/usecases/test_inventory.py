"""What DRS knows: seen lately, read again, or as it was seen last."""

from datetime import timedelta

from recovery.ports.estate import Blind
from recovery.usecases.inventory import LATELY, READ_NOW, PlaceProblem, survey
from tests.support.builders import AMERICA, EUROPE, NOON, a_server
from tests.support.memory.world import MemoryWorld

REFUSED = Blind(location=EUROPE, code="ACCESS_DENIED", reason="The role lacks a permission.")


def test_what_was_never_seen_is_read_and_kept() -> None:
    world = MemoryWorld()
    world.shows(a_server("db-1"))

    found = survey(world.ports, (EUROPE,), LATELY)

    assert [server.hostname for server in found.servers] == ["db-1"]
    assert world.sights.kept.keys() == {EUROPE}


def test_what_was_seen_lately_is_not_read_again() -> None:
    world = MemoryWorld()
    world.shows(a_server("db-1"))
    survey(world.ports, (EUROPE,), LATELY)
    world.clock.forward(LATELY - timedelta(seconds=1))

    found = survey(world.ports, (EUROPE,), LATELY)

    assert world.estate.looked == [EUROPE]
    (place,) = found.places
    assert (place.at, place.age_seconds, place.is_stale) == (NOON, 119, False)


def test_what_is_too_old_is_read_again() -> None:
    world = MemoryWorld()
    world.shows(a_server("db-1"))
    survey(world.ports, (EUROPE,), LATELY)
    world.clock.forward(LATELY)
    world.shows(a_server("db-2"))

    found = survey(world.ports, (EUROPE,), LATELY)

    assert [server.hostname for server in found.servers] == ["db-2"]


def test_whoever_wants_it_read_now_gets_nothing_from_before() -> None:
    world = MemoryWorld()
    world.shows(a_server("db-1"))
    survey(world.ports, (EUROPE,), READ_NOW)

    survey(world.ports, (EUROPE,), READ_NOW)

    assert world.estate.looked == [EUROPE, EUROPE]


def test_a_sight_from_a_clock_that_is_ahead_is_not_trusted() -> None:
    world = MemoryWorld()
    world.estate.show(a_server("db-1"), at=NOON + timedelta(minutes=1))
    survey(world.ports, (EUROPE,), LATELY)

    (place,) = survey(world.ports, (EUROPE,), LATELY).places

    assert world.estate.looked == [EUROPE, EUROPE]
    assert place.age_seconds == 0


def test_a_place_that_fails_shows_what_was_seen_last_and_why() -> None:
    world = MemoryWorld()
    world.shows(a_server("db-1"))
    survey(world.ports, (EUROPE,), LATELY)
    world.clock.forward(LATELY)
    world.estate.put(REFUSED)

    found = survey(world.ports, (EUROPE,), LATELY)

    (place,) = found.places
    assert [server.hostname for server in found.servers] == ["db-1"]
    assert place.is_stale
    assert place.problem == PlaceProblem(code=REFUSED.code, reason=REFUSED.reason)


def test_a_place_that_was_never_seen_and_fails_has_no_age() -> None:
    world = MemoryWorld()
    world.estate.put(REFUSED)

    (place,) = survey(world.ports, (EUROPE,), LATELY).places

    assert (place.at, place.age_seconds, place.is_stale) == (None, None, False)
    assert place.problem is not None


def test_a_place_that_fails_hides_no_other() -> None:
    world = MemoryWorld()
    world.shows(a_server("web-1", location=AMERICA))
    world.estate.put(REFUSED)

    found = survey(world.ports, (EUROPE, AMERICA), LATELY)

    assert [server.hostname for server in found.servers] == ["web-1"]
    assert [place.problem is None for place in found.places] == [False, True]


def test_a_place_that_is_named_twice_is_read_once() -> None:
    world = MemoryWorld()
    world.shows(a_server("db-1"))

    found = survey(world.ports, (EUROPE, EUROPE), LATELY)

    assert len(found.places) == 1
    assert world.estate.looked == [EUROPE]


def test_nothing_is_looked_at_where_nothing_is_asked() -> None:
    world = MemoryWorld()

    found = survey(world.ports, (), READ_NOW)

    assert (found.places, found.servers, found.inventory().at) == ((), (), NOON)


def test_an_inventory_is_as_old_as_its_oldest_part() -> None:
    world = MemoryWorld()
    world.shows(a_server("db-1"))
    survey(world.ports, (EUROPE,), LATELY)
    world.clock.forward(timedelta(minutes=1))
    world.shows(a_server("web-1", location=AMERICA))

    inventory = survey(world.ports, (EUROPE, AMERICA), LATELY).inventory()

    assert inventory.at == NOON
    assert [server.hostname for server in inventory.servers] == ["db-1", "web-1"]


def test_an_inventory_names_what_it_could_not_reach_and_keeps_its_servers() -> None:
    world = MemoryWorld()
    world.shows(a_server("db-1"))
    survey(world.ports, (EUROPE,), READ_NOW)
    world.estate.put(REFUSED)

    inventory = survey(world.ports, (EUROPE,), READ_NOW).inventory()

    assert inventory.unreachable == (EUROPE,)
    assert [server.hostname for server in inventory.servers] == ["db-1"]
