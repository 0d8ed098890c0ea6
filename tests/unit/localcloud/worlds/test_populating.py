"""From a world file to a world."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from localcloud.clock import VirtualClock
from localcloud.drs.points import points_of
from localcloud.drs.state import SourceServer
from localcloud.ec2.status_checks import describe_instance_status
from localcloud.faults import Stuck
from localcloud.ssm import agents
from localcloud.world import Place, World
from localcloud.worlds.loader import parsed
from localcloud.worlds.populating import populate

NOON = datetime(2026, 8, 22, 12, 0, tzinfo=UTC)


def a_place(*servers: dict[str, Any], **stated: Any) -> tuple[World, Place]:  # noqa: ANN401  # YAML
    """Of a world with nothing else in it."""
    world = World(VirtualClock(NOON))
    usual = {"os": "Linux", "ip": "10.0.0.0/24"}
    entries = [{**usual, "hostname": f"web-{n}", **each} for n, each in enumerate(servers, 1)]
    faults = stated.pop("faults", [])
    place = {"account": "111122223333", "region": "eu-west-1", "servers": entries, **stated}
    populate(world, parsed({"name": "Test", "places": [place], "faults": faults}, "test.yaml"))
    return world, world.place("111122223333", "eu-west-1")


def the_server(place: Place) -> SourceServer:
    return next(iter(place.drs.source_servers.values()))


def test_a_server_is_what_its_entry_says() -> None:
    _, place = a_place(
        {
            "domain": "example.com",
            "cores": 4,
            "memory_gib": 16,
            "instance_type": "m5.xlarge",
            "disks": [30, 100],
            "tags": {"Tier": "Web"},
            "added": "2d",
        }
    )

    server = the_server(place)

    assert server.machine.fqdn == "web-1.example.com"
    assert (server.machine.cores, server.machine.ram_bytes) == (4, 16 * 2**30)
    assert [disk.device_name for disk in server.machine.disks] == ["/dev/sda", "/dev/sdb"]
    assert server.machine.recommended_instance_type == "m5.xlarge"
    assert server.tags == {"Name": "web-1", "Tier": "Web"}
    assert server.added_at == NOON - timedelta(days=2)
    assert server.origin is None
    assert server.machine.vmware_uuid is not None


def test_a_server_that_runs_in_ec2_has_an_instance_id() -> None:
    origin = {"account": "444455556666", "region": "us-east-1", "zone": "b"}
    _, place = a_place({"origin": origin})

    server = the_server(place)

    assert server.origin is not None
    assert server.origin.availability_zone == "us-east-1b"
    assert server.machine.vmware_uuid is None
    assert str(server.machine.aws_instance_id).startswith("i-")


def test_servers_of_a_network_get_addresses_one_after_the_other() -> None:
    _, place = a_place({}, {"ip": "10.9.9.9"}, {})

    ips = [each.machine.network_interfaces[0].ips for each in place.drs.source_servers.values()]

    assert ips == [["10.0.0.10"], ["10.9.9.9"], ["10.0.0.11"]]


def test_disks_of_windows_have_letters() -> None:
    _, place = a_place({"os": "Microsoft Windows Server 2022", "disks": [80, 100]})

    assert [disk.device_name for disk in the_server(place).machine.disks] == ["c:0", "c:1"]


def test_a_healthy_server_has_points_of_two_weeks_as_far_as_they_are_kept() -> None:
    world, place = a_place({})

    server = the_server(place)

    assert server.replication.lag == timedelta(0)
    assert len(points_of(server, world.agenda.moment)) > 30


def test_each_server_has_a_launch_template_of_its_own() -> None:
    _, place = a_place({}, {"launch": {"template": {"InstanceType": "c5.large", "KeyName": "k"}}})

    first, second = place.drs.source_servers.values()

    template = place.ec2.templates[second.launch_configuration.ec2_launch_template_id]
    assert first.launch_configuration.ec2_launch_template_id in place.ec2.templates
    assert template.default.data == {"InstanceType": "c5.large", "KeyName": "k"}
    assert template.default_number == 2


def test_launch_settings_are_taken_over() -> None:
    launch = {
        "disposition": "STOPPED",
        "right_sizing": "NONE",
        "copy_private_ip": True,
        "copy_tags": True,
        "byol": True,
        "post_launch": True,
    }
    _, place = a_place({"launch": launch})

    found = the_server(place).launch_configuration

    assert (found.launch_disposition, found.right_sizing) == ("STOPPED", "NONE")
    assert found.copy_private_ip
    assert found.copy_tags
    assert found.os_byol
    assert found.post_launch_enabled


def test_an_initialized_place_has_both_templates_of_drs() -> None:
    _, place = a_place()

    assert place.drs.is_initialized
    assert len(place.drs.launch_templates) == len(place.drs.replication_templates) == 1


def test_a_place_that_is_not_initialized_has_nothing() -> None:
    _, place = a_place(is_initialized=False)

    assert not place.drs.is_initialized
    assert not place.drs.launch_templates


def test_quotas_knobs_trust_and_network_are_those_of_the_place() -> None:
    subnets = {"subnet-00000000000000001": {"cidr": "10.1.0.0/24", "zone": "b"}}
    _, place = a_place(
        quotas={"L-D88FAC3A": 3},
        knobs={"page_size": 5, "consistency_delay": 20},
        trusts=["444455556666"],
        network={"subnets": subnets, "security_groups": ["sg-00000000000000001"]},
    )

    assert place.quotas == {"L-D88FAC3A": 3}
    assert (place.drs.knobs.page_size, place.drs.knobs.consistency_delay) == (5, 20)
    assert place.drs.trusted_accounts == {"444455556666"}
    assert place.ec2.subnets["subnet-00000000000000001"].availability_zone == "eu-west-1b"
    assert place.ec2.security_groups == {"sg-00000000000000001"}


def test_faults_are_in_force_from_the_beginning() -> None:
    world, _ = a_place({}, faults=[{"kind": "stuck", "phase": "LAUNCH", "server": "web-1"}])

    assert list(world.faults.listed().values()) == [Stuck(phase="LAUNCH", server="web-1")]


@pytest.mark.parametrize(("is_drill", "by"), [(False, "START_RECOVERY"), (True, "START_DRILL")])
def test_a_recovered_server_has_an_instance_that_runs(*, is_drill: bool, by: str) -> None:
    recovered = {"is_drill": is_drill, "age": "6h", "point_age": "7h"}
    world, place = a_place({"recovered": recovered})

    server = the_server(place)
    instance_id = str(server.recovery_instance_id)
    instance = place.drs.recovery_instances[instance_id]
    job = place.drs.jobs[instance.job_id]
    checks = describe_instance_status(world, place, {"InstanceIds": [instance_id]})

    assert instance.is_drill is is_drill
    assert instance.point_in_time == NOON - timedelta(hours=7)
    assert (job.status, job.initiated_by) == ("COMPLETED", by)
    assert server.last_launch is not None
    assert server.last_launch.job_id == job.job_id
    assert checks["InstanceStatuses"][0]["InstanceStatus"]["Status"] == "ok"
    assert agents.is_online(world, place, instance_id)


def test_the_same_file_gives_the_same_ids() -> None:
    _, one = a_place({}, {"recovered": {}})
    _, two = a_place({}, {"recovered": {}})

    assert list(one.drs.source_servers) == list(two.drs.source_servers)
    assert list(one.ec2.instances) == list(two.ec2.instances)
