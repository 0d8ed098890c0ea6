"""StartFailbackLaunch: a machine on premises takes over again."""

import pytest

from localcloud.drs.errors import Conflict, ValidationFailed
from localcloud.faults import Fail
from tests.support.simulated_drs import Simulation


def ready_for_launch() -> tuple[Simulation, str]:
    """As if a Failback Client had booted on the machine on premises and had caught up."""
    simulation = Simulation()
    simulation.launched(*simulation.add_servers(1), is_drill=False)
    [instance] = simulation.place.drs.recovery_instances.values()
    instance.failback.state = "FAILBACK_READY_FOR_LAUNCH"
    return simulation, instance.instance_id


def start(simulation: Simulation, *instance_ids: str) -> str:
    answer = simulation.call(
        "StartFailbackLaunch", recoveryInstanceIDs=list(instance_ids), tags={"Plan": "p-1"}
    )
    return str(answer["job"]["jobID"])


def test_a_failback_is_a_launch_job_that_ends_with_the_failback_completed() -> None:
    simulation, instance_id = ready_for_launch()

    job_id = start(simulation, instance_id)
    simulation.wait(3600)

    job = simulation.job(job_id)
    [instance] = simulation.instances()
    assert (job["type"], job["initiatedBy"], job["status"]) == ("LAUNCH", "FAILBACK", "COMPLETED")
    assert job["tags"] == {"Plan": "p-1"}
    assert list(simulation.statuses(job_id).values()) == ["LAUNCHED"]
    assert instance["failback"]["state"] == "FAILBACK_COMPLETED"
    assert instance["failback"]["failbackJobID"] == job_id


def test_a_conversion_that_fails_leaves_the_failback_in_error() -> None:
    simulation, instance_id = ready_for_launch()
    simulation.world.faults.add(Fail(phase="CONVERSION"))

    job_id = start(simulation, instance_id)
    simulation.wait(3600)

    [instance] = simulation.instances()
    assert list(simulation.statuses(job_id).values()) == ["FAILED"]
    assert instance["failback"]["state"] == "FAILBACK_ERROR"


def test_an_instance_that_is_not_ready_is_refused() -> None:
    simulation = Simulation()
    simulation.launched(*simulation.add_servers(1))
    [instance] = simulation.instances()

    for instance_id in (instance["recoveryInstanceID"], "i-0123456789abcdef0"):
        with pytest.raises(Conflict):
            start(simulation, instance_id)


def test_an_instance_may_be_named_once() -> None:
    simulation, instance_id = ready_for_launch()

    with pytest.raises(ValidationFailed):
        start(simulation, instance_id, instance_id)
