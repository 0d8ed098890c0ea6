"""TerminateRecoveryInstances, which takes neither a client token nor tags."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from functools import partial

from recovery.adapters.aws.batches import in_batches
from recovery.adapters.aws.job_search import job_with_key, recent_jobs
from recovery.adapters.aws.live_jobs import busy_servers, live_jobs
from recovery.adapters.aws.performing.at_most_once import at_most_once
from recovery.adapters.aws.performing.hands import Hands
from recovery.adapters.aws.performing.refused import blaming, performing
from recovery.adapters.aws.refusals import UNREACHED
from recovery.adapters.aws.wire import Described
from recovery.domain.brain.tags import KEY_TAG
from recovery.domain.execution.commands import TerminateInstances
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.value import InstanceId, Location, ServerId
from recovery.ports.clock import Clock
from recovery.ports.performing import RefusedByAws

_IDS_PER_READ = 200
_Existing = Mapping[InstanceId, ServerId]


class AwsTerminations:
    def __init__(self, hands: Hands, clock: Clock) -> None:
        self._hands = hands
        self._clock = clock

    def start(self, command: TerminateInstances) -> str | None:
        """One instance that DRS does not know would refuse them all: only the others are named."""
        existing = self._existing(command.location, command.instance_ids)
        if not existing:
            return None
        find = partial(self._find, command, existing)
        try:
            return at_most_once(partial(self._start, command, existing), find=find)
        except RefusedByAws as refused:
            if refused.refusal.kind is not RefusalKind.CONFLICT:
                raise
            raise blaming(refused, self._busy(command.location, existing)) from refused

    def _existing(self, location: Location, instance_ids: Collection[InstanceId]) -> _Existing:
        with performing(location):
            drs = self._hands.patient.of("drs", location)
            read = drs.get_paginator("describe_recovery_instances")
            return {
                item["recoveryInstanceID"]: item.get("sourceServerID", "")
                for batch in in_batches(instance_ids, _IDS_PER_READ)
                for page in read.paginate(filters={"recoveryInstanceIDs": batch})
                for item in page.get("items", [])
            }

    def _find(self, command: TerminateInstances, existing: _Existing) -> str | None:
        """By its tag, or by its instances: between the start and the tag there may be a crash."""
        jobs = tuple(self._jobs(command.location))
        live = (job for job in jobs if job.get("type") == "TERMINATE" and live_jobs([job]))
        covering = (job["jobID"] for job in live if _covers(job, existing))
        return job_with_key(jobs, command.key) or next(covering, None)

    def _jobs(self, location: Location) -> Iterator[Described]:
        with performing(location):
            yield from recent_jobs(self._hands.patient.of("drs", location), self._clock.now())

    def _busy(self, location: Location, existing: _Existing) -> tuple[ServerId, ...]:
        with suppress(RefusedByAws):
            busy = busy_servers(live_jobs(self._jobs(location)))
            return tuple(id_ for id_ in existing.values() if id_ in busy)
        return ()

    def _start(self, command: TerminateInstances, existing: _Existing) -> str:
        with performing(command.location):
            drs = self._hands.once.of("drs", command.location)
            job = drs.terminate_recovery_instances(recoveryInstanceIDs=list(existing))["job"]
        self._tag(command, job)
        job_id: str = job["jobID"]
        return job_id

    def _tag(self, command: TerminateInstances, job: Described) -> None:
        """Without it the job counts as somebody else's against the quotas, and nothing worse."""
        with suppress(*UNREACHED):
            drs = self._hands.patient.of("drs", command.location)
            drs.tag_resource(resourceArn=job["arn"], tags={KEY_TAG: command.key})


def _covers(job: Described, existing: _Existing) -> bool:
    """A server has one instance at a time, so naming the one means the other."""
    servers = {each.get("sourceServerID") for each in job.get("participatingServers", [])}
    return servers.issuperset(existing.values())
