"""The real brain on a virtual clock."""

from datetime import timedelta

from recovery.domain.brain.room import Limit
from recovery.domain.execution.execution import Status
from recovery.domain.rehearsal.timings import Span
from tests.support.builders import (
    AMERICA,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    some_limits,
)
from tests.support.rehearsals import STEADY, a_run, at

SIDE_BY_SIDE = a_plan(a_wave("Database"), a_wave("Web"))
CHAIN = a_plan(a_wave("Database"), a_wave("Web", "Database"))
HOSTNAMES = {"Database": ("db-1",), "Web": ("web-1",)}


def test_a_rehearsal_is_a_drill_that_ends_complete() -> None:
    run = a_run()

    assert run.execution.is_drill
    assert run.is_complete
    assert run.end.at == at(600)


def test_waves_that_depend_on_nothing_run_side_by_side() -> None:
    run = a_run(SIDE_BY_SIDE, HOSTNAMES)

    assert set(run.asked.values()) == {at(0)}
    assert run.end.at == at(600)


def test_a_wave_is_launched_when_the_one_before_it_is_done() -> None:
    run = a_run(CHAIN, HOSTNAMES)

    assert sorted(run.asked.values()) == [at(0), at(600)]
    assert run.queued == {}


def test_a_job_without_room_is_noted_with_the_quota_and_the_time() -> None:
    run = a_run(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(jobs=1))

    (second,) = run.queued
    assert run.queued[second] == (at(0), Limit.JOBS)
    assert run.asked[second] == at(500)


def test_accounts_and_regions_do_not_share_their_quotas() -> None:
    servers = (a_server("db-1"), a_server("web-1", location=AMERICA))
    groups = [
        {"group_id": server.hostname, "name": server.hostname, "location": server.location}
        | {"selection": {"kind": "SERVERS", "server_ids": [server.server_id]}}
        for server in servers
    ]
    plan = a_plan(a_wave("Database", group_ids=["db-1"]), a_wave("Web", group_ids=["web-1"]))

    run = a_run(plan, inventory=an_inventory(*servers, groups=groups), limits=some_limits(jobs=1))

    assert run.queued == {}
    assert run.end.at == at(600)


def test_the_stages_of_a_wave_are_noted_with_the_moment_they_began() -> None:
    plan = a_plan(a_wave(approval={}))

    run = a_run(plan, timings=STEADY.changed(approval=Span(mean=90)))

    assert run.stages[1] == {
        "AWAITING_APPROVAL": at(0),
        "LAUNCHING": at(90),
        "CHECKING": at(590),
        "COMPLETED": at(690),
    }


def test_a_plan_whose_time_limit_is_too_short_ends_in_failure() -> None:
    run = a_run(a_plan(a_wave(timeout=timedelta(minutes=5))))

    assert run.end.outcome is Status.FAILED
    assert run.end.at == at(300)
    assert not run.is_complete


def test_a_time_limit_shorter_than_an_answer_of_aws_ends_the_rehearsal_too() -> None:
    plan = a_plan(a_wave(timeout=timedelta(seconds=1)))

    run = a_run(plan, timings=STEADY.changed(answer=Span(mean=2)))

    assert run.end.outcome is Status.FAILED
    assert run.end.at == at(2)


def test_a_job_held_up_by_a_failure_elsewhere_does_not_wait_for_a_quota() -> None:
    endless = an_automation(timeout=timedelta(seconds=600))
    failing = a_wave("Web", actions_before=[endless], on_failure="PAUSE", checks=[])
    plan = a_plan(a_wave("Database"), a_wave("App", "Database"), failing)
    hostnames = {**HOSTNAMES, "App": ("app-1",)}

    run = a_run(plan, hostnames, timings=STEADY.changed(document=Span(mean=900)))

    assert run.end.outcome is Status.PARTIAL
    assert run.queued == {}
    assert max(run.asked.values()) == at(600)
