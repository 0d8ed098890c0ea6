"""One harmless call for each permission that reading needs; together they tell what is missing."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.refusals import UNREACHED, Refusal, is_not_there, refusal_of
from recovery.adapters.aws.wire import Described

_DOCUMENT = "AWS-RunShellScript"
"""Every Region has it."""


class Probe(NamedTuple):
    action: str
    call: Callable[[], Described]


class Outcome(NamedTuple):
    action: str
    refusal: Refusal | None = None
    answer: Described = {}

    def first(self, field: str) -> str | None:
        """Of the first thing that was listed."""
        return next((str(item[field]) for item in self.answer.get("items", [])), None)


def tried(probe: Probe, *, region: str) -> Outcome:
    """What does not exist was looked for, so looking is allowed."""
    try:
        return Outcome(probe.action, answer=probe.call())
    except UNREACHED as error:
        if is_not_there(error):
            return Outcome(probe.action)
        return Outcome(probe.action, refusal_of(error, region=region))


def servers_probe(drs: Client) -> Probe:
    """Goes first: it tells whether DRS can be asked at all."""
    return Probe("drs:DescribeSourceServers", lambda: drs.describe_source_servers(maxResults=1))


def jobs_probe(drs: Client) -> Probe:
    return Probe("drs:DescribeJobs", lambda: drs.describe_jobs(maxResults=1))


def drs_probes(drs: Client, *, server_id: str | None, job_id: str | None) -> Iterator[Probe]:
    """Some can be tried only where there is a server, or a job."""
    yield Probe(
        "drs:DescribeRecoveryInstances", lambda: drs.describe_recovery_instances(maxResults=1)
    )
    if server_id:
        yield Probe(
            "drs:DescribeRecoverySnapshots",
            lambda: drs.describe_recovery_snapshots(sourceServerID=server_id, maxResults=1),
        )
        yield Probe(
            "drs:GetLaunchConfiguration",
            lambda: drs.get_launch_configuration(sourceServerID=server_id),
        )
    if job_id:
        yield Probe(
            "drs:DescribeJobLogItems",
            lambda: drs.describe_job_log_items(jobID=job_id, maxResults=1),
        )


def neighbour_probes(ec2: Client, ssm: Client, quotas: Client) -> Iterator[Probe]:
    yield Probe("ec2:DescribeInstances", lambda: ec2.describe_instances(MaxResults=5))
    yield Probe(
        "ec2:DescribeLaunchTemplateVersions",
        lambda: ec2.describe_launch_template_versions(Versions=["$Default"], MaxResults=1),
    )
    yield Probe("ec2:DescribeSubnets", lambda: ec2.describe_subnets(MaxResults=5))
    yield Probe("ssm:DescribeDocument", lambda: ssm.describe_document(Name=_DOCUMENT))
    yield Probe(
        "servicequotas:ListServiceQuotas",
        lambda: quotas.list_service_quotas(ServiceCode="drs", MaxResults=1),
    )
