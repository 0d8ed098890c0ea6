"""From a recovery instance back to where its machine came from."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from localcloud.drs.errors import (
    AccessDenied,
    Conflict,
    ResourceNotFound,
    UninitializedAccount,
    ValidationFailed,
)
from localcloud.drs.finding import server_with
from localcloud.drs.state import Origin, SourceServer
from localcloud.drs.table import OPERATIONS
from localcloud.ec2.state import Instance, InstanceState
from localcloud.faults import MissingPermission
from localcloud.world import Caller, Place
from tests.support.drs_model import check_answer
from tests.support.simulated_drs import ACCOUNT, ROLE, Simulation

HOME_REGION = "us-east-1"


@dataclass
class Abroad:
    """A server of another Region that was recovered here."""

    simulation: Simulation
    home: Place
    server_id: str
    instance_id: str

    def reverse(self) -> SourceServer:
        answer = self.simulation.call("ReverseReplication", recoveryInstanceID=self.instance_id)
        arn = answer["reversedDirectionSourceServerArn"]
        return server_with(self.home, arn.rpartition("/")[2])

    def instance(self) -> dict[str, Any]:  # as JSON
        [instance] = self.simulation.instances(recoveryInstanceIDs=[self.instance_id])
        return instance

    def at_home(self, operation: str, **request: object) -> dict[str, Any]:  # as JSON
        caller = Caller(ACCOUNT, HOME_REGION, ROLE)
        answer = OPERATIONS[operation](self.simulation.world, caller, request)
        check_answer(operation, answer)
        return answer

    def launch_at_home(self, server: SourceServer) -> str:
        """The id of the recovery instance there."""
        named = {"sourceServerID": server.source_server_id}
        self.at_home("StartRecovery", sourceServers=[named])
        self.simulation.wait(3600)
        return str(server.recovery_instance_id)


def abroad() -> Abroad:
    simulation = Simulation()
    home = simulation.world.place(ACCOUNT, HOME_REGION)
    home.drs.is_initialized = True
    origin = Origin(ACCOUNT, HOME_REGION, f"{HOME_REGION}a")
    [server_id] = simulation.add_servers(1, origin=origin)
    simulation.launched(server_id, is_drill=False)
    [instance] = simulation.instances()
    return Abroad(simulation, home, server_id, instance["recoveryInstanceID"])


def an_original_machine(world: Abroad) -> Instance:
    """The one that was recovered, stopped in its Region and ready to be launched into."""
    [instance] = world.simulation.place.ec2.instances.values()
    original = replace(
        instance,
        instance_id="i-0fedcba9876543210",
        state=InstanceState.STOPPED,
        tags={"AWSDRS": "AllowLaunchingIntoThisInstance"},
    )
    world.home.ec2.instances[original.instance_id] = original
    world.simulation.place.drs.recovery_instances[
        world.instance_id
    ].machine.aws_instance_id = original.instance_id
    return original


def failback_events(simulation: Simulation) -> list[str]:
    change = "DRS Recovery Instance Failback State Change"
    return [event.detail["state"] for event in simulation.events if event.detail_type == change]


def test_reversing_makes_a_source_server_in_the_region_of_origin() -> None:
    world = abroad()

    server = world.reverse()

    source = world.simulation.server(world.server_id)
    assert server.direction == "FAILBACK"
    assert server.machine.aws_instance_id == world.instance_id
    assert server.origin == Origin(ACCOUNT, "us-west-2", "us-west-2a")
    assert server.reversed_direction_arn == source["arn"]
    assert source["reversedDirectionSourceServerArn"] == server.arn
    assert source["replicationDirection"] == "FAILOVER"


def test_the_instance_tells_how_far_its_replication_back_is() -> None:
    world = abroad()
    server = world.reverse()

    begun = world.instance()
    world.simulation.wait(3600)
    ready = world.instance()

    assert begun["failback"]["state"] == "FAILBACK_IN_PROGRESS"
    assert begun["dataReplicationInfo"]["dataReplicationState"] == "INITIATING"
    assert ready["failback"]["state"] == "FAILBACK_READY_FOR_LAUNCH"
    assert ready["dataReplicationInfo"]["dataReplicationState"] == "CONTINUOUS"
    assert server.replication.state == "CONTINUOUS"


def test_launching_at_home_completes_the_failback() -> None:
    world = abroad()
    server = world.reverse()
    world.simulation.wait(3600)

    world.launch_at_home(server)

    assert world.instance()["failback"]["state"] == "FAILBACK_COMPLETED"
    assert failback_events(world.simulation) == ["FAILBACK_IN_PROGRESS", "FAILBACK_COMPLETED"]


def test_reversing_again_from_home_takes_up_the_first_source_server() -> None:
    world = abroad()
    server = world.reverse()
    world.simulation.wait(3600)
    instance_id = world.launch_at_home(server)

    answer = world.at_home("ReverseReplication", recoveryInstanceID=instance_id)

    source = world.simulation.server(world.server_id)
    assert answer["reversedDirectionSourceServerArn"] == source["arn"]
    assert source["replicationDirection"] == "FAILOVER"
    assert source["dataReplicationInfo"]["dataReplicationState"] == "INITIATING"
    assert source["sourceProperties"]["identificationHints"]["awsInstanceID"] == instance_id


def test_a_reversed_instance_is_deleted_without_being_disconnected() -> None:
    world = abroad()
    world.reverse()
    named = {"recoveryInstanceID": world.instance_id}
    with pytest.raises(Conflict):
        world.simulation.call("DisconnectRecoveryInstance", **named)

    world.simulation.call("DeleteRecoveryInstance", **named)

    assert world.simulation.instances() == []


def test_a_reversed_instance_is_terminated_once_replication_back_has_stopped() -> None:
    world = abroad()
    server = world.reverse()
    world.simulation.wait(3600)
    ids = {"recoveryInstanceIDs": [world.instance_id]}
    with pytest.raises(Conflict):
        world.simulation.call("TerminateRecoveryInstances", **ids)

    world.at_home("StopReplication", sourceServerID=server.source_server_id)

    assert world.simulation.call("TerminateRecoveryInstances", **ids)["job"]["type"] == "TERMINATE"


def test_replication_is_reversed_once() -> None:
    world = abroad()
    world.reverse()

    with pytest.raises(Conflict):
        world.reverse()


def test_a_machine_from_on_premises_has_no_region_to_go_back_to() -> None:
    simulation = Simulation()
    simulation.launched(*simulation.add_servers(1))
    [instance] = simulation.instances()

    with pytest.raises(Conflict):
        simulation.call("ReverseReplication", recoveryInstanceID=instance["recoveryInstanceID"])


def test_the_region_of_origin_must_be_initialised() -> None:
    world = abroad()
    world.home.drs.is_initialized = False

    with pytest.raises(UninitializedAccount, match=HOME_REGION):
        world.reverse()


def test_deleting_the_reversed_server_sets_the_instance_free_again() -> None:
    world = abroad()
    server = world.reverse()
    for operation in ("DisconnectSourceServer", "DeleteSourceServer"):
        world.at_home(operation, sourceServerID=server.source_server_id)

    again = world.reverse()

    assert again.source_server_id != server.source_server_id


def test_stopping_a_failback_sets_it_back_to_its_beginning() -> None:
    world = abroad()
    world.reverse()

    world.simulation.call("StopFailback", recoveryInstanceID=world.instance_id)

    assert world.instance()["failback"]["state"] == "FAILBACK_NOT_STARTED"


def test_the_settings_of_a_failback_are_kept() -> None:
    world = abroad()
    named = {"recoveryInstanceID": world.instance_id}
    changes = {"name": "back", "bandwidthThrottling": 50, "usePrivateIP": True}

    world.simulation.call("UpdateFailbackReplicationConfiguration", **named, **changes)

    found = world.simulation.call("GetFailbackReplicationConfiguration", **named)
    assert found == {**named, **changes, "internetProtocol": "IPV4"}


@pytest.mark.parametrize(
    "operation",
    [
        "ReverseReplication",
        "StopFailback",
        "GetFailbackReplicationConfiguration",
        "UpdateFailbackReplicationConfiguration",
    ],
)
def test_an_unknown_instance_is_not_found(operation: str) -> None:
    with pytest.raises(ResourceNotFound):
        Simulation().call(operation, recoveryInstanceID="i-0123456789abcdef0")


def test_the_machine_is_launched_into_where_it_came_from_if_the_template_there_says_so() -> None:
    world = abroad()
    original = an_original_machine(world)
    world.at_home("CreateLaunchConfigurationTemplate", launchIntoSourceInstance=True)

    server = world.reverse()

    assert server.launch_configuration.launch_into_instance_id == original.instance_id


def test_an_original_machine_that_is_not_ready_for_that_stops_the_reversal() -> None:
    world = abroad()
    original = an_original_machine(world)
    original.state = InstanceState.RUNNING
    world.at_home("CreateLaunchConfigurationTemplate", launchIntoSourceInstance=True)

    with pytest.raises(ValidationFailed, match="not stopped"):
        world.reverse()

    assert world.home.drs.source_servers == {}
    assert world.instance()["failback"]["state"] == "FAILBACK_NOT_STARTED"


def test_a_machine_that_runs_no_more_replicates_nothing() -> None:
    world = abroad()
    world.simulation.place.ec2.instances[world.instance_id].state = InstanceState.TERMINATED

    with pytest.raises(Conflict, match="does not run"):
        world.reverse()


def test_a_fault_may_take_the_permission_away() -> None:
    world = abroad()
    world.simulation.world.faults.add(MissingPermission(action="ec2:DescribeInstances", times=1))

    with pytest.raises(AccessDenied, match="ec2:DescribeInstances"):
        world.reverse()

    assert world.reverse().direction == "FAILBACK"
