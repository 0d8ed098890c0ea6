"""What DRS lets EC2 do: launch the machine of a server from its template, and terminate it."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs.state import Job, SourceServer
from localcloud.ec2 import instances, templates
from localcloud.ec2.errors import Ec2Refusal
from localcloud.ec2.instances import InstanceLaunch
from localcloud.ec2.state import Instance, Volume
from localcloud.world import Place, World


def launch_machine(world: World, place: Place, server: SourceServer, job: Job) -> Instance:
    """Raises ``Ec2Refusal``."""
    into = server.launch_configuration.launch_into_instance_id
    if into:
        return _launch_into(world, place, server, into)
    named = {"LaunchTemplateId": server.launch_configuration.ec2_launch_template_id}
    template = templates.find(place, named, operation="RunInstances")
    wanted = _wanted(server, job, template.default.data)
    return place.ec2.instances[instances.launch(world, place, wanted)]


def terminate_machine(world: World, place: Place, instance_id: str) -> str | None:
    """Why EC2 does not. What it has already forgotten is terminated well enough."""
    try:
        if instance_id in place.ec2.instances:
            instances.terminate(world, place, instance_id)
    except Ec2Refusal as refusal:
        return str(refusal)
    return None


def _launch_into(world: World, place: Place, server: SourceServer, instance_id: str) -> Instance:
    """An existing machine gets the disks of the server, and keeps its network and its id."""
    instances.start(world, place, instance_id)
    instance = place.ec2.instances[instance_id]
    instance.volumes = tuple(
        Volume(world.chance.new_id("vol-"), disk.device_name, disk.size_bytes)
        for disk in server.machine.disks
    )
    return instance


def _wanted(server: SourceServer, job: Job, template: Mapping[str, Any]) -> InstanceLaunch:
    machine, configuration = server.machine, server.launch_configuration
    interface: Mapping[str, Any] = next(iter(template.get("NetworkInterfaces", [])), {})
    groups = interface.get("Groups") or template.get("SecurityGroupIds") or []
    return InstanceLaunch(
        server_id=server.source_server_id,
        hostname=machine.hostname,
        os=machine.os,
        job_id=job.job_id,
        is_drill=job.is_drill,
        tags={
            **_tags(template),
            **(server.tags if configuration.copy_tags else {}),
        },
        disposition=configuration.launch_disposition,
        instance_type=_instance_type(server, template),
        subnet_id=interface.get("SubnetId", ""),
        private_ip=_private_ip(server, interface),
        security_group_ids=tuple(groups),
        disks=tuple((disk.device_name, disk.size_bytes) for disk in machine.disks),
        is_protected=bool(template.get("DisableApiTermination")),
    )


def _tags(template: Mapping[str, Any]) -> dict[str, str]:
    return {
        tag["Key"]: tag["Value"]
        for specification in template.get("TagSpecifications", [])
        if specification.get("ResourceType") == "instance"
        for tag in specification.get("Tags", [])
    }


def _instance_type(server: SourceServer, template: Mapping[str, Any]) -> str:
    """Right-sizing overrides the template; only NONE honours it."""
    recommended = server.machine.recommended_instance_type
    if server.launch_configuration.right_sizing != "NONE":
        return recommended
    return str(template.get("InstanceType") or recommended)


def _private_ip(server: SourceServer, interface: Mapping[str, Any]) -> str | None:
    if not server.launch_configuration.copy_private_ip:
        named = interface.get("PrivateIpAddress")
        return str(named) if named else None
    primary = next((each for each in server.machine.network_interfaces if each.is_primary), None)
    return primary.ips[0] if primary and primary.ips else None
