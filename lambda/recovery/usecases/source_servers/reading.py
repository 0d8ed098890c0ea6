"""Source servers of all registered accounts and Regions: a list of them, and one in detail."""

from collections.abc import Iterable
from datetime import timedelta

from recovery.domain.errors import LocationUnreachable, Unknown
from recovery.domain.inventory import RecoveryPoint, SourceServer
from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.value import AccountId, Location, RegionName, ServerId, Value
from recovery.ports.paging import Page, PageRequest
from recovery.ports.product import Ports
from recovery.usecases.inventory import LATELY, survey
from recovery.usecases.pages import in_order, newest_first
from recovery.usecases.places import registered_place, registered_places
from recovery.usecases.source_servers.assignments import assignments_in
from recovery.usecases.source_servers.coverage import coverage_now
from recovery.usecases.source_servers.server_query import ServerQuery
from recovery.usecases.source_servers.view import ServerDetail, ServerPage, server_view, sort_key


class ServerAddress(Value):
    account_id: AccountId
    region: RegionName
    server_id: ServerId


class ServerLaunchSettings(Value):
    """What DRS and the EC2 launch template of a server hold."""

    server_id: ServerId
    location: Location
    settings: LaunchSettings | None = None
    """None: there are none, or they could not be read."""
    launch_template_id: str | None = None
    problem: str | None = None


def list_source_servers(
    ports: Ports, query: ServerQuery, request: PageRequest, *, max_age: timedelta = LATELY
) -> ServerPage:
    """By hostname. Places that could not be read show what was seen there last."""
    places = registered_places(ports, query)
    surveyed = survey(ports, places, max_age)
    assignments = assignments_in(ports, places)
    covered = _covered(ports, query, surveyed.servers)
    fitting = [server for server in covered if query.fits(server, assignments)]
    keyed = ((sort_key(server), server) for server in fitting)
    page = in_order(keyed, request, of=f"source servers {query.model_dump_json()}")
    return ServerPage(
        items=tuple(server_view(server, assignments) for server in page.items),
        next_token=page.next_token,
        total=len(fitting),
        places=surveyed.places,
    )


def get_source_server(
    ports: Ports, address: ServerAddress, *, max_age: timedelta = LATELY
) -> ServerDetail:
    location = registered_place(ports, address.account_id, address.region)
    surveyed = survey(ports, (location,), max_age)
    server = surveyed.inventory().by_id.get(address.server_id)
    if server is None:
        for blind in (seen.blind for seen in surveyed.seen if seen.blind):
            raise LocationUnreachable(location, blind.reason, why=blind.code)
        raise Unknown(f"source server in {location}", address.server_id)
    view = server_view(server, assignments_in(ports, (location,)))
    return ServerDetail(**dict(view), place=surveyed.places[0])


def list_recovery_points(
    ports: Ports, address: ServerAddress, request: PageRequest
) -> Page[RecoveryPoint]:
    """The newest first."""
    location = _location_of(ports, address)
    found = ports.recovery_points.of(location, (address.server_id,))
    points = found.get(address.server_id, ())
    keyed = ((f"{point.taken_at.isoformat()} {point.snapshot_id}", point) for point in points)
    return newest_first(keyed, request, of=f"recovery points {address.model_dump_json()}")


def get_server_launch_settings(ports: Ports, address: ServerAddress) -> ServerLaunchSettings:
    location = _location_of(ports, address)
    found = ports.launch_configurations.of(location, (address.server_id,))
    return ServerLaunchSettings(
        server_id=address.server_id, location=location, **dict(found[address.server_id])
    )


def _covered(
    ports: Ports, query: ServerQuery, servers: tuple[SourceServer, ...]
) -> Iterable[SourceServer]:
    """Those of the coverage that is asked for; all groups are read for it."""
    if query.coverage is None:
        return servers
    coverage = coverage_now(ports, servers)
    return (server for server in servers if coverage[server.server_id] is query.coverage)


def _location_of(ports: Ports, address: ServerAddress) -> Location:
    """A server that was ever seen is not looked for again: the time is for what was asked."""
    location = registered_place(ports, address.account_id, address.region)
    last = ports.sights.last(location)
    if last and any(server.server_id == address.server_id for server in last.servers):
        return location
    return get_source_server(ports, address).location
