"""Launches apart from the plain case: Windows, origins, staging accounts."""

import pytest

from tests.support.simulated_drs import (
    NOON,
    REGION,
    STAGING_ACCOUNT,
    WINDOWS,
    Simulation,
    extend,
    protected,
)


def test_windows_is_converted_longer_and_linux_does_not_wait_for_it() -> None:
    simulation = Simulation()
    (linux,) = simulation.add_servers(1)
    (windows,) = simulation.add_servers(1, os=WINDOWS)

    job_id = simulation.launched(linux, windows)

    ends = {
        data["sourceServerID"]: seconds
        for seconds, event, data in simulation.log(job_id)
        if event == "LAUNCH_END"
    }
    assert 400 < ends[linux] < 700
    assert 900 < ends[windows] < 1900


def test_an_instance_tells_where_it_comes_from() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1, replication=protected())

    job_id = simulation.launched(server_id)

    (instance,) = simulation.instances()
    machine = simulation.place.ec2.instances[instance["ec2InstanceID"]]
    assert instance["ec2InstanceID"] == instance["recoveryInstanceID"]
    assert instance["ec2InstanceState"] == "RUNNING"
    assert instance["pointInTimeSnapshotDateTime"] == "2026-08-22T12:00:00.800000+00:00"
    assert instance["failback"]["state"] == "FAILBACK_NOT_STARTED"
    assert machine.tags["drs.amazonaws.com-job"] == job_id
    assert machine.tags["drs.amazonaws.com-source-server"] == server_id


def test_what_replicates_in_a_staging_account_is_converted_there_first() -> None:
    simulation = Simulation()
    server_id, replicating_id = extend(simulation, 7)

    job_id = simulation.launched(server_id)

    staging = simulation.world.place(STAGING_ACCOUNT, REGION)
    (staged,) = staging.drs.jobs.values()
    assert (staged.type, staged.initiated_by) == ("CREATE_CONVERTED_SNAPSHOT", "TARGET_ACCOUNT")
    assert [each.source_server_id for each in staged.participants] == [replicating_id]
    assert staged.ended_at
    snapshot_end = next(at for at, event, _ in simulation.log(job_id) if event == "SNAPSHOT_END")
    assert (staged.ended_at - NOON).total_seconds() == pytest.approx(snapshot_end, abs=0.01)
    assert simulation.statuses(job_id) == {server_id: "LAUNCHED"}


def test_a_staging_account_without_room_fails_the_snapshot() -> None:
    simulation = Simulation()
    server_id, _ = extend(simulation, 7)
    simulation.world.place(STAGING_ACCOUNT, REGION).quotas["L-D88FAC3A"] = 0

    job_id = simulation.launched(server_id)

    assert "SNAPSHOT_FAIL" in simulation.names(job_id)
    assert simulation.statuses(job_id) == {server_id: "FAILED"}
