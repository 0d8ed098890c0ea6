"""How the protection of a source server begins and ends."""

from datetime import timedelta
from typing import Any

import pytest

from localcloud.drs.errors import Conflict, ResourceNotFound, ValidationFailed
from tests.support.simulated_drs import NOON, Simulation, extend, stalled


def replication_of(simulation: Simulation, server_id: str) -> dict[str, Any]:  # as JSON
    return dict(simulation.server(server_id)["dataReplicationInfo"])


def points_of(simulation: Simulation, server_id: str) -> int:
    found = simulation.call("DescribeRecoverySnapshots", sourceServerID=server_id, maxResults=1000)
    return len(found["items"])


def states(simulation: Simulation, server_id: str, seconds: int) -> list[str]:
    """In which order the server has them, looked at every ten seconds."""
    seen = [replication_of(simulation, server_id)["dataReplicationState"]]
    for _ in range(seconds // 10):
        simulation.wait(10)
        seen.append(replication_of(simulation, server_id)["dataReplicationState"])
    return list(dict.fromkeys(seen))


def test_stopping_deletes_every_point_in_time() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    before = points_of(simulation, server_id)

    answer = simulation.call("StopReplication", sourceServerID=server_id)

    info = answer["sourceServer"]["dataReplicationInfo"]
    assert before > 30
    assert points_of(simulation, server_id) == 0
    assert info["dataReplicationState"] == "STOPPED"
    assert "lagDuration" not in info


def test_starting_goes_through_eleven_steps_and_an_initial_sync() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    simulation.call("StopReplication", sourceServerID=server_id)

    answer = simulation.call("StartReplication", sourceServerID=server_id)

    initiation = answer["sourceServer"]["dataReplicationInfo"]["dataReplicationInitiation"]
    assert [step["status"] for step in initiation["steps"]] == ["IN_PROGRESS"] + [
        "NOT_STARTED"
    ] * 10
    assert states(simulation, server_id, 3600) == [
        "INITIATING",
        "INITIAL_SYNC",
        "CREATING_SNAPSHOT",
        "CONTINUOUS",
    ]
    assert points_of(simulation, server_id) > 0


def test_the_initial_sync_shows_how_far_it_is() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    simulation.call("StopReplication", sourceServerID=server_id)
    simulation.call("StartReplication", sourceServerID=server_id)
    while replication_of(simulation, server_id)["dataReplicationState"] != "INITIAL_SYNC":
        simulation.wait(10)
    simulation.wait(70)

    info = replication_of(simulation, server_id)

    [disk] = info["replicatedDisks"]
    assert 0 < disk["replicatedStorageBytes"] < disk["totalStorageBytes"]
    assert "etaDateTime" in info


def test_a_server_in_its_initial_sync_cannot_be_launched() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    simulation.call("StopReplication", sourceServerID=server_id)
    simulation.call("StartReplication", sourceServerID=server_id)

    with pytest.raises(Conflict):
        simulation.start(server_id)
    simulation.wait(3600)

    assert simulation.start(server_id)


def test_what_was_planned_before_a_stop_does_not_happen() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    for operation in ("StopReplication", "StartReplication", "StopReplication"):
        simulation.call(operation, sourceServerID=server_id)

    assert states(simulation, server_id, 3600) == ["STOPPED"]


def test_only_a_stopped_server_can_be_started_and_no_stopped_one_stopped() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)

    with pytest.raises(Conflict):
        simulation.call("StartReplication", sourceServerID=server_id)
    simulation.call("StopReplication", sourceServerID=server_id)

    with pytest.raises(Conflict):
        simulation.call("StopReplication", sourceServerID=server_id)


def test_a_retry_lets_a_stalled_server_begin_again_and_keeps_its_points() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1, replication=stalled(since=timedelta(hours=2)))

    answer = simulation.call("RetryDataReplication", sourceServerID=server_id)

    assert answer["dataReplicationInfo"]["dataReplicationState"] == "INITIATING"
    assert "dataReplicationError" not in answer["dataReplicationInfo"]
    assert points_of(simulation, server_id) > 0
    assert states(simulation, server_id, 3600)[-1] == "CONTINUOUS"


def test_no_points_were_taken_while_a_server_was_stalled() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1, replication=stalled(since=timedelta(hours=5)))
    simulation.call("RetryDataReplication", sourceServerID=server_id)
    simulation.wait(3600)

    found = simulation.call("DescribeRecoverySnapshots", sourceServerID=server_id, maxResults=1000)

    moments = sorted(point["expectedTimestamp"] for point in found["items"])
    silent = (NOON - timedelta(hours=5)).isoformat(timespec="microseconds")
    assert not [moment for moment in moments if silent < moment < NOON.isoformat()]


def test_a_healthy_server_needs_no_retry() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)

    with pytest.raises(ValidationFailed):
        simulation.call("RetryDataReplication", sourceServerID=server_id)


def test_a_disconnected_server_has_no_storage_any_more() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)

    answer = simulation.call("DisconnectSourceServer", sourceServerID=server_id)

    info = answer["dataReplicationInfo"]
    assert info["dataReplicationState"] == "DISCONNECTED"
    assert [disk["totalStorageBytes"] for disk in info["replicatedDisks"]] == [0]
    assert points_of(simulation, server_id) == 0


def test_a_server_with_a_recovery_instance_is_not_disconnected() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    simulation.launched(server_id)

    with pytest.raises(Conflict):
        simulation.call("DisconnectSourceServer", sourceServerID=server_id)


def test_only_a_disconnected_server_can_be_deleted() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    with pytest.raises(Conflict):
        simulation.call("DeleteSourceServer", sourceServerID=server_id)
    simulation.call("DisconnectSourceServer", sourceServerID=server_id)

    simulation.call("DeleteSourceServer", sourceServerID=server_id)

    assert simulation.call("DescribeSourceServers") == {"items": []}
    with pytest.raises(ResourceNotFound):
        simulation.call("DeleteSourceServer", sourceServerID=server_id)


@pytest.mark.parametrize("operation", ["StopReplication", "DisconnectSourceServer"])
def test_a_server_in_a_job_stays_protected(operation: str) -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    simulation.start(server_id)

    with pytest.raises(Conflict):
        simulation.call(operation, sourceServerID=server_id)


@pytest.mark.parametrize(
    "operation", ["StartReplication", "StopReplication", "DisconnectSourceServer"]
)
def test_an_extended_server_is_protected_where_it_replicates(operation: str) -> None:
    simulation = Simulation()
    extended, _ = extend(simulation, 1)

    with pytest.raises(Conflict, match="extended"):
        simulation.call(operation, sourceServerID=extended)
