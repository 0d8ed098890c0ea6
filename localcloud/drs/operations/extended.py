"""Source servers that replicate in a staging account and are launched in this one."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs.answers.servers import described_server
from localcloud.drs.arns import parsed_arn
from localcloud.drs.enrolling import enrol
from localcloud.drs.errors import AccessDenied, ServiceQuotaExceeded, field_invalid
from localcloud.drs.finding import server_with
from localcloud.drs.pages import page_of
from localcloud.drs.quotas import SOURCE_SERVERS, allowed
from localcloud.drs.state import SourceServer, StagingArea
from localcloud.world import Caller, Place, World


def create_extended_source_server(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    place = world.place_of(caller)
    staged = _extensible(world, caller, request["sourceServerArn"])
    _check_room(place)
    server = enrol(world, place, staged.machine)
    server.staging = StagingArea(staged.staging.account_id, "EXTENDED", staged.arn)
    server.replication = staged.replication
    server.replication_configuration = staged.replication_configuration
    server.origin = staged.origin
    server.tags = dict(request.get("tags", {}))
    return {"sourceServer": described_server(server, world.agenda.moment)}


def list_extensible_source_servers(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    """Neither extensions themselves, nor what this account has extended already."""
    place = world.place_of(caller)
    staging = _trusting(world, caller, request["stagingAccountID"])
    extended = _extended_arns(place)
    found = [
        server
        for server in staging.drs.source_servers.values()
        if server.staging.status == "NOT_EXTENDED" and server.arn not in extended
    ]
    return page_of(found, request, described=_staged, size=place.drs.knobs.page_size)


def list_staging_accounts(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    """Only of extended servers that exist here."""
    place = world.place_of(caller)
    accounts = sorted(
        {
            server.staging.account_id
            for server in place.drs.source_servers.values()
            if server.staging.status != "NOT_EXTENDED"
        }
    )
    page = page_of(accounts, request, described=_account, size=place.drs.knobs.page_size)
    return {"accounts" if key == "items" else key: value for key, value in page.items()}


def _extensible(world: World, caller: Caller, text: str) -> SourceServer:
    arn = parsed_arn("sourceServerArn", text)
    if arn.region != caller.region or arn.account_id == caller.account_id:
        raise field_invalid("sourceServerArn", f"{text} is not in another account of this Region")
    server = server_with(_trusting(world, caller, arn.account_id), arn.resource_id)
    if server.staging.status != "NOT_EXTENDED":
        raise field_invalid("sourceServerArn", f"{text} is itself extended from another account")
    if server.arn in _extended_arns(world.place_of(caller)):
        raise field_invalid("sourceServerArn", f"{text} is extended into this account already")
    return server


def _trusting(world: World, caller: Caller, account_id: str) -> Place:
    """Without the role that DRS assumes there, it cannot even say whether the account uses DRS."""
    place = world.place(account_id, caller.region)
    if place.drs.is_initialized and caller.account_id in place.drs.trusted_accounts:
        return place
    role = f"arn:aws:iam::{account_id}:role/service-role/DRSStagingAccountRole_{caller.account_id}"
    raise AccessDenied(f"Elastic Disaster Recovery may not assume {role}")


def _extended_arns(place: Place) -> set[str | None]:
    return {server.staging.source_server_arn for server in place.drs.source_servers.values()}


def _check_room(place: Place) -> None:
    limit = allowed(place, SOURCE_SERVERS)
    if len(place.drs.source_servers) >= limit:
        raise ServiceQuotaExceeded(
            f"Limit of {limit} source servers exceeded",
            quota_code=SOURCE_SERVERS,
            resource_type="Source server",
        )


def _staged(server: SourceServer) -> dict[str, Any]:
    hostname = server.machine.hostname
    return {"hostname": hostname, "arn": server.arn, "tags": dict(server.tags)}


def _account(account_id: str) -> dict[str, Any]:
    return {"accountID": account_id}
