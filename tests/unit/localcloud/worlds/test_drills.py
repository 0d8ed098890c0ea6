"""Drills in the worlds that come along: DRS, EC2 and Systems Manager together."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest

from localcloud.clock import VirtualClock
from localcloud.drs.errors import DrsError
from localcloud.drs.table import OPERATIONS
from localcloud.ec2.status_checks import describe_instance_status
from localcloud.ssm.service import answer
from localcloud.world import Caller, World
from localcloud.worlds.loader import load
from localcloud.worlds.populating import populate

NOON = datetime(2026, 8, 22, 12, 0, tzinfo=UTC)
CALLER = Caller("111122223333", "eu-west-1", "arn:aws:iam::111122223333:role/orchestrator")


class Drill:
    def __init__(self, name: str) -> None:
        self.clock = VirtualClock(NOON)
        self.world = World(self.clock)
        populate(self.world, load(name))
        self.place = self.world.place_of(CALLER)
        servers = self.place.drs.source_servers.items()
        self.ids = {server.machine.hostname: server_id for server_id, server in servers}

    def call(self, operation: str, **request: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
        self.world.agenda.run_due()
        return OPERATIONS[operation](self.world, CALLER, request)

    def wait(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.world.agenda.run_due()

    def start(self, hostnames: Iterable[str]) -> str:
        wanted = [{"sourceServerID": self.ids[name]} for name in hostnames]
        job = self.call("StartRecovery", sourceServers=wanted, isDrill=True)["job"]
        return str(job["jobID"])

    def statuses(self, job_id: str) -> dict[str, str]:
        """By hostname."""
        job = self.call("DescribeJobs", filters={"jobIDs": [job_id]})["items"][0]
        found = {e["sourceServerID"]: e["launchStatus"] for e in job["participatingServers"]}
        return {name: found[each] for name, each in self.ids.items() if each in found}

    def errors(self, job_id: str) -> list[str]:
        items = self.call("DescribeJobLogItems", jobID=job_id, maxResults=1000)["items"]
        return [each["eventData"]["rawError"] for each in items if "rawError" in each["eventData"]]

    def instance_id(self, hostname: str) -> str:
        return str(self.place.drs.source_servers[self.ids[hostname]].recovery_instance_id)


def test_all_three_tiers_come_up_with_their_checks_and_agents() -> None:
    drill = Drill("three-tier")

    job_id = drill.start(drill.ids)
    drill.wait(3600)

    checks = describe_instance_status(drill.world, drill.place, {})["InstanceStatuses"]
    listed = answer(drill.world, CALLER, "DescribeInstanceInformation", {})
    assert set(drill.statuses(job_id).values()) == {"LAUNCHED"}
    assert [each["InstanceStatus"]["Status"] for each in checks] == ["ok"] * 12
    assert len(listed["InstanceInformationList"]) == 12


def test_launched_machines_are_in_the_subnets_of_the_world() -> None:
    drill = Drill("three-tier")

    drill.start(drill.ids)
    drill.wait(3600)

    instances = drill.place.ec2.instances.values()
    assert {each.subnet_id for each in instances} <= set(drill.place.ec2.subnets)
    assert len({each.private_ip for each in instances}) == 12


@pytest.mark.parametrize(
    "hostname",
    ["never-synced", "not-connecting", "disconnected", "stopped", "missing-volumes",
     "byol-without-host", "contested"],
)  # fmt: skip
def test_a_server_that_cannot_be_launched_refuses_the_whole_job(hostname: str) -> None:
    drill = Drill("broken")

    with pytest.raises(DrsError):
        drill.start(["healthy", hostname])

    assert drill.call("DescribeJobs")["items"][0]["status"] == "COMPLETED"


@pytest.mark.parametrize("hostname", ["stalled", "lagging", "rescanning", "healthy-windows"])
def test_replication_that_lags_does_not_prevent_a_launch(hostname: str) -> None:
    drill = Drill("broken")

    job_id = drill.start([hostname])
    drill.wait(3600)

    assert drill.statuses(job_id) == {hostname: "LAUNCHED"}


@pytest.mark.parametrize(
    ("hostname", "error"),
    [
        ("bad-subnet", "InvalidSubnetID.NotFound"),
        ("bad-security-group", "InvalidGroup.NotFound"),
        ("address-elsewhere", "does not fall within the subnet's address range"),
        ("no-capacity", "InsufficientInstanceCapacity"),
        ("no-conversion", "Failed to connect using HTTP channel"),
        ("no-permission", "not authorized to perform: ec2:DeleteVolume"),
    ],
)
def test_a_launch_fails_in_the_words_of_its_trouble(hostname: str, error: str) -> None:
    drill = Drill("broken")

    job_id = drill.start(["healthy", hostname])
    drill.wait(3600)

    assert drill.statuses(job_id) == {"healthy": "LAUNCHED", hostname: "FAILED"}
    assert any(error in each for each in drill.errors(job_id))


def test_a_snapshot_that_fails_is_in_the_log() -> None:
    drill = Drill("broken")

    job_id = drill.start(["no-snapshot"])
    drill.wait(3600)

    events = [e["event"] for e in drill.call("DescribeJobLogItems", jobID=job_id)["items"]]
    assert "SNAPSHOT_FAIL" in events
    assert drill.statuses(job_id) == {"no-snapshot": "FAILED"}


def test_a_stuck_server_keeps_its_job_open() -> None:
    drill = Drill("broken")

    job_id = drill.start(["stuck"])
    drill.wait(24 * 3600)

    assert drill.call("DescribeJobs", filters={"jobIDs": [job_id]})["items"][0]["status"] == (
        "STARTED"
    )


def test_launched_servers_may_still_be_ill() -> None:
    drill = Drill("broken")

    job_id = drill.start(["impaired", "no-agent", "slow-agent"])
    drill.wait(1500)

    listed = answer(drill.world, CALLER, "DescribeInstanceInformation", {})
    online = {each["InstanceId"] for each in listed["InstanceInformationList"]}
    request = {"InstanceIds": [drill.instance_id("impaired")]}
    checks = describe_instance_status(drill.world, drill.place, request)["InstanceStatuses"]
    assert set(drill.statuses(job_id).values()) == {"LAUNCHED"}
    assert checks[0]["InstanceStatus"]["Status"] == "impaired"
    assert drill.instance_id("impaired") in online
    assert not {drill.instance_id("no-agent"), drill.instance_id("slow-agent")} & online


def test_a_script_fails_where_the_world_says_so() -> None:
    drill = Drill("broken")
    drill.start(["failing-script"])
    drill.wait(1500)
    instance_id = drill.instance_id("failing-script")

    parameters = {"commands": ["echo HEALTHY"]}
    request = {"DocumentName": "AWS-RunShellScript", "InstanceIds": [instance_id]}
    sent = answer(drill.world, CALLER, "SendCommand", {**request, "Parameters": parameters})
    drill.wait(60)

    asked = {"CommandId": sent["Command"]["CommandId"], "InstanceId": instance_id}
    result = answer(drill.world, CALLER, "GetCommandInvocation", asked)
    assert (result["Status"], result["StandardOutputContent"]) == ("Failed", "")


def test_a_drill_of_a_live_server_destroys_what_is_live() -> None:
    drill = Drill("broken")
    before = drill.instance_id("live")

    drill.start(["live"])
    drill.wait(3600)

    assert drill.instance_id("live") != before
    assert before not in drill.place.drs.recovery_instances
