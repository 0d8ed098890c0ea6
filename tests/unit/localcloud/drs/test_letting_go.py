"""DRS lets go of recovery instances."""

import pytest

from localcloud.drs.errors import Conflict, ResourceNotFound
from tests.support.simulated_drs import Simulation


def with_instance() -> tuple[Simulation, str]:
    simulation = Simulation()
    simulation.launched(*simulation.add_servers(1))
    [instance] = simulation.instances()
    return simulation, instance["recoveryInstanceID"]


def test_a_disconnected_instance_replicates_nothing_and_its_machine_runs_on() -> None:
    simulation, instance_id = with_instance()

    simulation.call("DisconnectRecoveryInstance", recoveryInstanceID=instance_id)

    [instance] = simulation.instances()
    assert instance["dataReplicationInfo"]["dataReplicationState"] == "DISCONNECTED"
    assert [
        disk["totalStorageBytes"] for disk in instance["dataReplicationInfo"]["replicatedDisks"]
    ] == [0]
    assert instance["ec2InstanceState"] == "RUNNING"


def test_a_deleted_instance_is_forgotten_by_drs_and_runs_on() -> None:
    simulation, instance_id = with_instance()
    simulation.call("DisconnectRecoveryInstance", recoveryInstanceID=instance_id)

    simulation.call("DeleteRecoveryInstance", recoveryInstanceID=instance_id)

    assert simulation.instances() == []
    assert simulation.place.ec2.instances[instance_id].state == "running"
    [server] = simulation.call("DescribeSourceServers")["items"]
    assert "recoveryInstanceId" not in server


def test_an_instance_is_deleted_only_after_it_was_disconnected_once() -> None:
    simulation, instance_id = with_instance()
    named = {"recoveryInstanceID": instance_id}
    with pytest.raises(Conflict):
        simulation.call("DeleteRecoveryInstance", **named)
    simulation.call("DisconnectRecoveryInstance", **named)

    with pytest.raises(Conflict):
        simulation.call("DisconnectRecoveryInstance", **named)


def test_an_unknown_instance_is_refused_in_the_words_that_the_operation_models() -> None:
    unknown = {"recoveryInstanceID": "i-0123456789abcdef0"}

    with pytest.raises(ResourceNotFound):
        Simulation().call("DisconnectRecoveryInstance", **unknown)
    with pytest.raises(Conflict):
        Simulation().call("DeleteRecoveryInstance", **unknown)


def test_an_instance_in_a_job_is_kept() -> None:
    simulation, instance_id = with_instance()
    simulation.call("TerminateRecoveryInstances", recoveryInstanceIDs=[instance_id])

    with pytest.raises(Conflict):
        simulation.call("DisconnectRecoveryInstance", recoveryInstanceID=instance_id)
