"""What DRS refuses before it does anything: one wrong server refuses the whole request."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from localcloud.drs.errors import (
    AccessDenied,
    Conflict,
    DrsError,
    ResourceNotFound,
    ServiceQuotaExceeded,
    ValidationFailed,
)
from localcloud.drs.state import Disk, Replication, SourceServer
from localcloud.ec2.state import LaunchTemplate, TemplateVersion
from localcloud.faults import Conflict as ConflictFault
from tests.support.simulated_drs import NOON, WINDOWS, Simulation, protected, stalled

Change = Callable[[SourceServer], None]


def refused(simulation: Simulation, *server_ids: str, **more: Any) -> DrsError:  # noqa: ANN401  # JSON
    wanted = [{"sourceServerID": server_id, **more} for server_id in server_ids]
    with pytest.raises(DrsError) as refusal:
        simulation.call("StartRecovery", sourceServers=wanted)
    return refusal.value


def not_yet(server: SourceServer) -> None:
    server.replication = Replication(state="INITIAL_SYNC")


def stopped(server: SourceServer) -> None:
    server.replication.state = "STOPPED"


def disconnected(server: SourceServer) -> None:
    server.replication.state = "DISCONNECTED"


def with_pending_volume(server: SourceServer) -> None:
    server.machine.disks = [Disk("/dev/sda", 2**30, volume_status="PENDING")]


def cut_off(server: SourceServer) -> None:
    server.staging.status = "EXTENSION_ERROR"


@pytest.mark.parametrize("change", [not_yet, stopped, disconnected, with_pending_volume, cut_off])
def test_a_server_that_cannot_be_launched_refuses_the_others_as_well(change: Change) -> None:
    simulation = Simulation()
    good, bad = simulation.add_servers(2)
    change(simulation.place.drs.source_servers[bad])

    error = refused(simulation, good, bad)

    assert isinstance(error, Conflict)
    assert error.fields["resourceId"] == bad
    assert simulation.place.drs.jobs == {}
    assert simulation.server(good)["lastLaunchResult"] == "NOT_STARTED"


def test_licences_of_ones_own_need_a_dedicated_host() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1, os=WINDOWS)
    configuration = simulation.place.drs.source_servers[server_id].launch_configuration
    configuration.os_byol = True
    template_id = configuration.ec2_launch_template_id
    version = TemplateVersion(1, {"Placement": {"Tenancy": "default"}}, NOON)
    simulation.place.ec2.templates[template_id] = LaunchTemplate(
        template_id, "template", NOON, versions={1: version}
    )

    error = refused(simulation, server_id)

    assert "OS BYOL can only be used with EC2 Dedicated Hosts" in error.message


@pytest.mark.parametrize("state", ["BACKLOG", "RESCAN", "PAUSED", "STALLED"])
def test_a_server_in_trouble_is_launched_all_the_same(state: Any) -> None:  # noqa: ANN401  # any of them
    simulation = Simulation()
    replication = replace(stalled(since=timedelta(hours=3)), state=state)
    (server_id,) = simulation.add_servers(1, replication=replication)

    job_id = simulation.launched(server_id)

    assert simulation.statuses(job_id) == {server_id: "LAUNCHED"}


def test_an_unknown_server_is_not_found() -> None:
    simulation = Simulation()
    (known,) = simulation.add_servers(1)

    error = refused(simulation, known, "s-00000000000000fff")

    assert isinstance(error, ResourceNotFound)
    assert error.status == 404


def test_a_server_may_be_named_once() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)

    error = refused(simulation, server_id, server_id)

    assert isinstance(error, ValidationFailed)


def test_a_world_may_choose_another_code_where_none_is_published() -> None:
    simulation = Simulation()
    simulation.place.drs.knobs.codes["unknown_server"] = "ValidationException"

    error = refused(simulation, "s-00000000000000fff")

    assert error.code == "ValidationException"


def test_a_server_is_in_one_job_at_a_time() -> None:
    simulation = Simulation()
    first, second = simulation.add_servers(2)
    simulation.start(first)

    error = refused(simulation, second, first)

    assert isinstance(error, Conflict)
    assert error.message == (
        "One or more of the Source Servers included in API call are currently being processed"
        " by a Job"
    )


def test_a_server_is_free_again_when_its_job_is_over() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    simulation.launched(server_id)

    job_id = simulation.launched(server_id)

    assert simulation.statuses(job_id) == {server_id: "LAUNCHED"}


def test_a_job_of_somebody_else_can_be_made_up() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    simulation.world.faults.add(ConflictFault(server=server_id, times=1))

    error = refused(simulation, server_id)
    job_id = simulation.launched(server_id)

    assert isinstance(error, Conflict)
    assert simulation.statuses(job_id) == {server_id: "LAUNCHED"}


def test_a_point_that_has_aged_out_is_not_found() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    points = simulation.call("DescribeRecoverySnapshots", sourceServerID=server_id)["items"]
    latest = points[0]["snapshotID"]
    simulation.wait(10 * 24 * 3600)

    error = refused(simulation, server_id, recoverySnapshotID=latest)

    assert isinstance(error, ResourceNotFound)


def test_a_point_of_another_server_is_not_found() -> None:
    simulation = Simulation()
    first, second = simulation.add_servers(2)
    points = simulation.call("DescribeRecoverySnapshots", sourceServerID=first)["items"]

    error = refused(simulation, second, recoverySnapshotID=points[0]["snapshotID"])

    assert isinstance(error, ResourceNotFound)


def test_a_hundred_and_one_servers_are_too_many_for_a_job() -> None:
    simulation = Simulation()

    error = refused(simulation, *simulation.add_servers(101))

    assert isinstance(error, ServiceQuotaExceeded)
    assert error.status == 402
    assert error.fields["quotaCode"] == "L-B827C881"
    assert error.fields["serviceCode"] == "drs"


def test_five_hundred_servers_may_be_in_jobs_at_once() -> None:
    simulation = Simulation()
    servers = simulation.add_servers(501)
    for begin in range(0, 500, 100):
        simulation.start(*servers[begin : begin + 100])

    error = refused(simulation, servers[500])

    assert error.fields["quotaCode"] == "L-05AFA8C6"


def test_twenty_jobs_may_run_at_once() -> None:
    simulation = Simulation()
    servers = simulation.add_servers(21)
    for server_id in servers[:20]:
        simulation.start(server_id)

    error = refused(simulation, servers[20])

    assert error.fields["quotaCode"] == "L-D88FAC3A"


def test_a_place_may_have_another_quota() -> None:
    simulation = Simulation()
    simulation.place.quotas["L-B827C881"] = 1
    servers = simulation.add_servers(2)

    error = refused(simulation, *servers)

    assert error.fields["quotaCode"] == "L-B827C881"


def test_a_busy_server_is_told_before_a_quota() -> None:
    simulation = Simulation()
    servers = simulation.add_servers(101)
    simulation.start(servers[0])

    error = refused(simulation, *servers)

    assert isinstance(error, Conflict)


def test_an_unknown_server_is_told_before_a_busy_one() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    simulation.start(server_id)

    error = refused(simulation, server_id, "s-00000000000000fff")

    assert isinstance(error, ResourceNotFound)


def test_tags_belong_to_the_job_and_need_a_permission() -> None:
    simulation = Simulation()
    first, second = simulation.add_servers(2, replication=protected())
    tags = {"ExecutionId": "e-1"}
    wanted = [{"sourceServerID": first}]
    job = simulation.call("StartRecovery", sourceServers=wanted, tags=tags)["job"]

    simulation.allows = lambda action, _resource: action != "drs:TagResource"
    with pytest.raises(AccessDenied):
        simulation.call("StartRecovery", sourceServers=[{"sourceServerID": second}], tags=tags)

    assert job["tags"] == tags
    assert len(simulation.place.drs.jobs) == 1
