"""What a timeline draws."""

from datetime import timedelta

from recovery.domain.rehearsal.timeline import Timeline
from recovery.domain.rehearsal.timings import Span
from tests.support.builders import (
    a_command,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    server_id,
    some_limits,
)
from tests.support.rehearsals import STEADY, a_timeline, an_inventory_with, seconds, spans

SIDE_BY_SIDE = a_plan(a_wave("Database"), a_wave("Web"))
HOSTNAMES = {"Database": ("db-1",), "Web": ("web-1",)}


def bars(timeline: Timeline) -> list[tuple[str, float, float]]:
    return [(bar.name, seconds(bar.starts_at), seconds(bar.ends_at)) for bar in timeline.waves]


def test_a_wave_is_drawn_stage_by_stage() -> None:
    wave = a_wave(approval={}, actions_before=[an_automation()], actions_after=[a_command()])

    timeline = a_timeline(a_plan(wave), timings=STEADY.changed(approval=Span(mean=90)))

    (bar,) = timeline.waves
    assert spans(bar.stretches) == [
        (1, "APPROVAL", 0, 90),
        (1, "PREPARATION", 90, 120),
        (1, "LAUNCH", 120, 620),
        (1, "CHECKS", 620, 720),
        (1, "CLOSING", 720, 750),
    ]
    assert bars(timeline) == [("Database", 0, 750)]


def test_stages_that_took_no_time_are_not_drawn() -> None:
    timeline = a_timeline(a_plan(a_wave(checks=[])))

    (bar,) = timeline.waves
    assert spans(bar.stretches) == [(1, "LAUNCH", 0, 500)]


def test_jobs_side_by_side_are_drawn_from_the_first_beginning_to_the_last_end() -> None:
    timeline = a_timeline(
        hostnames={"Database": ("db-1", "db-2")},
        limits=some_limits(servers_per_job=1, servers_in_jobs=1),
    )

    (bar,) = timeline.waves
    assert spans(bar.stretches) == [
        (1, "QUOTA", 0, 500),
        (1, "LAUNCH", 0, 1000),
        (1, "CHECKS", 500, 1100),
    ]


def test_a_wave_that_waits_for_room_shows_the_quota() -> None:
    timeline = a_timeline(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(jobs=1))

    _, web = timeline.waves
    assert spans(web.stretches)[0] == (2, "QUOTA", 0, 500)
    assert bars(timeline) == [("Database", 0, 600), ("Web", 0, 1100)]


def test_the_critical_path_leaves_a_wave_where_it_frees_the_quota() -> None:
    timeline = a_timeline(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(jobs=1))

    assert spans(timeline.critical_path) == [
        (1, "LAUNCH", 0, 500),
        (2, "LAUNCH", 500, 1000),
        (2, "CHECKS", 1000, 1100),
    ]


def test_only_waves_on_the_critical_path_are_critical() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Web", actions_after=[an_automation()]))

    timeline = a_timeline(plan, HOSTNAMES)

    assert {bar.name: bar.is_critical for bar in timeline.waves} == {"Database": False, "Web": True}


def test_each_server_is_drawn_with_its_launch_and_its_health() -> None:
    servers = (a_server("db-1"), a_server("db-2", os="WINDOWS"))
    inventory = an_inventory(*servers, groups=(a_group("Database", "db-1", "db-2"),))

    timeline = a_timeline(inventory=inventory)

    drawn = {
        bar.server_id: (seconds(bar.starts_at), seconds(bar.launched_at), seconds(bar.healthy_at))
        for bar in timeline.servers
    }
    assert drawn == {server_id("db-1"): (0, 500, 1200), server_id("db-2"): (0, 1200, 1500)}


def test_a_server_that_is_left_stopped_is_done_when_it_is_launched() -> None:
    group = a_group(launch_settings={"launch_disposition": "STOPPED"})

    timeline = a_timeline(inventory=an_inventory(groups=(group,)))

    (bar,) = timeline.servers
    assert bar.launched_at == bar.healthy_at


def test_a_replaced_instance_adds_the_time_of_its_removal() -> None:
    old = {"instance_id": "i-0123456789abcdef0", "is_drill": True}

    timeline = a_timeline(inventory=an_inventory_with(instance=old))

    assert spans(timeline.critical_path)[0] == (1, "LAUNCH", 0, 540)


def test_a_wave_that_never_began_has_no_bar() -> None:
    plan = a_plan(a_wave("Database", timeout=timedelta(minutes=5)), a_wave("Web", "Database"))

    timeline = a_timeline(plan, HOSTNAMES)

    assert bars(timeline) == [("Database", 0, 300)]
    assert timeline.servers == ()


def test_a_wave_without_servers_has_a_bar_without_length() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Pause", "Database", group_ids=[], checks=[]))

    timeline = a_timeline(plan, HOSTNAMES)

    assert bars(timeline) == [("Database", 0, 600), ("Pause", 600, 600)]


def test_a_job_that_outlives_its_wave_is_drawn_to_the_end_of_the_wave() -> None:
    hurried = a_wave("Database", timeout=timedelta(minutes=5), on_failure="CONTINUE")

    timeline = a_timeline(a_plan(hurried, a_wave("Web")), HOSTNAMES, limits=some_limits(jobs=1))

    database, _ = timeline.waves
    assert spans(database.stretches) == [(1, "LAUNCH", 0, 300)]
    assert spans(timeline.critical_path)[0] == (1, "LAUNCH", 0, 500)
