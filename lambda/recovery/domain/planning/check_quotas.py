"""Findings about waves that DRS can't run at once."""

from collections.abc import Iterator

from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.planning.draft import Draft, locations
from recovery.domain.planning.packing import batches
from recovery.domain.wording import counted


def check_quotas(draft: Draft) -> Iterator[Finding]:
    """One wave alone: how waves that run together share a quota is seen in a rehearsal."""
    for scheduled in draft.waves:
        for location in locations(scheduled):
            limits = draft.limits.of(location)
            jobs = [job for job in scheduled.jobs if job.location == location]
            if (needed := len(batches(jobs, limits))) > 1:
                servers = sum(len(job.server_ids) for job in jobs)
                yield Finding(
                    code=FindingCode.QUOTA_DELAYS_WAVE,
                    severity=Severity.WARNING,
                    thing=str(location),
                    fact=f"Wave {scheduled.name} launches {counted(servers, 'server')} in "
                    f"{counted(len(jobs), 'job')} in {location}, where DRS allows "
                    f"{counted(limits.servers_in_jobs, 'server')} in {counted(limits.jobs, 'job')} "
                    f"at once: {needed} batches.",
                    fix="Expect the wave to take longer or move servers to another account.",
                    wave=scheduled.name,
                )
