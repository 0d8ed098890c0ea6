"""Findings about what DRS says of each server: can it be launched, and what that costs."""

from collections.abc import Iterator
from datetime import timedelta

from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.inventory import Replication, SourceServer
from recovery.domain.planning.draft import Draft
from recovery.domain.readiness import obstacles
from recovery.domain.wording import named, spoken


def check_servers(draft: Draft) -> Iterator[Finding]:
    rpo = draft.plan.objectives.rpo
    for scheduled in draft.waves:
        for server_id in scheduled.servers:
            server = draft.inventory.by_id[server_id]
            for finding in (*_launch(server), *_instance(server), *_data(server, rpo)):
                yield finding.changed(wave=scheduled.name)


def _launch(server: SourceServer) -> Iterator[Finding]:
    if reasons := obstacles(server):
        yield Finding(
            code=FindingCode.SERVER_NOT_RECOVERABLE,
            severity=Severity.BLOCKER,
            thing=server.server_id,
            fact=f"DRS can't launch server {named(server)}: {', '.join(reasons)}.",
            fix="Repair its replication or start without it.",
        )
    if server.active_job_id:
        yield Finding(
            code=FindingCode.SERVER_IN_JOB,
            severity=Severity.BLOCKER,
            thing=server.server_id,
            fact=f"Server {named(server)} is in DRS job {server.active_job_id}, "
            "and DRS allows 1 job per server.",
            fix="Wait until the job ends or start without it.",
        )


def _instance(server: SourceServer) -> Iterator[Finding]:
    if (instance := server.instance) is None:
        return
    if instance.is_drill:
        yield Finding(
            code=FindingCode.DRILL_INSTANCE_WOULD_BE_DESTROYED,
            severity=Severity.WARNING,
            thing=server.server_id,
            fact=f"DRS will delete drill instance {instance.instance_id} "
            f"before it launches server {named(server)}.",
            fix="Save what you need from that instance.",
        )
    else:
        yield Finding(
            code=FindingCode.RECOVERY_INSTANCE_WOULD_BE_DESTROYED,
            severity=Severity.BLOCKER,
            thing=server.server_id,
            fact=f"DRS would delete recovery instance {instance.instance_id}, which may be in use, "
            f"before it launches server {named(server)}.",
            fix="Terminate that instance yourself or start without the server.",
        )


def _data(server: SourceServer, rpo: timedelta | None) -> Iterator[Finding]:
    if server.replication is Replication.STALLED:
        yield Finding(
            code=FindingCode.SERVER_STALLED,
            severity=Severity.WARNING,
            thing=server.server_id,
            fact=f"Replication of server {named(server)} is stalled: "
            "it is recovered from its last recovery point.",
            fix="Restore the connection of its agent if the source still runs.",
        )
    if rpo is not None and (server.lag is None or server.lag > rpo):
        behind = "an unknown time" if server.lag is None else spoken(server.lag)
        yield Finding(
            code=FindingCode.RPO_AT_RISK,
            severity=Severity.WARNING,
            thing=server.server_id,
            fact=f"Server {named(server)} lags {behind} behind; the plan promises {spoken(rpo)}.",
            fix="Let its replication catch up or promise less.",
        )
