"""Jobs as they were captured from the real service: events, offsets, answers."""

from datetime import timedelta

import pytest

from localcloud.faults import Fail
from tests.support.simulated_drs import (
    Simulation,
    captured_pace,
    stalled,
)


def a_captured_simulation() -> Simulation:
    simulation = Simulation()
    simulation.place.drs.knobs = captured_pace()
    return simulation


def test_a_job_is_answered_before_it_has_begun() -> None:
    simulation = Simulation()
    first, second = simulation.add_servers(2)

    wanted = [{"sourceServerID": first}, {"sourceServerID": second}]
    job = simulation.call("StartRecovery", sourceServers=wanted, isDrill=True)["job"]

    assert job == {
        "jobID": job["jobID"],
        "arn": f"arn:aws:drs:us-west-2:111122223333:job/{job['jobID']}",
        "type": "LAUNCH",
        "initiatedBy": "START_DRILL",
        "creationDateTime": "2026-08-22T12:00:00.000000+00:00",
        "status": "PENDING",
        "participatingServers": [
            {"sourceServerID": first, "launchStatus": "PENDING"},
            {"sourceServerID": second, "launchStatus": "PENDING"},
        ],
        "tags": {},
    }


def test_a_drill_of_two_small_linux_servers_takes_the_captured_time() -> None:
    simulation = a_captured_simulation()
    first, second = simulation.add_servers(2)

    job_id = simulation.launched(first, second)

    trace = [(event, seconds) for seconds, event, _ in simulation.log(job_id)]
    assert [event for event, _ in trace] == [
        "JOB_START",
        *["SNAPSHOT_START"] * 2,
        *["SNAPSHOT_END"] * 2,
        *["CONVERSION_START"] * 2,
        *["CONVERSION_END"] * 2,
        *["LAUNCH_START"] * 2,
        *["LAUNCH_END"] * 2,
        "JOB_END",
    ]
    captured = [0.4, 0.8, 0.8, 1.0, 1.0, 52.9, 52.9, 250, 250, 251, 251, 529, 531, 533]
    assert [seconds for _, seconds in trace] == pytest.approx(captured, abs=1.5)


def test_every_event_carries_what_is_known_by_then() -> None:
    simulation = a_captured_simulation()
    (server_id,) = simulation.add_servers(1)

    job_id = simulation.launched(server_id)

    known = {event: data for _, event, data in simulation.log(job_id)}
    (instance,) = simulation.instances()
    assert known["JOB_START"] == known["JOB_END"] == {}
    assert known["CONVERSION_START"] == known["LAUNCH_START"] == {"sourceServerID": server_id}
    assert known["CONVERSION_END"].keys() == {"sourceServerID", "conversionServerID"}
    assert known["LAUNCH_END"] == {
        "sourceServerID": server_id,
        "targetInstanceID": instance["ec2InstanceID"],
    }


def test_servers_stay_pending_until_each_of_them_is_launched() -> None:
    simulation = Simulation()
    servers = simulation.add_servers(3)
    job_id = simulation.start(*servers)

    seen: dict[str, set[str]] = {}
    while (job := simulation.job(job_id))["status"] != "COMPLETED":
        seen.setdefault(job["status"], set()).update(simulation.statuses(job_id).values())
        simulation.wait(0.2)

    assert seen == {"PENDING": {"PENDING"}, "STARTED": {"PENDING", "LAUNCHED"}}
    assert set(simulation.statuses(job_id).values()) == {"LAUNCHED"}


def test_a_launch_in_progress_is_shown_if_the_world_wants_it() -> None:
    simulation = a_captured_simulation()
    simulation.place.drs.knobs.shows_in_progress = True
    (server_id,) = simulation.add_servers(1)
    job_id = simulation.start(server_id)

    simulation.wait(300)

    assert simulation.statuses(job_id) == {server_id: "IN_PROGRESS"}


def test_a_completed_job_does_not_name_its_instances() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)

    job_id = simulation.launched(server_id)

    job = simulation.job(job_id)
    assert job["participatingServers"] == [
        {"sourceServerID": server_id, "launchStatus": "LAUNCHED"}
    ]
    assert job["endDateTime"] > job["creationDateTime"]


def test_a_completed_job_names_its_instances_if_the_world_wants_it() -> None:
    simulation = Simulation()
    simulation.place.drs.knobs.names_instance_in_job = True
    (server_id,) = simulation.add_servers(1)

    job_id = simulation.launched(server_id)

    (participant,) = simulation.job(job_id)["participatingServers"]
    (instance,) = simulation.instances()
    assert participant["recoveryInstanceID"] == instance["recoveryInstanceID"]


