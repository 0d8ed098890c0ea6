"""How DRS keeps the EC2 launch template of a source server in step with its launch settings."""

from typing import Any

from localcloud.drs.settings import LaunchConfiguration
from localcloud.drs.state import SourceServer
from localcloud.ec2 import templates
from localcloud.ec2.state import LaunchTemplate
from localcloud.world import Place, World

_MADE_BY_DRS = "Created by AWS Elastic Disaster Recovery"


def follow(
    world: World, place: Place, server: SourceServer, *, before: LaunchConfiguration
) -> None:
    """A new default version, if what DRS writes into the template has changed.

    It builds upon the last version that DRS made itself, so changes of others are lost: whoever
    edits the template has to do it after UpdateLaunchConfiguration (seen in third-party tools).
    """
    configuration = server.launch_configuration
    template = place.ec2.templates.get(configuration.ec2_launch_template_id)
    if template is None or _written(configuration) == _written(before):
        return
    data = {**_own_data(template), **_instance_type(server)}
    named = {"LaunchTemplateId": template.template_id}
    version = {"LaunchTemplateData": data, "VersionDescription": _MADE_BY_DRS}
    templates.create_launch_template_version(world, place, {**named, **version})
    templates.modify_launch_template(place, {**named, "DefaultVersion": template.latest_number})


def _written(configuration: LaunchConfiguration) -> tuple[object, ...]:
    return (
        configuration.right_sizing,
        configuration.copy_private_ip,
        configuration.copy_tags,
        configuration.os_byol,
    )


def _own_data(template: LaunchTemplate) -> dict[str, Any]:
    """As in EC2's API. DRS made the first version, and those that say so."""
    own = [
        number
        for number, version in template.versions.items()
        if version.description == _MADE_BY_DRS
    ]
    number = max(own, default=min(template.versions))
    return dict(template.versions[number].data)


def _instance_type(server: SourceServer) -> dict[str, Any]:
    if server.launch_configuration.right_sizing == "NONE":
        return {}
    return {"InstanceType": server.machine.recommended_instance_type}
