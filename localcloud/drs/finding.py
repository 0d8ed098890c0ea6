"""The resource that a request names."""

from localcloud.drs.errors import Conflict, ResourceNotFound
from localcloud.drs.settings import LaunchConfigurationTemplate, ReplicationConfigurationTemplate
from localcloud.drs.state import RecoveryInstance, SourceServer
from localcloud.world import Place


def server_with(place: Place, server_id: str) -> SourceServer:
    if found := place.drs.source_servers.get(server_id):
        return found
    raise _missing("Source server", server_id)


def own_server_with(place: Place, server_id: str) -> SourceServer:
    """One that replicates in this account: an extension is changed where it replicates."""
    server = server_with(place, server_id)
    if server.staging.status == "NOT_EXTENDED":
        return server
    raise Conflict(
        f"Source server {server_id} is extended from account {server.staging.account_id}."
        " Its replication is changed there.",
        resource_id=server_id,
        resource_type="Source server",
    )


def instance_with(place: Place, instance_id: str) -> RecoveryInstance:
    if found := place.drs.recovery_instances.get(instance_id):
        return found
    raise _missing("Recovery instance", instance_id)


def instance_or_conflict(place: Place, instance_id: str) -> RecoveryInstance:
    """For operations that model no ResourceNotFoundException."""
    try:
        return instance_with(place, instance_id)
    except ResourceNotFound as error:
        raise Conflict(error.message, resource_id=instance_id) from error


def launch_template_with(place: Place, template_id: str) -> LaunchConfigurationTemplate:
    if found := place.drs.launch_templates.get(template_id):
        return found
    raise _missing("Launch configuration template", template_id)


def replication_template_with(place: Place, template_id: str) -> ReplicationConfigurationTemplate:
    if found := place.drs.replication_templates.get(template_id):
        return found
    raise _missing("Replication configuration template", template_id)


def _missing(what: str, resource_id: str) -> ResourceNotFound:
    return ResourceNotFound(
        f"{what} {resource_id} does not exist.", resource_id=resource_id, resource_type=what
    )
