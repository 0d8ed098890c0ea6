"""Answers against the service model of botocore: no key of ours that AWS does not know."""

from datetime import timedelta
from typing import Any

import pytest
from botocore.validate import ParamValidator

from localcloud.drs.moments import duration_text, moment_text
from localcloud.drs.settings import LaunchAction
from localcloud.drs.stalling import stall
from localcloud.drs.state import Origin
from localcloud.grammar.models import service_model
from tests.support.simulated_drs import NOON, Simulation, extend


def told(operation: str, answer: dict[str, Any]) -> str:
    """What botocore has to say of it."""
    shape = service_model("drs").operation_model(operation).output_shape
    assert shape is not None
    return str(ParamValidator().validate(answer, shape).generate_report())


def a_busy_simulation() -> Simulation:
    simulation = Simulation()
    origin = Origin("111122223333", "us-east-1", "us-east-1a")
    first, second = simulation.add_servers(2, origin=origin, tags={"Name": "db"})
    third, _ = extend(simulation, 7)
    server = simulation.place.drs.source_servers[first]
    server.launch_configuration.post_launch_enabled = True
    action = LaunchAction("00000000-0000-4000-8000-000000000001", "check", "check", 2)
    simulation.place.drs.launch_actions[first] = {action.action_id: action}
    stall(simulation.world, simulation.place, simulation.place.drs.source_servers[second])
    simulation.launched(first, second, third)
    return simulation


@pytest.mark.parametrize(
    "operation", ["DescribeSourceServers", "DescribeJobs", "DescribeRecoveryInstances"]
)
def test_lists_use_the_words_of_the_service_model(operation: str) -> None:
    simulation = a_busy_simulation()

    answer = simulation.call(operation)

    assert answer["items"]
    assert told(operation, answer) == ""


def test_logs_and_points_use_the_words_of_the_service_model() -> None:
    simulation = a_busy_simulation()
    (job_id,) = simulation.place.drs.jobs
    server_id = next(iter(simulation.place.drs.source_servers))

    log = simulation.call("DescribeJobLogItems", jobID=job_id)
    points = simulation.call("DescribeRecoverySnapshots", sourceServerID=server_id)

    assert told("DescribeJobLogItems", log) == ""
    assert told("DescribeRecoverySnapshots", points) == ""


def test_jobs_are_answered_in_the_words_of_the_service_model() -> None:
    simulation = a_busy_simulation()
    simulation.wait(3600)
    instance_ids = list(simulation.place.drs.recovery_instances)

    terminated = simulation.call("TerminateRecoveryInstances", recoveryInstanceIDs=instance_ids)

    assert told("TerminateRecoveryInstances", terminated) == ""


def test_nothing_is_answered_with_null() -> None:
    simulation = a_busy_simulation()

    answers = [
        simulation.call(operation)
        for operation in ("DescribeSourceServers", "DescribeJobs", "DescribeRecoveryInstances")
    ]

    assert not any(_holds_null(answer) for answer in answers)


def test_a_source_on_premises_has_no_cloud_properties() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)

    assert "sourceCloudProperties" not in simulation.server(server_id)


def test_moments_are_written_with_microseconds_and_an_offset() -> None:
    assert moment_text(NOON) == "2026-08-22T12:00:00.000000+00:00"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "P0D"),
        (133.5, "PT2M13.5S"),
        (178_332.136_909, "P2DT1H32M12.136909S"),
        (86_400, "P1D"),
        (3_600, "PT1H"),
        (0.25, "PT0.25S"),
        (10, "PT10S"),
    ],
)
def test_durations_are_written_as_drs_does(seconds: float, text: str) -> None:
    assert duration_text(timedelta(seconds=seconds)) == text


def _holds_null(value: object) -> bool:
    match value:
        case dict():
            return any(_holds_null(each) for each in value.values())
        case list():
            return any(_holds_null(each) for each in value)
        case _:
            return value is None
