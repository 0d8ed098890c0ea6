"""How a source server replicates, and how those replicate that are added later."""

from typing import Any

import pytest

from localcloud.drs.errors import AccessDenied, Conflict, ResourceNotFound, ValidationFailed
from tests.support.simulated_drs import Simulation, extend

POLICY = [
    {"units": "MINUTE", "interval": 10, "retentionDuration": 60},
    {"units": "HOUR", "interval": 1, "retentionDuration": 24},
    {"units": "DAY", "interval": 1, "retentionDuration": 30, "enabled": False},
]


def settings(**stated: object) -> dict[str, Any]:  # as JSON
    return {
        "stagingAreaSubnetId": "subnet-0123456789abcdef0",
        "associateDefaultSecurityGroup": True,
        "replicationServersSecurityGroupsIDs": [],
        "replicationServerInstanceType": "t3.small",
        "useDedicatedReplicationServer": False,
        "ebsEncryption": "DEFAULT",
        "bandwidthThrottling": 0,
        "stagingAreaTags": {"Owner": "ops"},
        "pitPolicy": POLICY,
        **stated,
    }


def a_template(simulation: Simulation, **stated: object) -> dict[str, Any]:  # as JSON
    return simulation.call("CreateReplicationConfigurationTemplate", **settings(**stated))


def test_a_configuration_names_every_disk_of_the_server() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)

    found = simulation.call("GetReplicationConfiguration", sourceServerID=server_id)

    assert [(disk["deviceName"], disk["isBootDisk"]) for disk in found["replicatedDisks"]] == [
        ("/dev/nvme0n1", True)
    ]


def test_what_a_change_does_not_name_stays() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    named = {"sourceServerID": server_id}
    disks = [{"deviceName": "/dev/nvme0n1", "stagingDiskType": "GP3", "iops": 3000}]
    simulation.call("UpdateReplicationConfiguration", **named, name="db", replicatedDisks=disks)

    simulation.call("UpdateReplicationConfiguration", **named, bandwidthThrottling=100)

    found = simulation.call("GetReplicationConfiguration", **named)
    assert (found["name"], found["bandwidthThrottling"]) == ("db", 100)
    assert [disk["iops"] for disk in found["replicatedDisks"]] == [3000]


def test_the_policy_decides_which_points_in_time_are_kept() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    named = {"sourceServerID": server_id}
    before = simulation.call("DescribeRecoverySnapshots", **named, maxResults=1000)["items"]

    simulation.call("UpdateReplicationConfiguration", **named, pitPolicy=POLICY)

    after = simulation.call("DescribeRecoverySnapshots", **named, maxResults=1000)["items"]
    assert len(before) - len(after) == 6


def test_a_disk_that_the_server_does_not_have_is_refused() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)

    with pytest.raises(ValidationFailed, match="/dev/sdz"):
        simulation.call(
            "UpdateReplicationConfiguration",
            sourceServerID=server_id,
            replicatedDisks=[{"deviceName": "/dev/sdz"}],
        )


def test_custom_encryption_needs_a_key() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    custom = {"sourceServerID": server_id, "ebsEncryption": "CUSTOM"}
    key = "arn:aws:kms:us-west-2:111122223333:key/0"

    with pytest.raises(ValidationFailed):
        simulation.call("UpdateReplicationConfiguration", **custom)

    assert simulation.call("UpdateReplicationConfiguration", **custom, ebsEncryptionKeyArn=key)


def test_an_extended_server_is_configured_where_it_replicates() -> None:
    simulation = Simulation()
    extended, _ = extend(simulation, 1)

    with pytest.raises(Conflict):
        simulation.call(
            "UpdateReplicationConfiguration", sourceServerID=extended, bandwidthThrottling=1
        )


def test_who_may_not_describe_subnets_may_not_change_it() -> None:
    simulation = Simulation(allows=lambda action, _resource: action != "ec2:DescribeSubnets")

    with pytest.raises(AccessDenied):
        a_template(simulation)

    assert simulation.call("DescribeReplicationConfigurationTemplates") == {"items": []}


def test_a_template_is_created_changed_and_deleted() -> None:
    simulation = Simulation()
    template = a_template(simulation, tags={"Owner": "ops"})
    named = {"replicationConfigurationTemplateID": template["replicationConfigurationTemplateID"]}

    simulation.call("UpdateReplicationConfigurationTemplate", **named, createPublicIP=True)
    [found] = simulation.call("DescribeReplicationConfigurationTemplates")["items"]
    simulation.call("DeleteReplicationConfigurationTemplate", **named)

    assert found == {**template, "createPublicIP": True}
    assert found["pitPolicy"][2] == {"ruleID": 3, **POLICY[2]}
    assert simulation.call("DescribeReplicationConfigurationTemplates") == {"items": []}


def test_an_unknown_template_is_not_found() -> None:
    simulation = Simulation()
    unknown = "rct-" + "f" * 17

    for operation in ("Update", "Delete"):
        with pytest.raises(ResourceNotFound):
            simulation.call(
                f"{operation}ReplicationConfigurationTemplate",
                replicationConfigurationTemplateID=unknown,
            )
    with pytest.raises(ResourceNotFound):
        simulation.call(
            "DescribeReplicationConfigurationTemplates",
            replicationConfigurationTemplateIDs=[unknown],
        )
