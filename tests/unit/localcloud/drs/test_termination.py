"""TerminateRecoveryInstances: its job, what it leaves behind, and what it refuses."""

from typing import Any

import pytest

from localcloud.drs.errors import Conflict, DrsError, ServiceQuotaExceeded, ValidationFailed
from localcloud.ec2.state import InstanceState
from localcloud.faults import Stuck
from tests.support.simulated_drs import ROLE, Simulation


def with_instances(number: int) -> tuple[Simulation, list[str]]:
    simulation = Simulation()
    simulation.launched(*simulation.add_servers(number))
    return simulation, [each["recoveryInstanceID"] for each in simulation.instances()]


def terminate(simulation: Simulation, instance_ids: list[str]) -> dict[str, Any]:
    answer = simulation.call("TerminateRecoveryInstances", recoveryInstanceIDs=instance_ids)
    return dict(answer["job"])


def refused(simulation: Simulation, instance_ids: list[str]) -> DrsError:
    with pytest.raises(DrsError) as refusal:
        terminate(simulation, instance_ids)
    return refusal.value


def test_a_termination_is_a_job_that_names_its_instances() -> None:
    simulation, instance_ids = with_instances(2)

    job = terminate(simulation, instance_ids)

    assert (job["type"], job["initiatedBy"]) == ("TERMINATE", "TERMINATE_RECOVERY_INSTANCES")
    assert job["status"] == "PENDING"
    assert [each["recoveryInstanceID"] for each in job["participatingServers"]] == instance_ids
    assert {each["launchStatus"] for each in job["participatingServers"]} == {"PENDING"}


def test_what_was_terminated_is_described_no_more() -> None:
    simulation, instance_ids = with_instances(2)
    first, second = simulation.place.drs.source_servers
    last_launch = simulation.server(first)["lifeCycle"]["lastLaunch"]

    job_id = terminate(simulation, instance_ids)["jobID"]
    simulation.wait(600)

    machines = [simulation.place.ec2.instances[each] for each in instance_ids]
    assert simulation.names(job_id) == [
        "JOB_START",
        *["CLEANUP_START"] * 2,
        *["CLEANUP_END"] * 2,
        "JOB_END",
    ]
    assert simulation.statuses(job_id) == {first: "TERMINATED", second: "TERMINATED"}
    assert simulation.instances() == []
    assert {machine.state for machine in machines} == {InstanceState.TERMINATED}
    assert "recoveryInstanceId" not in simulation.server(first)
    assert simulation.server(first)["lifeCycle"]["lastLaunch"] == last_launch


def test_ec2_shuts_the_machine_down_while_the_job_runs() -> None:
    simulation, instance_ids = with_instances(1)

    terminate(simulation, instance_ids)
    simulation.wait(2)

    (instance,) = simulation.instances()
    assert instance["ec2InstanceState"] == "SHUTTING-DOWN"


def test_a_server_cannot_be_launched_while_its_instance_is_terminated() -> None:
    simulation, instance_ids = with_instances(1)
    (server_id,) = simulation.place.drs.source_servers
    terminate(simulation, instance_ids)

    with pytest.raises(Conflict):
        simulation.start(server_id)

    simulation.wait(600)
    assert simulation.start(server_id)


def test_an_instance_cannot_be_terminated_while_its_server_is_launched() -> None:
    simulation, instance_ids = with_instances(1)
    simulation.start(*simulation.place.drs.source_servers)

    error = refused(simulation, instance_ids)

    assert isinstance(error, Conflict)


def test_what_is_unknown_or_terminated_already_is_a_conflict() -> None:
    simulation, instance_ids = with_instances(1)
    unknown = refused(simulation, [*instance_ids, "i-00000000000000fff"])

    terminate(simulation, instance_ids)
    simulation.wait(600)
    terminated = refused(simulation, instance_ids)

    assert isinstance(unknown, Conflict)
    assert isinstance(terminated, Conflict)


def test_an_instance_may_be_named_once() -> None:
    simulation, instance_ids = with_instances(1)

    error = refused(simulation, instance_ids * 2)

    assert isinstance(error, ValidationFailed)


def test_replication_back_must_be_stopped_first() -> None:
    simulation, instance_ids = with_instances(1)
    simulation.place.drs.recovery_instances[instance_ids[0]].replication_state = "CONTINUOUS"

    error = refused(simulation, instance_ids)

    assert isinstance(error, Conflict)


def test_terminations_count_as_jobs() -> None:
    simulation, instance_ids = with_instances(2)
    simulation.place.quotas["L-D88FAC3A"] = 1
    terminate(simulation, instance_ids[:1])

    error = refused(simulation, instance_ids[1:])

    assert isinstance(error, ServiceQuotaExceeded)


def test_what_was_terminated_behind_the_back_of_drs_is_terminated_well_enough() -> None:
    simulation, instance_ids = with_instances(1)
    del simulation.place.ec2.instances[instance_ids[0]]

    job_id = terminate(simulation, instance_ids)["jobID"]
    simulation.wait(600)

    assert list(simulation.statuses(job_id).values()) == ["TERMINATED"]


def test_a_protected_instance_survives() -> None:
    simulation, instance_ids = with_instances(1)
    simulation.place.ec2.instances[instance_ids[0]].is_protected = True

    job_id = terminate(simulation, instance_ids)["jobID"]
    simulation.wait(600)

    assert "CLEANUP_FAIL" in simulation.names(job_id)
    assert list(simulation.statuses(job_id).values()) == ["FAILED"]
    assert len(simulation.instances()) == 1


def test_a_termination_needs_the_permissions_of_its_caller() -> None:
    simulation, instance_ids = with_instances(1)
    simulation.allows = lambda action, _resource: action != "ec2:TerminateInstances"

    job_id = terminate(simulation, instance_ids)["jobID"]
    simulation.wait(600)

    (error,) = [data["rawError"] for _, _, data in simulation.log(job_id) if "rawError" in data]
    assert f"User: {ROLE} is not authorized to perform: ec2:TerminateInstances" in error
    assert len(simulation.instances()) == 1


def test_a_termination_may_hang() -> None:
    simulation, instance_ids = with_instances(1)
    simulation.world.faults.add(Stuck(phase="CLEANUP"))

    job_id = terminate(simulation, instance_ids)["jobID"]
    simulation.wait(24 * 3600)

    assert simulation.job(job_id)["status"] == "STARTED"
    assert len(simulation.instances()) == 1
