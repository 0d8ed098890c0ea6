"""How a source server is launched, and what DRS does to its EC2 launch template."""

import pytest

from localcloud.drs.enrolling import enrol
from localcloud.drs.errors import AccessDenied, Conflict, ResourceNotFound, ValidationFailed
from localcloud.drs.state import Disk, Machine, SourceServer
from localcloud.ec2 import templates
from localcloud.ec2.state import InstanceState, LaunchTemplate
from tests.support.simulated_drs import LINUX, Simulation


def a_server(simulation: Simulation) -> SourceServer:
    machine = Machine("db-1", LINUX, disks=[Disk("/dev/sda1", 8 * 2**30)])
    return enrol(simulation.world, simulation.place, machine)


def template_of(simulation: Simulation, server: SourceServer) -> LaunchTemplate:
    return simulation.place.ec2.templates[server.launch_configuration.ec2_launch_template_id]


def an_instance_to_launch_into(simulation: Simulation) -> str:
    simulation.launched(*simulation.add_servers(1))
    [instance] = simulation.place.ec2.instances.values()
    instance.tags["AWSDRS"] = "AllowLaunchingIntoThisInstance"
    instance.state = InstanceState.STOPPED
    return instance.instance_id


def test_a_new_server_has_the_defaults_of_drs() -> None:
    simulation = Simulation()
    server = a_server(simulation)

    found = simulation.call("GetLaunchConfiguration", sourceServerID=server.source_server_id)

    assert found == {
        "sourceServerID": server.source_server_id,
        "name": "",
        "ec2LaunchTemplateID": server.launch_configuration.ec2_launch_template_id,
        "launchDisposition": "STARTED",
        "targetInstanceTypeRightSizingMethod": "BASIC",
        "copyPrivateIp": False,
        "copyTags": False,
        "licensing": {"osByol": False},
        "postLaunchEnabled": False,
    }


def test_what_a_change_does_not_name_stays() -> None:
    simulation = Simulation()
    named = {"sourceServerID": a_server(simulation).source_server_id}
    simulation.call("UpdateLaunchConfiguration", **named, copyTags=True, licensing={"osByol": True})

    simulation.call(
        "UpdateLaunchConfiguration", **named, launchDisposition="STOPPED", recoveryMode="FAST"
    )

    found = simulation.call("GetLaunchConfiguration", **named)
    assert (found["copyTags"], found["licensing"]) == (True, {"osByol": True})
    assert (found["launchDisposition"], found["recoveryMode"]) == ("STOPPED", "FAST")


def test_a_server_without_a_launch_template_gets_one_when_it_is_configured() -> None:
    simulation = Simulation()
    server = a_server(simulation)
    server.launch_configuration.ec2_launch_template_id = ""

    simulation.call(
        "UpdateLaunchConfiguration", sourceServerID=server.source_server_id, copyTags=True
    )

    template = template_of(simulation, server)
    assert template.tags["AWSElasticDisasterRecoverySourceServerID"] == server.source_server_id
    assert template.default.data == {"InstanceType": "c5.large"}


def test_a_change_of_what_is_in_the_launch_template_makes_a_new_default_version() -> None:
    simulation = Simulation()
    server = a_server(simulation)
    template = template_of(simulation, server)

    simulation.call(
        "UpdateLaunchConfiguration", sourceServerID=server.source_server_id, copyPrivateIp=True
    )

    assert template.default_number == template.latest_number == 2
    assert template.default.data == {"InstanceType": "c5.large"}


def test_a_change_of_anything_else_leaves_the_launch_template_alone() -> None:
    simulation = Simulation()
    server = a_server(simulation)

    simulation.call(
        "UpdateLaunchConfiguration", sourceServerID=server.source_server_id, postLaunchEnabled=True
    )

    assert template_of(simulation, server).latest_number == 1


def test_the_version_of_drs_overwrites_what_somebody_edited_before() -> None:
    simulation = Simulation()
    server = a_server(simulation)
    template = template_of(simulation, server)
    named = {"LaunchTemplateId": template.template_id}
    edited = {"SourceVersion": "1", "LaunchTemplateData": {"KeyName": "ours"}}
    templates.create_launch_template_version(
        simulation.world, simulation.place, {**named, **edited}
    )
    templates.modify_launch_template(simulation.place, {**named, "DefaultVersion": "2"})

    simulation.call(
        "UpdateLaunchConfiguration", sourceServerID=server.source_server_id, copyTags=True
    )

    assert template.default_number == 3
    assert "KeyName" not in template.default.data


def test_a_server_can_be_launched_into_an_instance_that_is_ready_for_it() -> None:
    simulation = Simulation()
    instance_id = an_instance_to_launch_into(simulation)
    named = {"sourceServerID": a_server(simulation).source_server_id}

    wanted = {"launchIntoEC2InstanceID": instance_id}
    simulation.call("UpdateLaunchConfiguration", **named, launchIntoInstanceProperties=wanted)
    found = simulation.call("GetLaunchConfiguration", **named)
    simulation.call("UpdateLaunchConfiguration", **named, launchIntoInstanceProperties={})
    without = simulation.call("GetLaunchConfiguration", **named)

    assert found["launchIntoInstanceProperties"] == wanted
    assert "launchIntoInstanceProperties" not in without


@pytest.mark.parametrize("reason", ["tag", "state", "platform", "copyTags", "copyPrivateIp"])
def test_an_instance_that_is_not_ready_is_not_launched_into(reason: str) -> None:
    simulation = Simulation()
    instance_id = an_instance_to_launch_into(simulation)
    instance = simulation.place.ec2.instances[instance_id]
    changes: dict[str, bool] = {}
    match reason:
        case "tag":
            del instance.tags["AWSDRS"]
        case "state":
            instance.state = InstanceState.RUNNING
        case "platform":
            instance.os = "Microsoft Windows Server 2019"
        case _:
            changes = {reason: True}

    with pytest.raises(ValidationFailed, match=instance_id):
        simulation.call(
            "UpdateLaunchConfiguration",
            sourceServerID=a_server(simulation).source_server_id,
            launchIntoInstanceProperties={"launchIntoEC2InstanceID": instance_id},
            **changes,
        )


def test_an_instance_that_does_not_exist_is_not_launched_into() -> None:
    simulation = Simulation()

    with pytest.raises(ValidationFailed, match="does not exist"):
        simulation.call(
            "UpdateLaunchConfiguration",
            sourceServerID=a_server(simulation).source_server_id,
            launchIntoInstanceProperties={"launchIntoEC2InstanceID": "i-0123456789abcdef0"},
        )


def test_an_unknown_server_has_no_launch_configuration() -> None:
    with pytest.raises(ResourceNotFound):
        Simulation().call("GetLaunchConfiguration", sourceServerID="s-" + "f" * 17)


def test_a_server_in_a_job_is_not_changed() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    simulation.start(server_id)

    with pytest.raises(Conflict):
        simulation.call("UpdateLaunchConfiguration", sourceServerID=server_id, copyTags=True)


def test_who_may_not_describe_instances_may_not_change_it_either() -> None:
    simulation = Simulation(allows=lambda action, _resource: action != "ec2:DescribeInstances")
    [server_id] = simulation.add_servers(1)

    with pytest.raises(AccessDenied, match="ec2:DescribeInstances"):
        simulation.call("UpdateLaunchConfiguration", sourceServerID=server_id, copyTags=True)
