"""Every recovery point of some servers. DRS lists them one server a call."""

from collections.abc import Collection, Mapping
from functools import partial

from botocore.exceptions import ClientError

from recovery.adapters.aws.clients import Client, Clients
from recovery.adapters.aws.latest_points import taken_at
from recovery.adapters.aws.refusals import is_not_there, reaching
from recovery.adapters.aws.side_by_side import all_in_time
from recovery.domain.inventory import RecoveryPoint
from recovery.domain.value import Location, ServerId

_AT_ONCE = 8


class AwsRecoveryPoints:
    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def of(
        self, location: Location, server_ids: Collection[ServerId]
    ) -> Mapping[ServerId, tuple[RecoveryPoint, ...]]:
        with reaching(location):
            drs = self._clients.of("drs", location)
            calls = {server_id: partial(_points, drs, server_id) for server_id in server_ids}
            return all_in_time(calls, location, at_once=_AT_ONCE)


def _points(drs: Client, server_id: str) -> tuple[RecoveryPoint, ...]:
    """The newest first; none of a server that DRS does not know."""
    pages = drs.get_paginator("describe_recovery_snapshots").paginate(
        sourceServerID=server_id, order="DESC"
    )
    try:
        described = [item for page in pages for item in page.get("items", [])]
    except ClientError as error:
        if is_not_there(error):
            return ()
        raise
    points = [
        RecoveryPoint(snapshot_id=each["snapshotID"], taken_at=taken_at(each)) for each in described
    ]
    return tuple(sorted(points, key=lambda point: point.taken_at, reverse=True))
