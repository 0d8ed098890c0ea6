"""Whether launched instances are well: their EC2 status checks, and their SSM agents."""

import re
from collections.abc import Collection
from datetime import datetime

from botocore.exceptions import ClientError

from recovery.adapters.aws.batches import in_batches
from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.refusals import code_of
from recovery.domain.execution.facts import InstanceObserved, InstancesObserved
from recovery.domain.value import InstanceId

_STATUSES_PER_READ = 100
_AGENTS_PER_READ = 50
_NAMED = re.compile(r"\bi-[0-9a-zA-Z]+")


def observed_instances(
    ec2: Client, ssm: Client, instance_ids: Collection[InstanceId], *, at: datetime
) -> InstancesObserved:
    """All of them: one that EC2 does not know is not well."""
    well, online = _well(ec2, instance_ids), _online(ssm, instance_ids)
    return InstancesObserved(
        at=at,
        instances=tuple(
            InstanceObserved(
                instance_id=id_, passes_status_checks=id_ in well, agent_online=id_ in online
            )
            for id_ in dict.fromkeys(instance_ids)
        ),
    )


def _well(ec2: Client, instance_ids: Collection[InstanceId]) -> frozenset[InstanceId]:
    return frozenset(
        id_
        for batch in in_batches(instance_ids, _STATUSES_PER_READ)
        for id_ in _well_of_batch(ec2, batch)
    )


def _well_of_batch(ec2: Client, wanted: list[InstanceId]) -> list[InstanceId]:
    """EC2 refuses a whole batch for an instance that it does not know, or not yet, and names it.

    One that does not run is left out.
    """
    while wanted:
        try:
            answer = ec2.describe_instance_status(InstanceIds=wanted)
        except ClientError as error:
            known = _without_strangers(wanted, error)
            if len(known) == len(wanted):
                raise
            wanted = known
        else:
            return [
                each["InstanceId"]
                for each in answer["InstanceStatuses"]
                if each["InstanceStatus"]["Status"] == each["SystemStatus"]["Status"] == "ok"
            ]
    return []


def _without_strangers(wanted: list[InstanceId], error: ClientError) -> list[InstanceId]:
    if not code_of(error).startswith("InvalidInstanceID"):
        return wanted
    strangers = _NAMED.findall(str(error))
    return [id_ for id_ in wanted if id_ not in strangers]


def _online(ssm: Client, instance_ids: Collection[InstanceId]) -> frozenset[InstanceId]:
    """One that never registered is not described at all."""
    read = ssm.get_paginator("describe_instance_information")
    return frozenset(
        each["InstanceId"]
        for batch in in_batches(instance_ids, _AGENTS_PER_READ)
        for page in read.paginate(Filters=[{"Key": "InstanceIds", "Values": batch}])
        for each in page["InstanceInformationList"]
        if each.get("PingStatus") == "Online"
    )
