"""Servers into DRS jobs, within what DRS allows."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from recovery.domain.limits import DrsLimits, Limits, LocationLimits
from recovery.domain.planning.packing import batches, pack
from recovery.domain.planning.schedule import PlannedJob, ScheduledServer
from tests.support.builders import AMERICA, EUROPE, a_scheduled_server, server_id, some_limits

LOCATIONS = st.sampled_from([EUROPE, AMERICA])
SERVERS = st.lists(LOCATIONS, max_size=40).map(
    lambda locations: [
        a_scheduled_server(f"web-{number}", location=location)
        for number, location in enumerate(locations)
    ]
)
LIMITS = st.builds(
    DrsLimits,
    servers_per_job=st.integers(1, 12),
    servers_in_jobs=st.integers(1, 20),
    jobs=st.integers(1, 5),
)


def test_101_servers_fill_one_job_and_open_a_second() -> None:
    servers = [a_scheduled_server(f"web-{number}") for number in range(101)]

    jobs = pack(servers, Limits())

    assert [len(job.server_ids) for job in jobs] == [100, 1]


def test_a_job_stays_in_one_account_and_region() -> None:
    servers = [
        a_scheduled_server("web-1", location=EUROPE),
        a_scheduled_server("web-2", location=AMERICA),
        a_scheduled_server("web-3", location=EUROPE),
    ]

    jobs = pack(servers, Limits())

    assert jobs == (
        PlannedJob(location=EUROPE, server_ids=(server_id("web-1"), server_id("web-3"))),
        PlannedJob(location=AMERICA, server_ids=(server_id("web-2"),)),
    )


def test_each_account_and_region_has_its_own_limits() -> None:
    narrow = LocationLimits(location=AMERICA, limits=DrsLimits(servers_per_job=1))
    servers = [
        a_scheduled_server(f"web-{number}", location=location)
        for number, location in enumerate((EUROPE, EUROPE, AMERICA, AMERICA))
    ]

    jobs = pack(servers, Limits(known=(narrow,)))

    assert [len(job.server_ids) for job in jobs] == [2, 1, 1]


def test_a_server_that_is_given_twice_is_packed_once() -> None:
    server = a_scheduled_server("web-1")

    jobs = pack([server, server], Limits())

    assert [job.server_ids for job in jobs] == [(server_id("web-1"),)]


def test_no_job_is_larger_than_what_may_be_in_jobs() -> None:
    servers = [a_scheduled_server(f"web-{number}") for number in range(3)]

    jobs = pack(servers, some_limits(servers_per_job=100, servers_in_jobs=2))

    assert [len(job.server_ids) for job in jobs] == [2, 1]


def test_550_servers_start_500_of_them_at_once() -> None:
    servers = [a_scheduled_server(f"web-{number}") for number in range(550)]

    first, second = batches(pack(servers, Limits()), DrsLimits())

    assert [len(job.server_ids) for job in first] == [100] * 5
    assert [len(job.server_ids) for job in second] == [50]


def test_a_batch_has_no_more_jobs_than_allowed() -> None:
    servers = [a_scheduled_server(f"web-{number}") for number in range(5)]
    limits = DrsLimits(servers_per_job=1, jobs=2)

    together = batches(pack(servers, Limits(default=limits)), limits)

    assert [len(jobs) for jobs in together] == [2, 2, 1]


def test_nothing_needs_no_batch() -> None:
    together = batches((), DrsLimits())

    assert together == ()


@given(SERVERS, LIMITS)
def test_every_server_is_in_exactly_one_job_of_its_place(
    servers: list[ScheduledServer], limits: DrsLimits
) -> None:
    jobs = pack(servers, Limits(default=limits))

    packed = [(server_id, job.location) for job in jobs for server_id in job.server_ids]
    assert sorted(packed, key=str) == sorted(
        ((server.server_id, server.location) for server in servers), key=str
    )


@given(SERVERS, LIMITS)
def test_jobs_keep_the_order_of_the_servers(
    servers: list[ScheduledServer], limits: DrsLimits
) -> None:
    jobs = pack(servers, Limits(default=limits))

    for location in (EUROPE, AMERICA):
        packed = [job.server_ids for job in jobs if job.location == location]
        given_order = [server.server_id for server in servers if server.location == location]
        assert list(chain.from_iterable(packed)) == given_order


@given(SERVERS, LIMITS)
def test_only_the_last_job_of_a_place_may_be_smaller(
    servers: list[ScheduledServer], limits: DrsLimits
) -> None:
    jobs = pack(servers, Limits(default=limits))

    full = min(limits.servers_per_job, limits.servers_in_jobs)
    for location in (EUROPE, AMERICA):
        sizes = [len(job.server_ids) for job in jobs if job.location == location]
        assert all(size == full for size in sizes[:-1])
        assert all(0 < size <= full for size in sizes[-1:])


@given(SERVERS, LIMITS)
def test_a_batch_always_fits_into_the_limits(
    servers: list[ScheduledServer], limits: DrsLimits
) -> None:
    here = [server for server in servers if server.location == EUROPE]
    jobs = pack(here, Limits(default=limits))

    together = batches(jobs, limits)

    assert tuple(chain.from_iterable(together)) == jobs
    for batch in together:
        assert len(batch) <= limits.jobs
        assert sum(len(job.server_ids) for job in batch) <= limits.servers_in_jobs
