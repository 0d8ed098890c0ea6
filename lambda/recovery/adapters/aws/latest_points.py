"""The newest recovery point of each server that was seen: one call for each, so time is the limit.

Servers whose state leaves open whether they have one are asked first, and for as long as the
caller waits. For the rest it is only nice to know.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.refusals import UNREACHED
from recovery.adapters.aws.side_by_side import Deadline, side_by_side
from recovery.adapters.aws.source_servers import is_open_question
from recovery.adapters.aws.wire import moment
from recovery.domain.inventory import SourceServer
from recovery.domain.value import Location
from recovery.ports.estate import Blind, Sight

_AT_ONCE = 8
_NICE_TO_KNOW = timedelta(seconds=6)
Opened = Callable[[Location], Client]
_Newest = tuple[datetime, ...]
"""Of one server: none, or the moment of the last one."""


def with_latest_points(
    seen: Sequence[Sight | Blind], opened: Opened, deadline: Deadline
) -> tuple[Sight | Blind, ...]:
    """What could not be asked in time stays as it was presumed."""
    servers = [server for sight in seen if isinstance(sight, Sight) for server in sight.servers]
    urgent = [server for server in servers if is_open_question(server)]
    rest = [server for server in servers if not is_open_question(server)]
    found = _asked(urgent, opened, deadline)
    found |= _asked(rest, opened, deadline.at_most(_NICE_TO_KNOW))
    return tuple(_told(sight, found) if isinstance(sight, Sight) else sight for sight in seen)


def _asked(
    servers: Sequence[SourceServer], opened: Opened, deadline: Deadline
) -> dict[str, _Newest]:
    calls = {server.server_id: partial(_newest, opened, server) for server in servers}
    answers = side_by_side(calls, deadline, at_once=_AT_ONCE)
    return {server_id: newest for server_id, newest in answers.items() if newest is not None}


def _newest(opened: Opened, server: SourceServer) -> _Newest | None:
    """None: it could not be asked, which must not hide the server."""
    try:
        page = opened(server.location).describe_recovery_snapshots(
            sourceServerID=server.server_id, order="DESC", maxResults=1
        )
    except UNREACHED:
        return None
    return tuple(taken_at(each) for each in page.get("items", [])[:1])


def taken_at(described: Mapping[str, Any]) -> datetime:
    return moment(described.get("timestamp") or described["expectedTimestamp"])


def _told(sight: Sight, found: Mapping[str, _Newest]) -> Sight:
    return sight.changed(servers=tuple(_with_point(server, found) for server in sight.servers))


def _with_point(server: SourceServer, found: Mapping[str, _Newest]) -> SourceServer:
    newest = found.get(server.server_id)
    if newest is None:
        return server
    return server.changed(
        has_recovery_point=bool(newest), last_recovery_point_at=max(newest, default=None)
    )
