"""What goes wrong after DRS has accepted a job: it is COMPLETED all the same, or never."""

import pytest

from localcloud.drs.settings import LaunchAction
from localcloud.ec2.state import Subnet
from localcloud.faults import (
    Fail,
    FailingCheck,
    HiddenInstance,
    MissingPermission,
    SlowAgent,
    Stuck,
)
from tests.support.simulated_drs import ROLE, Simulation


def without(*actions: str) -> Simulation:
    return Simulation(allows=lambda action, _resource: action not in actions)


@pytest.mark.parametrize(
    "action",
    [
        "drs:CreateRecoveryInstanceForDrs",
        "ec2:CreateVolume",
        "ec2:DescribeSubnets",
        "ec2:RunInstances",
        "iam:PassRole",
    ],
)
def test_a_permission_missing_early_ends_the_job_at_once_and_without_a_word(action: str) -> None:
    simulation = without(action)
    (server_id,) = simulation.add_servers(1)

    job_id = simulation.launched(server_id)

    assert simulation.names(job_id) == ["JOB_START", "SNAPSHOT_START", "SNAPSHOT_END", "JOB_END"]
    assert simulation.log(job_id)[-1][0] < 1.5
    assert all("rawError" not in data for _, _, data in simulation.log(job_id))
    assert simulation.job(job_id)["status"] == "COMPLETED"
    assert simulation.statuses(job_id) == {server_id: "FAILED"}


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("DeleteVolume", "volume/vol-"),
        ("StartInstances", "instance/i-"),
        ("DetachVolume", "volume"),
    ],
)
def test_a_permission_missing_late_fails_the_launch_after_ten_minutes(
    action: str, kind: str
) -> None:
    simulation = without(f"ec2:{action}")
    (server_id,) = simulation.add_servers(1)

    job_id = simulation.launched(server_id)

    log = simulation.log(job_id)
    begun = next(seconds for seconds, event, _ in log if event == "LAUNCH_START")
    failed, error = next(
        (at, data["rawError"]) for at, name, data in log if name == "LAUNCH_FAILED"
    )
    assert failed - begun == pytest.approx(600)
    assert error.startswith(
        f"An error occurred (UnauthorizedOperation) when calling the {action} operation:"
    )
    assert f"User: {ROLE} is not authorized to perform: ec2:{action} on resource:" in error
    assert f"arn:aws:ec2:us-west-2:111122223333:{kind}" in error
    assert simulation.statuses(job_id) == {server_id: "FAILED"}


def test_a_permission_may_be_missing_for_one_server() -> None:
    simulation = Simulation()
    first, second = simulation.add_servers(2)
    simulation.world.faults.add(MissingPermission(server=second, action="ec2:DeleteVolume"))

    job_id = simulation.launched(first, second)

    assert simulation.statuses(job_id) == {first: "LAUNCHED", second: "FAILED"}


def test_without_permission_to_terminate_nothing_is_cleaned_up() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    simulation.launched(server_id)
    (before,) = simulation.instances()

    simulation.allows = lambda action, _resource: action != "ec2:TerminateInstances"
    job_id = simulation.launched(server_id)

    assert simulation.instances() == [before]
    assert simulation.statuses(job_id) == {server_id: "FAILED"}


@pytest.mark.parametrize(
    ("phase", "event"),
    [
        ("SNAPSHOT", "SNAPSHOT_FAIL"),
        ("CONVERSION", "CONVERSION_FAIL"),
        ("LAUNCH", "LAUNCH_FAILED"),
    ],
)
def test_each_phase_fails_in_its_own_words(phase: str, event: str) -> None:
    simulation = Simulation()
    first, second = simulation.add_servers(2)
    fault = Fail.model_validate({"phase": phase, "server": "server-1", "error": "Out of luck"})
    simulation.world.faults.add(fault)

    job_id = simulation.launched(first, second)

    told = {name: data for _, name, data in simulation.log(job_id) if "rawError" in data}
    assert told == {event: {"sourceServerID": second, "rawError": "Out of luck"}}
    assert simulation.statuses(job_id) == {first: "LAUNCHED", second: "FAILED"}


@pytest.mark.parametrize("phase", ["SNAPSHOT", "CONVERSION", "LAUNCH"])
def test_a_server_that_is_stuck_keeps_its_job_started_for_ever(phase: str) -> None:
    simulation = Simulation()
    first, second = simulation.add_servers(2)
    simulation.world.faults.add(Stuck.model_validate({"phase": phase, "server": second}))

    job_id = simulation.start(first, second)
    simulation.wait(7 * 24 * 3600)

    assert simulation.job(job_id)["status"] == "STARTED"
    assert simulation.statuses(job_id) == {first: "LAUNCHED", second: "PENDING"}


