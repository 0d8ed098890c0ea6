"""A source server becomes known in a place, with the settings that the templates there give it."""

from dataclasses import replace

from localcloud.drs.arns import arn_of
from localcloud.drs.settings import LaunchConfiguration, LaunchConfigurationTemplate
from localcloud.drs.state import Machine, Replication, SourceServer, StagingArea
from localcloud.ec2 import templates
from localcloud.world import Place, World


def enrol(world: World, place: Place, machine: Machine) -> SourceServer:
    """On premises, replicating in this account, never launched: the caller changes what differs."""
    server_id = world.chance.new_id("s-")
    template = next(iter(place.drs.launch_templates.values()), None)
    server = SourceServer(
        source_server_id=server_id,
        arn=arn_of(place, "source-server", server_id),
        machine=machine,
        staging=StagingArea(place.account_id),
        launch_configuration=_launch_configuration("", template),
        added_at=world.agenda.moment,
        replication=Replication(staging_availability_zone=f"{place.region}a"),
    )
    server.launch_configuration.ec2_launch_template_id = launch_template_of(world, place, server)
    place.drs.source_servers[server_id] = server
    _inherit_actions(place, server_id, template)
    return server


def launch_template_of(world: World, place: Place, server: SourceServer) -> str:
    """The id of a new one, for a server that has none."""
    data = {"InstanceType": server.machine.recommended_instance_type}
    return templates.create_for_server(world, place, server.source_server_id, data).template_id


def _launch_configuration(
    launch_template_id: str, template: LaunchConfigurationTemplate | None
) -> LaunchConfiguration:
    if template is None:
        return LaunchConfiguration(launch_template_id)
    return LaunchConfiguration(
        launch_template_id,
        launch_disposition=template.launch_disposition,
        right_sizing=template.right_sizing,
        copy_private_ip=template.copy_private_ip,
        copy_tags=template.copy_tags,
        os_byol=template.os_byol,
        post_launch_enabled=template.post_launch_enabled,
        recovery_mode=template.recovery_mode,
    )


def _inherit_actions(
    place: Place, server_id: str, template: LaunchConfigurationTemplate | None
) -> None:
    actions = place.drs.launch_actions.get(template.template_id, {}) if template else {}
    place.drs.launch_actions[server_id] = {
        action_id: replace(action) for action_id, action in actions.items()
    }
