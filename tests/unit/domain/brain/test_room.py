"""What DRS still allows in each account and Region."""

from datetime import timedelta

from recovery.domain.execution.commands import StartRecovery
from recovery.domain.execution.facts import CapacityObserved
from recovery.domain.value import Location
from tests.support.builders import (
    AMERICA,
    EUROPE,
    NOON,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_inventory,
    some_limits,
)
from tests.support.play import Play, a_begun_play, a_play

SIDE_BY_SIDE = a_plan(a_wave("Database"), a_wave("App"), a_wave("Web"))
HOSTNAMES = {"Database": ("db-1", "db-2"), "App": ("app-1", "app-2"), "Web": ("web-1",)}


def others_use(
    jobs: int, servers: int, *, location: Location = EUROPE, at: timedelta = timedelta()
) -> CapacityObserved:
    return CapacityObserved(at=NOON + at, location=location, jobs=jobs, servers=servers)


def launching(play: Play) -> list[int]:
    """The waves whose launch waits for an answer."""
    return [start.wave for start in play.asked(StartRecovery)]


def test_jobs_beyond_the_quota_wait_in_plan_order() -> None:
    play = a_begun_play(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(jobs=2))

    assert launching(play) == [1, 2]
    assert f"Wave Web: 1 server held up: 2 of 2 DRS jobs are running in {EUROPE}." in play.waits


def test_a_job_starts_as_soon_as_another_has_ended() -> None:
    play = a_begun_play(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(jobs=2))
    job = play.job_of("db-1", "db-2")

    play.step(play.job_ends(job))

    assert launching(play) == [2, 3]


def test_servers_in_jobs_are_counted_also_before_drs_has_answered() -> None:
    play = a_begun_play(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(servers_in_jobs=3))

    play.step()

    assert launching(play) == [1, 3]
    assert f"Wave App: 2 servers held up: 3 of 3 servers are in DRS jobs in {EUROPE}." in play.waits


def test_a_large_wave_is_launched_in_jobs_of_the_allowed_size() -> None:
    hostnames = {"Database": tuple(f"db-{number}" for number in range(1, 6))}

    play = a_begun_play(hostnames=hostnames, limits=some_limits(servers_per_job=2))

    assert [len(start.servers) for start in play.asked(StartRecovery)] == [2, 2, 1]


def test_a_job_of_others_takes_room() -> None:
    play = a_play(a_plan(a_wave("Web")), HOSTNAMES, limits=some_limits(servers_in_jobs=3))

    play.step(others_use(1, 3))

    assert launching(play) == []


def test_jobs_of_others_elsewhere_take_no_room_here() -> None:
    play = a_play(a_plan(a_wave("Web")), HOSTNAMES, limits=some_limits(jobs=1))

    play.step(others_use(1, 1, location=AMERICA))

    assert launching(play) == [1]


def test_a_look_elsewhere_does_not_forget_what_was_seen_here() -> None:
    play = a_play(a_plan(a_wave("Web")), HOSTNAMES, limits=some_limits(jobs=1))

    play.step(others_use(1, 1), others_use(0, 0, location=AMERICA))

    assert launching(play) == []


def test_a_newer_look_at_the_jobs_of_others_frees_room() -> None:
    play = a_play(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(jobs=2))
    play.step(others_use(2, 10))

    play.step(others_use(1, 5, at=timedelta(seconds=30)))

    assert launching(play) == [1]


def test_an_older_look_at_the_jobs_of_others_is_ignored() -> None:
    play = a_play(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(jobs=2))
    play.step(others_use(2, 10, at=timedelta(seconds=30)))

    play.step(others_use(0, 0))

    assert launching(play) == []


def test_each_account_and_region_has_room_of_its_own() -> None:
    inventory = an_inventory(
        a_server("db-1"),
        a_server("app-1", location=AMERICA),
        groups=(a_group("Database", "db-1"), a_group("App", "app-1", location=AMERICA)),
    )

    play = a_begun_play(
        a_plan(a_wave("Database"), a_wave("App")),
        inventory=inventory,
        limits=some_limits(jobs=1),
    )

    assert launching(play) == [1, 2]
