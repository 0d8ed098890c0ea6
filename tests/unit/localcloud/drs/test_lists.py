"""What is listed, in which order, by which filters, and how it comes in pages."""

from datetime import timedelta
from typing import Any

import pytest

from localcloud.drs.errors import AccessDenied, Conflict, ResourceNotFound, ValidationFailed
from localcloud.drs.state import NetworkInterface
from tests.support.simulated_drs import (
    ACCOUNT,
    NOON,
    REGION,
    STAGING_ACCOUNT,
    Simulation,
    extend,
)


def every_page(simulation: Simulation, operation: str, **request: Any) -> list[list[Any]]:  # noqa: ANN401  # JSON
    pages, token = [], None
    while True:
        answer = simulation.call(operation, **request, nextToken=token)
        pages.append(answer["items"])
        token = answer.get("nextToken")
        if token is None:
            return pages


def listed(simulation: Simulation, **filters: Any) -> list[str]:  # noqa: ANN401  # JSON
    answer = simulation.call("DescribeSourceServers", filters=filters)
    return [each["sourceServerID"] for each in answer["items"]]


def test_every_page_but_the_last_has_a_token() -> None:
    simulation = Simulation()
    simulation.place.drs.knobs.page_size = 2
    servers = simulation.add_servers(5)

    pages = every_page(simulation, "DescribeSourceServers")

    assert [len(page) for page in pages] == [2, 2, 1]
    assert [each["sourceServerID"] for page in pages for each in page] == servers


def test_the_caller_may_ask_for_smaller_pages() -> None:
    simulation = Simulation()
    simulation.add_servers(4)

    pages = every_page(simulation, "DescribeSourceServers", maxResults=2)

    assert [len(page) for page in pages] == [2, 2]


def test_two_hundred_are_on_a_page_where_nobody_says_otherwise() -> None:
    simulation = Simulation()
    simulation.add_servers(201)

    pages = every_page(simulation, "DescribeSourceServers")

    assert [len(page) for page in pages] == [200, 1]


@pytest.mark.parametrize("token", ["nonsense", "YWZ0ZXI6eA==", "é"])
def test_a_token_that_was_not_given_out_is_refused(token: str) -> None:
    simulation = Simulation()

    with pytest.raises(ValidationFailed) as refusal:
        simulation.call("DescribeSourceServers", nextToken=token)

    assert refusal.value.fields["fieldList"][0]["name"] == "nextToken"


def test_unknown_servers_are_left_out() -> None:
    simulation = Simulation()
    first, _ = simulation.add_servers(2)

    assert listed(simulation, sourceServerIDs=[first, "s-00000000000000fff"]) == [first]


def test_an_empty_list_of_ids_means_all() -> None:
    simulation = Simulation()
    servers = simulation.add_servers(2)

    assert listed(simulation, sourceServerIDs=[]) == servers


def test_servers_are_found_by_their_staging_account() -> None:
    simulation = Simulation()
    (own,) = simulation.add_servers(1)
    extended, _ = extend(simulation, 7)

    assert listed(simulation, stagingAccountIDs=[STAGING_ACCOUNT]) == [extended]
    assert listed(simulation, stagingAccountIDs=[ACCOUNT]) == [own]


def test_servers_are_found_by_their_hardware() -> None:
    simulation = Simulation()
    first, second, third, _ = simulation.add_servers(4)
    servers = simulation.place.drs.source_servers
    servers[first].machine.aws_instance_id = "i-0123456789abcdef0"
    servers[second].machine.vmware_uuid = "4205c2ab"
    servers[third].machine.network_interfaces = [NetworkInterface("06:aa", ["10.0.0.1"])]

    assert listed(simulation, hardwareId="i-0123456789abcdef0") == [first]
    assert listed(simulation, hardwareId="4205c2ab") == [second]
    assert listed(simulation, hardwareId="06:aa") == [third]


