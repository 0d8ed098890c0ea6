"""How the servers of a protection group are launched, and where DRS holds something else."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic.alias_generators import to_camel

from recovery.domain.inventory import SourceServer
from recovery.domain.launch_drift import Difference, differences
from recovery.domain.launch_settings import LaunchSettings, origins
from recovery.domain.planning.resolve import members
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.value import Name, ServerId, Value
from recovery.ports.estate import SeenSettings
from recovery.ports.paging import Page, PageRequest
from recovery.ports.product import Ports
from recovery.usecases.groups.saving import group_record
from recovery.usecases.inventory import LATELY, Place, Survey, survey
from recovery.usecases.pages import in_order
from recovery.usecases.source_servers.view import sort_key


class Origin(StrEnum):
    GROUP = "GROUP"
    SERVER = "SERVER"
    DRS = "DRS"
    """Not set here: what its launch configuration holds."""


class ServerSettings(Value):
    server_id: ServerId
    hostname: Name
    settings: LaunchSettings
    """What takes effect."""
    origins: Mapping[str, Origin]
    """Of every setting, by its name in JSON."""


class ServerDrift(Value):
    server_id: ServerId
    hostname: Name
    is_in_step: bool | None
    """None: it could not be compared."""
    differences: tuple[Difference, ...] = ()
    """Between what takes effect for this server, its own settings included, and what DRS holds."""
    problem: str | None = None


class GroupLaunchSettings(Page[ServerSettings]):
    place: Place


class GroupDrift(Page[ServerDrift]):
    place: Place


def get_group_launch_settings(
    ports: Ports, group_id: str, request: PageRequest
) -> GroupLaunchSettings:
    group = group_record(ports, group_id).group
    surveyed = survey(ports, (group.location,), LATELY)
    page = _page(group, surveyed, request)
    items = tuple(_effective(group, server) for server in page.items)
    return GroupLaunchSettings(items=items, next_token=page.next_token, place=surveyed.places[0])


def get_group_drift(ports: Ports, group_id: str, request: PageRequest) -> GroupDrift:
    """Read from DRS now, for the servers of this page. Raises LocationUnreachable."""
    group = group_record(ports, group_id).group
    surveyed = survey(ports, (group.location,), LATELY)
    page = _page(group, surveyed, request)
    server_ids = tuple(server.server_id for server in page.items)
    found = ports.launch_configurations.of(group.location, server_ids) if server_ids else {}
    items = tuple(_drift(group, server, found[server.server_id]) for server in page.items)
    return GroupDrift(items=items, next_token=page.next_token, place=surveyed.places[0])


def _page(group: ProtectionGroup, surveyed: Survey, request: PageRequest) -> Page[SourceServer]:
    found = members(group, surveyed.inventory())
    keyed = ((sort_key(server), server) for server in found.servers)
    return in_order(keyed, request, of=f"launches of {group.group_id}")


def _effective(group: ProtectionGroup, server: SourceServer) -> ServerSettings:
    own = group.server_settings.get(server.server_id, LaunchSettings())
    known = origins(group.launch_settings, own)
    return ServerSettings(
        server_id=server.server_id,
        hostname=server.hostname,
        settings=group.effective_settings(server.server_id),
        origins={
            to_camel(name): Origin(known.get(name, Origin.DRS))
            for name in LaunchSettings.model_fields
        },
    )


def _drift(group: ProtectionGroup, server: SourceServer, found: SeenSettings) -> ServerDrift:
    differing = _differing(group.effective_settings(server.server_id), found)
    is_known = bool(differing) or (found.settings is not None and not found.problem)
    return ServerDrift(
        server_id=server.server_id,
        hostname=server.hostname,
        is_in_step=not differing if is_known else None,
        differences=differing,
        problem=found.problem,
    )


def _differing(wanted: LaunchSettings, found: SeenSettings) -> tuple[Difference, ...]:
    """Where a part could not be read, what is missing does not differ."""
    if found.settings is None:
        return ()
    every = differences(wanted, found.settings)
    return tuple(one for one in every if not (found.problem and one.found is None))
