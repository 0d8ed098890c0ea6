"""What Service Quotas allows DRS in an account and Region."""

from collections.abc import Collection, Mapping
from functools import partial

from recovery.adapters.aws.clients import Client, Clients
from recovery.adapters.aws.refusals import reaching
from recovery.adapters.aws.side_by_side import INTERACTIVE, Deadline, in_time, side_by_side
from recovery.domain.errors import LocationUnreachable
from recovery.domain.limits import DrsLimits
from recovery.domain.value import Location
from recovery.ports.estate import Blind, DrsQuotas

_AT_ONCE = 16
_JOBS = "L-D88FAC3A"
_SERVERS_PER_JOB = "L-B827C881"
_SERVERS_IN_JOBS = "L-05AFA8C6"
_REPLICATING_SERVERS = "L-C1D14A2B"
_SOURCE_SERVERS = "L-E28BE5E0"

# https://docs.aws.amazon.com/general/latest/gr/drs.html
_DEFAULTS = {
    _JOBS: 20,
    _SERVERS_PER_JOB: 100,
    _SERVERS_IN_JOBS: 500,
    _REPLICATING_SERVERS: 300,
    _SOURCE_SERVERS: 4000,
}


class AwsQuotas:
    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def of(self, location: Location) -> DrsQuotas:
        with reaching(location):
            quotas = self._clients.of("service-quotas", location)
            return drs_quotas(in_time(partial(_listed, quotas), location))

    def of_all(self, locations: Collection[Location]) -> Mapping[Location, DrsQuotas | Blind]:
        calls = {location: partial(self._of_or_blind, location) for location in locations}
        found = side_by_side(calls, Deadline(INTERACTIVE), at_once=_AT_ONCE)
        return {location: found.get(location) or _late(location) for location in calls}

    def _of_or_blind(self, location: Location) -> DrsQuotas | Blind:
        try:
            return self.of(location)
        except LocationUnreachable as error:
            return Blind(location=location, code=error.why, reason=error.reason)


def _listed(quotas: Client) -> dict[str, float]:
    pages = quotas.get_paginator("list_service_quotas").paginate(ServiceCode="drs")
    listed = [quota for page in pages for quota in page["Quotas"]]
    return {quota["QuotaCode"]: quota["Value"] for quota in listed}


def drs_quotas(values: Mapping[str, float]) -> DrsQuotas:
    """By quota code; the default counts where a quota is not listed."""
    allowed = _DEFAULTS | {code: max(1, int(value)) for code, value in values.items()}
    return DrsQuotas(
        limits=DrsLimits(
            servers_per_job=allowed[_SERVERS_PER_JOB],
            servers_in_jobs=allowed[_SERVERS_IN_JOBS],
            jobs=allowed[_JOBS],
        ),
        replicating_servers=allowed[_REPLICATING_SERVERS],
        source_servers=allowed[_SOURCE_SERVERS],
    )


def _late(location: Location) -> Blind:
    reason = "Service Quotas did not answer in time. Try again."
    return Blind(location=location, code="TIMEOUT", reason=reason)