def test_a_protected_instance_is_not_cleaned_up() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    simulation.launched(server_id)
    (before,) = simulation.instances()
    simulation.place.ec2.instances[before["ec2InstanceID"]].is_protected = True

    job_id = simulation.launched(server_id)

    events = {name: data for _, name, data in simulation.log(job_id)}
    assert "(OperationNotPermitted)" in events["CLEANUP_FAIL"]["rawError"]
    assert simulation.statuses(job_id) == {server_id: "FAILED"}
    assert simulation.instances() == [before]


def test_ec2_may_refuse_the_launch_in_its_own_words() -> None:
    simulation = Simulation()
    simulation.place.ec2.subnets = {"subnet-0a": Subnet("10.9.0.0/24", "us-west-2a")}
    (server_id,) = simulation.add_servers(1)
    server = simulation.place.drs.source_servers[server_id]
    server.launch_configuration.copy_private_ip = True

    job_id = simulation.launched(server_id)

    events = {name: data for _, name, data in simulation.log(job_id)}
    assert "when calling the RunInstances operation" in events["LAUNCH_FAILED"]["rawError"]
    assert simulation.statuses(job_id) == {server_id: "FAILED"}


def test_a_server_whose_template_was_deleted_is_not_launched() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    simulation.place.ec2.templates.clear()

    job_id = simulation.launched(server_id)

    (error,) = [data["rawError"] for _, _, data in simulation.log(job_id) if "rawError" in data]
    assert "InvalidLaunchTemplateId.NotFound" in error


def test_an_instance_may_be_described_late() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    simulation.world.faults.add(HiddenInstance(server=server_id, seconds=7200))

    job_id = simulation.launched(server_id)

    assert simulation.statuses(job_id) == {server_id: "LAUNCHED"}
    assert simulation.instances() == []
    simulation.wait(7200)
    assert len(simulation.instances()) == 1


def test_a_server_that_is_to_stay_stopped_is_launched_all_the_same() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    server = simulation.place.drs.source_servers[server_id]
    server.launch_configuration.launch_disposition = "STOPPED"

    job_id = simulation.launched(server_id)

    (instance,) = simulation.instances()
    assert simulation.statuses(job_id) == {server_id: "LAUNCHED"}
    assert instance["ec2InstanceState"] == "STOPPED"


def test_an_instance_that_somebody_terminates_stays_listed_until_ec2_forgets_it() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    simulation.launched(server_id)
    (instance,) = simulation.instances()

    del simulation.place.ec2.instances[instance["ec2InstanceID"]]

    (instance,) = simulation.instances()
    assert instance["ec2InstanceState"] == "NOT_FOUND"
    assert instance["recoveryInstanceProperties"]["networkInterfaces"] == []


def with_actions(simulation: Simulation, *, is_optional: bool) -> str:
    (server_id,) = simulation.add_servers(1)
    server = simulation.place.drs.source_servers[server_id]
    server.launch_configuration.post_launch_enabled = True
    action_ids = [f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2)]
    simulation.place.drs.launch_actions[server_id] = {
        action_id: LaunchAction(
            action_id, f"check-{order}", f"check {order}", order, is_optional=is_optional
        )
        for order, action_id in zip((30, 20), action_ids, strict=True)
    }
    return server_id


def test_launch_actions_run_in_their_order_and_hold_the_job() -> None:
    simulation = Simulation()
    server_id = with_actions(simulation, is_optional=False)

    job_id = simulation.launched(server_id)

    job = simulation.job(job_id)
    (participant,) = job["participatingServers"]
    status = participant["launchActionsStatus"]
    assert [run["action"]["actionCode"] for run in status["runs"]] == ["check-20", "check-30"]
    assert {run["status"] for run in status["runs"]} == {"SUCCEEDED"}
    assert status["ssmAgentDiscoveryDatetime"] < job["endDateTime"]
    assert simulation.statuses(job_id) == {server_id: "LAUNCHED"}


@pytest.mark.parametrize(
    ("is_optional", "status", "result"),
    [(False, "FAILED", "FAILED"), (True, "LAUNCHED", "SUCCEEDED")],
)
def test_a_failed_action_fails_the_launch_unless_it_is_optional(
    is_optional: bool,  # noqa: FBT001  # parametrized
    status: str,
    result: str,
) -> None:
    simulation = Simulation()
    server_id = with_actions(simulation, is_optional=is_optional)
    simulation.world.faults.add(FailingCheck(document="check-20"))

    job_id = simulation.launched(server_id)

    assert simulation.statuses(job_id) == {server_id: status}
    assert simulation.server(server_id)["lastLaunchResult"] == result
    assert len(simulation.instances()) == 1


def test_actions_fail_when_the_agent_never_comes_online() -> None:
    simulation = Simulation()
    server_id = with_actions(simulation, is_optional=False)
    simulation.world.faults.add(SlowAgent())

    job_id = simulation.launched(server_id)

    (participant,) = simulation.job(job_id)["participatingServers"]
    runs = participant["launchActionsStatus"]["runs"]
    assert "ssmAgentDiscoveryDatetime" not in participant["launchActionsStatus"]
    assert {run["status"] for run in runs} == {"FAILED"}
    assert simulation.statuses(job_id) == {server_id: "FAILED"}
