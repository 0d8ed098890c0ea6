"""Drills and recoveries from the request to the end, by the product's own code over the twin."""

from datetime import timedelta

from localcloud.drs.inprocess import client
from recovery.domain.execution.execution import Status
from recovery.domain.value import Location
from tests.support.builders import a_wave
from tests.support.engine.state_machine import UNHURRIED
from tests.support.engine.stories import (
    a_chain,
    is_launched_once,
    launch_jobs,
    launched,
    live_instances,
    locks_held,
    ready,
    server_states,
    wave_states,
)
from tests.support.engine.virtual_engine import VirtualEngine
from tests.support.simulated_aws import SimulatedAws
from tests.support.simulated_drs import NOON, WINDOWS, a_server, stalled

HOUR = timedelta(hours=1)
ELSEWHERE = Location(account_id="444455556666", region="eu-central-1")


def test_waves_are_launched_one_after_the_other_and_all_servers_become_healthy() -> None:
    engine = ready(*a_chain(), servers=3)

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert launched(engine) == [frozenset(engine.servers[name]) for name in engine.servers]
    assert {each.status for each in server_states(engine, execution_id).values()} == {"HEALTHY"}
    assert len(live_instances(engine)) == 9
    assert all(job.is_drill for job in launch_jobs(engine))


def test_a_wave_begins_only_when_those_before_it_are_healthy() -> None:
    engine = ready(*a_chain())

    engine.start()
    engine.run()

    for before, after in zip(launch_jobs(engine), launch_jobs(engine)[1:], strict=False):
        instances = engine.aws.place.ec2.instances
        targets = {item.target_instance_id for item in before.log if item.target_instance_id}
        checked = [instances[id_].checked_at for id_ in targets]
        assert all(at and at <= after.created_at for at in checked)


def test_people_are_told_of_the_start_and_of_the_end() -> None:
    engine = ready(a_wave())

    engine.start()
    engine.run()

    subjects = [notice.subject for notice in engine.notices.published]
    assert subjects == ["Drill of Web shop started", "Drill of Web shop has ended"]


def test_at_the_end_no_server_is_locked() -> None:
    engine = ready(a_wave())

    execution_id = engine.start()
    assert locks_held(engine) == [execution_id]
    engine.run()

    assert locks_held(engine) == []


def test_a_drill_cleans_up_after_itself() -> None:
    engine = ready(*a_chain())

    execution_id = engine.start(cleanup_after=HOUR)
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert live_instances(engine) == []
    assert {each.status for each in server_states(engine, execution_id).values()} == {"TERMINATED"}
    assert engine.notices.published[-1].subject.endswith("cleaned up")


def test_instances_are_terminated_on_request_when_a_drill_is_over() -> None:
    engine = ready(a_wave())
    execution_id = engine.start()
    engine.run()

    engine.run_for(HOUR)
    engine.ask("terminateInstances", execution_id)
    engine.run()

    assert live_instances(engine) == []
    assert {each.status for each in server_states(engine, execution_id).values()} == {"TERMINATED"}


def test_what_an_earlier_drill_left_is_replaced() -> None:
    engine = ready(a_wave())
    engine.start()
    engine.run()

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert len(live_instances(engine)) == 2


def test_a_real_recovery_is_no_drill_for_drs() -> None:
    engine = ready(a_wave())

    execution_id = engine.start(mode="RECOVERY")
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert [job.initiated_by for job in launch_jobs(engine)] == ["START_RECOVERY"]


def test_a_dry_run_decides_everything_and_launches_nothing() -> None:
    engine = ready(*a_chain())

    execution_id = engine.start(is_dry_run=True)
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert launch_jobs(engine) == []
    assert wave_states(engine, execution_id) == ["COMPLETED"] * 3


def test_servers_of_two_accounts_and_regions_are_recovered_in_one_plan() -> None:
    engine = VirtualEngine()
    there = engine.aws.world.place(ELSEWHERE.account_id, ELSEWHERE.region)
    there.drs.is_initialized = True
    drs = client(engine.aws.world, ELSEWHERE.account_id, ELSEWHERE.region)
    far = [engine.aws.add_to(there, a_server(there, number)) for number in (901, 902)]
    engine.has_servers("Database", 2)
    engine.has_group("App", *far, location=ELSEWHERE)
    ready(a_wave("Database"), a_wave("App", "Database"), a_wave("Web"), engine=engine)

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert is_launched_once(engine)
    instances = drs.describe_recovery_instances(filters={})["items"]
    assert {each["sourceServerID"] for each in instances} == set(far)


def test_a_thousand_servers_are_recovered() -> None:
    engine = VirtualEngine(latencies=UNHURRIED)
    engine.has_servers("Windows", 400, os=WINDOWS)
    engine.has_servers("Linux", 600)
    engine.has_plan(a_wave("Linux"), a_wave("Windows", "Linux"))

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert is_launched_once(engine)
    assert len(live_instances(engine)) == 1000


def test_a_server_whose_source_is_silent_is_launched_from_its_last_point() -> None:
    engine = VirtualEngine()
    silent = stalled(since=timedelta(hours=3))
    engine.has_servers("Database", 1, replication=silent)
    engine.has_plan(a_wave("Database"))

    execution_id = engine.start()
    engine.run()

    [state] = server_states(engine, execution_id).values()
    assert state.status == "HEALTHY"
    assert state.instance.point_in_time is not None
    assert state.instance.point_in_time <= NOON - timedelta(hours=3)


def test_servers_are_recovered_to_a_moment_of_the_past() -> None:
    engine = ready(a_wave())
    moment = NOON - timedelta(hours=2)

    execution_id = engine.start(point_in_time={"kind": "NOT_AFTER", "at": moment})
    engine.run()

    states = server_states(engine, execution_id).values()
    points = [state.instance.point_in_time for state in states if state.status == "HEALTHY"]
    assert len(points) == 2
    assert all(moment - HOUR < point <= moment for point in points if point)


def test_two_drills_at_once_do_not_meet() -> None:
    engine = ready(a_wave("Database"))
    engine.has_servers("Mail", 2)
    mail = engine.has_plan(a_wave("Mail"), plan_id="p-8", name="Mail")

    first, second = engine.start(), engine.start(mail)
    engine.run()

    assert engine.execution(first).status is Status.COMPLETED
    assert engine.execution(second).status is Status.COMPLETED
    assert is_launched_once(engine)


def test_the_same_seed_tells_the_same_story() -> None:
    stories = []
    for _ in range(2):
        engine = ready(*a_chain(), engine=VirtualEngine(SimulatedAws(seed=3)))
        execution_id = engine.start()
        engine.run()
        stories.append(engine.told(execution_id))

    assert stories[0] == stories[1]