def test_places_know_nothing_of_each_other() -> None:
    simulation = Simulation()
    simulation.add_servers(1)

    elsewhere = simulation.call("DescribeSourceServers", STAGING_ACCOUNT)

    assert elsewhere == {"items": []}


def test_jobs_are_listed_newest_first() -> None:
    simulation = Simulation()
    simulation.place.drs.knobs.page_size = 2
    started = []
    for server_id in simulation.add_servers(3):
        started.append(simulation.start(server_id))
        simulation.wait(1)

    pages = every_page(simulation, "DescribeJobs")

    assert [job["jobID"] for page in pages for job in page] == started[::-1]


def test_jobs_are_found_by_their_creation() -> None:
    simulation = Simulation()
    started = []
    for server_id in simulation.add_servers(3):
        started.append(simulation.start(server_id))
        simulation.wait(60)

    minute = (NOON + timedelta(minutes=1)).isoformat()
    later = simulation.call("DescribeJobs", filters={"fromDate": minute})["items"]
    sooner = simulation.call("DescribeJobs", filters={"toDate": minute})["items"]

    assert [job["jobID"] for job in later] == [started[2], started[1]]
    assert [job["jobID"] for job in sooner] == [started[1], started[0]]


@pytest.mark.parametrize("moment", ["yesterday", "2026-08-22T12:00:00"])
def test_a_moment_that_cannot_be_read_is_refused(moment: str) -> None:
    simulation = Simulation()

    with pytest.raises(ValidationFailed):
        simulation.call("DescribeJobs", filters={"fromDate": moment})


def test_the_log_of_a_job_comes_in_pages_oldest_first() -> None:
    simulation = Simulation()
    simulation.place.drs.knobs.page_size = 3
    job_id = simulation.launched(*simulation.add_servers(1))

    pages = every_page(simulation, "DescribeJobLogItems", jobID=job_id)

    moments = [item["logDateTime"] for page in pages for item in page]
    assert [len(page) for page in pages] == [3, 3, 2]
    assert moments == sorted(moments)


def test_the_log_of_an_unknown_job_is_not_a_list() -> None:
    simulation = Simulation()

    with pytest.raises(ValidationFailed):
        simulation.call("DescribeJobLogItems", jobID="drsjob-00000000000000fff")


def test_a_job_is_deleted_once_it_is_over() -> None:
    simulation = Simulation()
    job_id = simulation.start(*simulation.add_servers(1))

    with pytest.raises(Conflict):
        simulation.call("DeleteJob", jobID=job_id)
    simulation.wait(3600)
    simulation.call("DeleteJob", jobID=job_id)

    assert simulation.call("DescribeJobs")["items"] == []
    with pytest.raises(ResourceNotFound):
        simulation.call("DeleteJob", jobID=job_id)


def test_instances_are_found_by_their_id_and_by_their_server() -> None:
    simulation = Simulation()
    first, second = simulation.add_servers(2)
    simulation.launched(first, second)
    (instance,) = simulation.instances(sourceServerIDs=[second])

    by_id = simulation.instances(recoveryInstanceIDs=[instance["recoveryInstanceID"]])

    assert by_id == [instance]
    assert instance["sourceServerID"] == second
    assert simulation.instances(recoveryInstanceIDs=["i-00000000000000fff"]) == []


@pytest.mark.parametrize("action", ["drs:DescribeSourceServers", "ec2:DescribeInstances"])
def test_instances_are_described_with_the_permissions_of_the_caller(action: str) -> None:
    simulation = Simulation(allows=lambda asked, _resource: asked != action)

    with pytest.raises(AccessDenied):
        simulation.instances()


def test_initializing_opens_the_region_once_and_for_all() -> None:
    simulation = Simulation()
    place = simulation.world.place("999988887777", REGION)

    simulation.call("InitializeService", "999988887777")
    simulation.call("InitializeService", "999988887777")

    assert place.drs.is_initialized
