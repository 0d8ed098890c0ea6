"""What DRS knows, of many accounts and Regions side by side."""

from collections.abc import Collection
from datetime import timedelta
from functools import cache, partial

from recovery.adapters.aws.clients import Client, Clients
from recovery.adapters.aws.latest_points import Opened, with_latest_points
from recovery.adapters.aws.live_jobs import busy_servers, live_jobs
from recovery.adapters.aws.refusals import reaching
from recovery.adapters.aws.side_by_side import Deadline, side_by_side
from recovery.adapters.aws.source_servers import recovery_instance, source_server
from recovery.adapters.aws.wire import Described, moment_text
from recovery.domain.errors import LocationUnreachable
from recovery.domain.inventory import RecoveryInstance
from recovery.domain.value import Location
from recovery.domain.wording import spoken
from recovery.ports.clock import Clock
from recovery.ports.estate import Blind, Sight

_LOCATIONS_AT_ONCE = 16
_JOBS_SINCE = timedelta(days=7)
"""DRS keeps jobs for ever, and none of them runs for a week."""


class AwsEstate:
    def __init__(self, clients: Clients, clock: Clock) -> None:
        self._clients = clients
        self._clock = clock

    def look(
        self, locations: Collection[Location], *, within: timedelta
    ) -> tuple[Sight | Blind, ...]:
        deadline = Deadline(within)
        opened: Opened = cache(partial(self._clients.of, "drs"))
        looks = {location: partial(self._look_at, location, opened) for location in locations}
        found = side_by_side(looks, deadline, at_once=_LOCATIONS_AT_ONCE)
        seen = tuple(found.get(location) or _late(location, within) for location in looks)
        return with_latest_points(seen, opened, deadline)

    def _look_at(self, location: Location, opened: Opened) -> Sight | Blind:
        try:
            with reaching(location):
                return self._sight(location, opened(location))
        except LocationUnreachable as error:
            return Blind(location=location, code=error.why, reason=error.reason)

    def _sight(self, location: Location, drs: Client) -> Sight:
        at = self._clock.now()
        since = moment_text(at - _JOBS_SINCE)
        jobs = live_jobs(_all(drs, "describe_jobs", filters={"fromDate": since}))
        instances = _by_server(_all(drs, "describe_recovery_instances"))
        busy = busy_servers(jobs)
        servers = tuple(
            source_server(
                described,
                location,
                instance=instances.get(described["sourceServerID"]),
                active_job_id=busy.get(described["sourceServerID"]),
            )
            for described in _all(drs, "describe_source_servers")
        )
        return Sight(location=location, at=at, servers=servers, live_jobs=jobs)


def _all(drs: Client, operation: str, **wanted: object) -> list[Described]:
    """Of every page. An empty filter is a filter for everything."""
    pages = drs.get_paginator(operation).paginate(**{"filters": {}} | wanted)
    return [item for page in pages for item in page.get("items", [])]


def _by_server(described: list[Described]) -> dict[str, RecoveryInstance]:
    known = {each.get("sourceServerID", ""): recovery_instance(each) for each in described}
    return {server_id: instance for server_id, instance in known.items() if instance}


def _late(location: Location, within: timedelta) -> Blind:
    reason = f"DRS did not answer within {spoken(within)}. Try again."
    return Blind(location=location, code="TIMEOUT", reason=reason)
