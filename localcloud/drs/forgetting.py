"""What has to be put right elsewhere when a source server is deleted."""

from collections.abc import Iterator

from localcloud.drs.replicating import instance_behind
from localcloud.drs.state import SourceServer
from localcloud.world import Place, World


def forget_server(world: World, place: Place, server: SourceServer) -> None:
    """Its recovery instance stays: DRS tells about it until it is deleted, too."""
    if instance := instance_behind(world, server):
        instance.reversed_server_arn = None
    for extension in _extensions(world, server):
        extension.staging.status = "EXTENSION_ERROR"
        extension.staging.error_message = f"Source server {server.arn} does not exist"
    del place.drs.source_servers[server.source_server_id]
    place.drs.launch_actions.pop(server.source_server_id, None)
    place.ec2.templates.pop(server.launch_configuration.ec2_launch_template_id, None)


def _extensions(world: World, server: SourceServer) -> Iterator[SourceServer]:
    for place in world.places.values():
        for each in place.drs.source_servers.values():
            if each.staging.source_server_arn == server.arn:
                yield each
