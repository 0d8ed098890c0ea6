"""Replication from a recovery instance back to where its machine came from, between EC2 Regions.

The way back is a source server of its own in the place of origin. A second reversal, from what was
launched there, takes up the first source server again.
https://docs.aws.amazon.com/drs/latest/userguide/failback-performing-main.html
"""

from dataclasses import replace

from localcloud.drs import failing_back, replicating
from localcloud.drs.arns import id_of_arn, place_of_arn
from localcloud.drs.enrolling import enrol
from localcloud.drs.launch_into import check_launch_into
from localcloud.drs.settings import LaunchConfiguration
from localcloud.drs.state import Machine, Origin, RecoveryInstance, SourceServer
from localcloud.world import Place, World


def reverse(world: World, place: Place, instance: RecoveryInstance, home: Place) -> SourceServer:
    """``home`` is the place of origin: DRS is initialised there, too."""
    into = _instance_to_launch_into(home, instance.machine)
    source = place.drs.source_servers.get(instance.source_server_id)
    server = _counterpart(world, source) or enrol(world, home, instance.machine)
    server.machine = _copied(instance)
    server.origin = Origin(place.account_id, place.region, _zone(place, instance))
    if into:
        server.launch_configuration.launch_into_instance_id = into
    _link(server, source)
    instance.reversed_server_arn = server.arn
    instance.failback.initiated_at = world.agenda.moment
    failing_back.enter(world, place, instance, "FAILBACK_IN_PROGRESS")
    replicating.initiate(world, home, server)
    return server


def _instance_to_launch_into(home: Place, machine: Machine) -> str | None:
    """The original machine, if the template there says so; it must then be ready for that."""
    template = next(iter(home.drs.launch_templates.values()), None)
    if template is None or not template.launch_into_source_instance:
        return None
    wanted = LaunchConfiguration(
        ec2_launch_template_id="",
        copy_private_ip=template.copy_private_ip,
        copy_tags=template.copy_tags,
        os_byol=template.os_byol,
        launch_into_instance_id=machine.aws_instance_id,
    )
    check_launch_into(home, machine, wanted)
    return wanted.launch_into_instance_id


def _counterpart(world: World, source: SourceServer | None) -> SourceServer | None:
    if source is None or source.reversed_direction_arn is None:
        return None
    home = place_of_arn(world, source.reversed_direction_arn)
    return home.drs.source_servers.get(id_of_arn(source.reversed_direction_arn))


def _copied(instance: RecoveryInstance) -> Machine:
    disks = [replace(disk, replicated_bytes=0) for disk in instance.machine.disks]
    return replace(instance.machine, disks=disks, aws_instance_id=instance.instance_id)


def _zone(place: Place, instance: RecoveryInstance) -> str:
    machine = place.ec2.instances.get(instance.instance_id)
    return machine.availability_zone if machine else f"{place.region}a"


def _link(server: SourceServer, source: SourceServer | None) -> None:
    """Each names the other as its opposite direction."""
    if source is None:
        server.direction = "FAILBACK"
        return
    server.direction = "FAILOVER" if source.direction == "FAILBACK" else "FAILBACK"
    server.reversed_direction_arn, source.reversed_direction_arn = source.arn, server.arn