@pytest.mark.parametrize(("is_drill", "said"), [(True, "TRUE"), (False, "FALSE")])
def test_each_server_has_its_own_event_when_the_job_ends(is_drill: bool, said: str) -> None:  # noqa: FBT001  # parametrized
    simulation = Simulation()
    first, second = simulation.add_servers(2)
    simulation.world.faults.add(Fail(phase="LAUNCH", server=second))

    job_id = simulation.launched(first, second, is_drill=is_drill)

    told = {event.resources[0]: dict(event.detail) for event in simulation.events}
    assert {event.detail_type for event in simulation.events} == {"DRS Source Server Launch Result"}
    assert told == {
        f"arn:aws:drs:us-west-2:111122223333:source-server/{server_id}": {
            "state": f"RECOVERY_LAUNCH_{result}",
            "job-id": job_id,
            "is-drill": said,
        }
        for server_id, result in ((first, "SUCCEEDED"), (second, "FAILED"))
    }


def test_the_result_of_a_launch_is_told_at_the_source_server() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    before = simulation.server(server_id)

    job_id = simulation.start(server_id)
    during = simulation.server(server_id)
    simulation.wait(3600)

    assert before["lastLaunchResult"] == "NOT_STARTED"
    assert before["lifeCycle"]["lastLaunch"] == {"initiated": {}}
    assert during["lastLaunchResult"] == "PENDING"
    after = simulation.server(server_id)
    assert after["lastLaunchResult"] == "SUCCEEDED"
    assert after["lifeCycle"]["lastLaunch"] == {
        "initiated": {
            "apiCallDateTime": "2026-08-22T12:00:00.000000+00:00",
            "jobID": job_id,
            "type": "DRILL",
        },
        "status": "LAUNCHED",
    }


def test_a_drill_destroys_the_live_instance_of_a_recovery() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    simulation.launched(server_id, is_drill=False)
    (live,) = simulation.instances()

    job_id = simulation.launched(server_id, is_drill=True)

    (instance,) = simulation.instances()
    assert simulation.names(job_id)[:4] == [
        "JOB_START",
        "CLEANUP_START",
        "CLEANUP_END",
        "SNAPSHOT_START",
    ]
    assert (live["isDrill"], instance["isDrill"]) == (False, True)
    assert instance["jobID"] == job_id
    assert simulation.server(server_id)["recoveryInstanceId"] == instance["recoveryInstanceID"]


def test_one_server_is_cleaned_up_and_the_other_finds_no_capacity() -> None:
    simulation = Simulation()
    first, second = simulation.add_servers(2)
    simulation.launched(first)
    simulation.world.faults.add(Fail(phase="LAUNCH", server=second))

    job_id = simulation.launched(first, second)

    log = simulation.log(job_id)
    cleaned = [data["sourceServerID"] for _, event, data in log if event == "CLEANUP_END"]
    begun = [seconds for seconds, event, _ in log if event == "LAUNCH_START"]
    ((failed, _, data),) = [item for item in log if item[1] == "LAUNCH_FAILED"]
    assert cleaned == [first]
    assert simulation.job(job_id)["status"] == "COMPLETED"
    assert simulation.statuses(job_id) == {first: "LAUNCHED", second: "FAILED"}
    assert failed - begun[0] == pytest.approx(600)
    assert data["rawError"].startswith(
        "An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation"
    )


def test_a_failed_launch_leaves_a_server_without_any_instance() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    simulation.launched(server_id, is_drill=False)
    simulation.world.faults.add(Fail(phase="LAUNCH"))

    simulation.launched(server_id)

    assert simulation.instances() == []
    assert "recoveryInstanceId" not in simulation.server(server_id)
    assert simulation.server(server_id)["lastLaunchResult"] == "FAILED"


def test_a_dead_source_is_recovered_from_its_last_point_in_time() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1, replication=stalled(since=timedelta(minutes=7)))

    job_id = simulation.launched(server_id, is_drill=False)

    assert simulation.names(job_id)[:4] == [
        "JOB_START",
        "SNAPSHOT_START",
        "USING_PREVIOUS_SNAPSHOT",
        "CONVERSION_START",
    ]
    (instance,) = simulation.instances()
    assert instance["pointInTimeSnapshotDateTime"] == "2026-08-22T11:50:00.000000+00:00"


def test_a_dead_source_whose_points_were_deleted_meanwhile_cannot_be_launched() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1, replication=stalled(since=timedelta(minutes=7)))
    job_id = simulation.start(server_id)

    simulation.place.drs.source_servers[server_id].replication.first_point_at = None
    simulation.wait(3600)

    assert "USING_PREVIOUS_SNAPSHOT_FAILED" in simulation.names(job_id)
    assert simulation.statuses(job_id) == {server_id: "FAILED"}


def test_a_launch_from_a_chosen_point_takes_no_snapshot() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    points = simulation.call("DescribeRecoverySnapshots", sourceServerID=server_id)["items"]
    chosen = points[3]

    wanted = [{"sourceServerID": server_id, "recoverySnapshotID": chosen["snapshotID"]}]
    job_id = simulation.call("StartRecovery", sourceServers=wanted)["job"]["jobID"]
    simulation.wait(3600)

    (instance,) = simulation.instances()
    assert simulation.names(job_id)[:2] == ["JOB_START", "CONVERSION_START"]
    assert simulation.log(job_id)[1][0] < 2
    assert instance["pointInTimeSnapshotDateTime"] == chosen["timestamp"]
