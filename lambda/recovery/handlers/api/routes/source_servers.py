"""The routes of source servers, and of the quotas that DRS sets for them."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from recovery.domain.inventory import RecoveryPoint
from recovery.handlers.api.freshness import Freshness
from recovery.handlers.api.given import ThePorts
from recovery.handlers.api.operations import Describing, Topic
from recovery.handlers.api.paging import Paging
from recovery.handlers.api.parameters import TheAccountId, TheRegion, TheServerId
from recovery.handlers.api.routing import Routes
from recovery.ports.paging import Page
from recovery.usecases import quotas
from recovery.usecases.places import PlaceQuery
from recovery.usecases.quotas import QuotaOverview
from recovery.usecases.source_servers import reading
from recovery.usecases.source_servers.reading import ServerAddress, ServerLaunchSettings
from recovery.usecases.source_servers.server_query import ServerQuery
from recovery.usecases.source_servers.view import ServerDetail, ServerPage

router = Routes()
_described = Describing(Topic.SERVERS)
_SERVER = "/source-servers/<accountId>/<region>/<serverId>"


@router.get(
    "/source-servers",
    **_described("listSourceServers", "Servers of all accounts, by hostname", refuses=[404]),
)
def list_source_servers(
    ports: ThePorts,
    query: Annotated[ServerQuery, Query()],
    paging: Paging,
    freshness: Freshness,
) -> ServerPage:
    return reading.list_source_servers(ports, query, paging.request, max_age=freshness.max_age)


@router.get(_SERVER, **_described("getSourceServer", "One server", refuses=[404, 502]))
def get_source_server(
    ports: ThePorts,
    account_id: TheAccountId,
    region: TheRegion,
    server_id: TheServerId,
    freshness: Freshness,
) -> ServerDetail:
    address = ServerAddress(account_id=account_id, region=region, server_id=server_id)
    return reading.get_source_server(ports, address, max_age=freshness.max_age)


@router.get(
    f"{_SERVER}/recovery-points",
    **_described("listRecoveryPoints", "Its recovery points, newest first", refuses=[404, 502]),
)
def list_recovery_points(
    ports: ThePorts,
    account_id: TheAccountId,
    region: TheRegion,
    server_id: TheServerId,
    paging: Paging,
) -> Page[RecoveryPoint]:
    address = ServerAddress(account_id=account_id, region=region, server_id=server_id)
    return reading.list_recovery_points(ports, address, paging.request)


@router.get(
    f"{_SERVER}/launch-settings",
    **_described("getServerLaunchSettings", "How DRS would launch it", refuses=[404, 502]),
)
def get_server_launch_settings(
    ports: ThePorts, account_id: TheAccountId, region: TheRegion, server_id: TheServerId
) -> ServerLaunchSettings:
    address = ServerAddress(account_id=account_id, region=region, server_id=server_id)
    return reading.get_server_launch_settings(ports, address)


@router.get(
    "/quotas",
    **_described("getQuotas", "What DRS allows, and what of it is used", refuses=[404]),
)
def get_quotas(
    ports: ThePorts, query: Annotated[PlaceQuery, Query()], freshness: Freshness
) -> QuotaOverview:
    return quotas.get_quotas(ports, query, max_age=freshness.max_age)
