"""Servers into DRS jobs, and jobs into what DRS runs at once; starting them is not done here."""

from collections.abc import Iterable, Iterator

from recovery.domain.limits import DrsLimits, Limits
from recovery.domain.planning.schedule import PlannedJob, ScheduledServer
from recovery.domain.value import Location, ServerId


def pack(servers: Iterable[ScheduledServer], limits: Limits) -> tuple[PlannedJob, ...]:
    """As few jobs as possible for each account and Region, in the order of the servers.

    Jobs are filled, not balanced: five full jobs use all 500 servers that DRS allows in jobs,
    where six equal jobs for 550 servers would start only 460 at once.
    """
    return tuple(
        PlannedJob(location=location, server_ids=server_ids)
        for location, located in _by_location(servers).items()
        for server_ids in _slices(located, size=limits.of(location).largest_job)
    )


def batches(jobs: Iterable[PlannedJob], limits: DrsLimits) -> tuple[tuple[PlannedJob, ...], ...]:
    """Jobs of one account and Region by what may run together, if nothing else runs there."""
    filled: list[list[PlannedJob]] = []
    for job in jobs:
        if not filled or not _has_room(filled[-1], job, limits):
            filled.append([])
        filled[-1].append(job)
    return tuple(map(tuple, filled))


def _by_location(servers: Iterable[ScheduledServer]) -> dict[Location, list[ServerId]]:
    located: dict[Location, list[ServerId]] = {}
    for server in {server.server_id: server for server in servers}.values():
        located.setdefault(server.location, []).append(server.server_id)
    return located


def _slices(server_ids: list[ServerId], *, size: int) -> Iterator[tuple[ServerId, ...]]:
    for start in range(0, len(server_ids), size):
        yield tuple(server_ids[start : start + size])


def _has_room(batch: list[PlannedJob], job: PlannedJob, limits: DrsLimits) -> bool:
    servers = sum(len(running.server_ids) for running in batch) + len(job.server_ids)
    return len(batch) < limits.jobs and servers <= limits.servers_in_jobs
