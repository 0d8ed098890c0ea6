"""How a machine is launched in EC2: by the launch settings of its server and their template."""

from typing import Any

from localcloud.drs.state import Disk, SourceServer
from localcloud.ec2.state import Instance, LaunchTemplate, Subnet, TemplateVersion
from tests.support.simulated_drs import NOON, Simulation


def a_server_with(simulation: Simulation, template: dict[str, Any]) -> SourceServer:
    (server_id,) = simulation.add_servers(1, tags={"Owner": "payroll"})
    server = simulation.place.drs.source_servers[server_id]
    template_id = server.launch_configuration.ec2_launch_template_id
    versions = {1: TemplateVersion(1, {}, NOON), 2: TemplateVersion(2, template, NOON)}
    simulation.place.ec2.templates[template_id] = LaunchTemplate(
        template_id, "template", NOON, versions=versions, default_number=2
    )
    return server


def machine_of(simulation: Simulation, server: SourceServer) -> Instance:
    simulation.launched(server.source_server_id)
    return simulation.place.ec2.instances[server.recovery_instance_id or ""]


def test_the_default_version_of_the_template_is_used() -> None:
    simulation = Simulation()
    simulation.place.ec2.subnets = {"subnet-0b": Subnet("10.9.0.0/24", "us-west-2b")}
    interface = {"DeviceIndex": 0, "SubnetId": "subnet-0b", "Groups": ["sg-1", "sg-2"]}
    tags = [{"Key": "Tier", "Value": "gold"}]
    template = {
        "NetworkInterfaces": [interface],
        "TagSpecifications": [
            {"ResourceType": "instance", "Tags": tags},
            {"ResourceType": "volume", "Tags": [{"Key": "Tier", "Value": "lead"}]},
        ],
        "DisableApiTermination": True,
    }
    server = a_server_with(simulation, template)

    machine = machine_of(simulation, server)

    assert (machine.subnet_id, machine.availability_zone) == ("subnet-0b", "us-west-2b")
    assert machine.security_group_ids == ("sg-1", "sg-2")
    assert machine.tags["Tier"] == "gold"
    assert machine.is_protected


def test_right_sizing_overrides_the_instance_type_of_the_template() -> None:
    simulation = Simulation()
    server = a_server_with(simulation, {"InstanceType": "r6i.2xlarge"})

    machine = machine_of(simulation, server)

    assert machine.instance_type == "c5.large"


def test_without_right_sizing_the_instance_type_of_the_template_is_used() -> None:
    simulation = Simulation()
    server = a_server_with(simulation, {"InstanceType": "r6i.2xlarge"})
    server.launch_configuration.right_sizing = "NONE"

    machine = machine_of(simulation, server)

    assert machine.instance_type == "r6i.2xlarge"


def test_tags_and_address_are_copied_only_if_that_is_wanted() -> None:
    simulation = Simulation()
    plain, copied = a_server_with(simulation, {}), a_server_with(simulation, {})
    copied.launch_configuration.copy_tags = True
    copied.launch_configuration.copy_private_ip = True

    machines = machine_of(simulation, plain), machine_of(simulation, copied)

    assert [machine.tags.get("Owner") for machine in machines] == [None, "payroll"]
    assert [machine.private_ip == "10.0.0.9" for machine in machines] == [False, True]


def test_a_server_can_be_launched_into_an_existing_machine() -> None:
    simulation = Simulation()
    prepared, server = a_server_with(simulation, {}), a_server_with(simulation, {})
    prepared.launch_configuration.launch_disposition = "STOPPED"
    existing = machine_of(simulation, prepared)
    server.machine.disks = [Disk("/dev/sda", 2**30), Disk("/dev/sdb", 2**31)]
    server.launch_configuration.launch_into_instance_id = existing.instance_id

    machine = machine_of(simulation, server)

    (instance,) = simulation.instances(sourceServerIDs=[server.source_server_id])
    disks = instance["recoveryInstanceProperties"]["disks"]
    assert machine is existing
    assert instance["ec2InstanceState"] == "RUNNING"
    assert [disk["ebsVolumeID"] for disk in disks] == [each.volume_id for each in machine.volumes]


def test_a_machine_that_is_gone_cannot_be_launched_into() -> None:
    simulation = Simulation()
    server = a_server_with(simulation, {})
    server.launch_configuration.launch_into_instance_id = "i-00000000000000fff"

    job_id = simulation.launched(server.source_server_id)

    events = {name: data for _, name, data in simulation.log(job_id)}
    assert "(InvalidInstanceID.NotFound)" in events["LAUNCH_FAILED"]["rawError"]
