"""Which DRS quota a plan waits for, and whether a network keeps them."""

from datetime import timedelta

import pytest

from recovery.domain.brain.room import Limit
from recovery.domain.rehearsal.network import Activity, Lasting
from recovery.domain.rehearsal.quotas import binding_quota, keeps_quotas
from recovery.domain.rehearsal.timeline import BindingQuota, Stage
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_inventory,
    server_id,
    some_limits,
)
from tests.support.rehearsals import a_plan_today, a_run

SIDE_BY_SIDE = a_plan(a_wave("Database"), a_wave("App"), a_wave("Web"))
HOSTNAMES = {"Database": ("db-1", "db-2"), "App": ("app-1",), "Web": ("web-1",)}
JOB_OF_DATABASE, JOB_OF_APP = (1, ("db-1", "db-2")), (2, ("app-1",))


def test_a_plan_with_room_for_all_its_jobs_waits_for_no_quota() -> None:
    assert binding_quota(a_run(SIDE_BY_SIDE, HOSTNAMES)) is None


def test_the_quota_of_jobs_is_named_with_the_jobs_it_delays_and_how_long() -> None:
    run = a_run(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(jobs=1))

    quota = binding_quota(run)

    assert quota == BindingQuota(
        location=EUROPE, limit=Limit.JOBS, jobs_delayed=2, waited=timedelta(seconds=500 + 1000)
    )


def test_the_quota_of_servers_in_jobs_is_named_where_that_binds() -> None:
    run = a_run(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(servers_in_jobs=3))

    quota = binding_quota(run)

    assert quota == BindingQuota(
        location=EUROPE,
        limit=Limit.SERVERS_IN_JOBS,
        jobs_delayed=1,
        waited=timedelta(seconds=500),
    )


def test_of_two_regions_the_one_that_is_waited_for_longer_is_named() -> None:
    near, far = ("db-1", "db-2"), ("web-1", "web-2", "web-3")
    servers = [a_server(name) for name in near] + [a_server(name, location=AMERICA) for name in far]
    groups = [a_group(name, name) for name in near]
    groups += [a_group(name, name, location=AMERICA) for name in far]
    plan = a_plan(*(a_wave(name) for name in (*near, *far)))

    run = a_run(plan, inventory=an_inventory(*servers, groups=groups), limits=some_limits(jobs=1))

    quota = binding_quota(run)
    assert quota is not None
    assert (quota.location, quota.jobs_delayed) == (AMERICA, 2)


def test_a_job_that_gave_up_waiting_counts_as_delayed() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App", timeout=timedelta(minutes=5)))

    quota = binding_quota(a_run(plan, HOSTNAMES, limits=some_limits(jobs=1)))

    assert quota is not None
    assert (quota.jobs_delayed, quota.waited) == (1, timedelta(minutes=5))


def a_launch(job: tuple[int, tuple[str, ...]], starts_at: float) -> Activity:
    wave, hostnames = job
    return Activity(
        wave=wave,
        stage=Stage.LAUNCH,
        starts_at=starts_at,
        lasting=Lasting(launched=500, ended=600),
        after=(),
        server_ids=tuple(server_id(hostname) for hostname in hostnames),
    )


@pytest.mark.parametrize(
    ("stated", "second_starts_at", "is_kept"),
    [
        ({"jobs": 2}, 0, True),
        ({"jobs": 1}, 499, False),
        ({"jobs": 1}, 500, True),
        ({"servers_in_jobs": 3}, 0, True),
        ({"servers_in_jobs": 2}, 499, False),
        ({"servers_in_jobs": 2}, 500, True),
    ],
)
def test_quotas_are_kept_when_jobs_that_overlap_fit_into_them(
    stated: dict[str, object], second_starts_at: float, *, is_kept: bool
) -> None:
    schedule = a_plan_today(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(**stated))
    network = [a_launch(JOB_OF_DATABASE, 0), a_launch(JOB_OF_APP, second_starts_at)]

    assert keeps_quotas(network, schedule) is is_kept


def test_a_network_without_jobs_keeps_all_quotas() -> None:
    assert keeps_quotas([], a_plan_today())
