"""SSM documents and subnets that a plan refers to: which of them there are."""

from collections.abc import Collection
from functools import partial
from ipaddress import IPv4Network

from botocore.exceptions import ClientError

from recovery.adapters.aws.clients import Client, Clients
from recovery.adapters.aws.refusals import code_of, reaching
from recovery.adapters.aws.side_by_side import all_in_time, in_time
from recovery.domain.inventory import Subnet
from recovery.domain.value import Location

_AT_ONCE = 8
_NO_DOCUMENT = frozenset({"InvalidDocument", "InvalidDocumentVersion", "ValidationException"})
_MOST_VALUES = 200
"""In one filter."""


class AwsSurroundings:
    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def documents(self, location: Location, names: Collection[str]) -> frozenset[str]:
        """Names, or ARNs of documents that another account shares."""
        with reaching(location):
            ssm = self._clients.of("ssm", location)
            calls = {name: partial(_is_document, ssm, name) for name in names}
            found = all_in_time(calls, location, at_once=_AT_ONCE)
        return frozenset(name for name, is_there in found.items() if is_there)

    def subnets(self, location: Location, subnet_ids: Collection[str]) -> tuple[Subnet, ...]:
        if not subnet_ids:
            return ()
        with reaching(location):
            ec2 = self._clients.of("ec2", location)
            described = in_time(partial(_subnets, ec2, sorted(set(subnet_ids))), location)
        return tuple(
            Subnet(
                location=location, subnet_id=each["SubnetId"], cidr=IPv4Network(each["CidrBlock"])
            )
            for each in described
        )


def _is_document(ssm: Client, name: str) -> bool:
    try:
        ssm.describe_document(Name=name)
    except ClientError as error:
        if code_of(error) in _NO_DOCUMENT:
            return False
        raise
    return True


def _subnets(ec2: Client, subnet_ids: list[str]) -> list[dict[str, str]]:
    """By filter: asked by id, EC2 refuses the whole call for one that it does not know."""
    described: list[dict[str, str]] = []
    for begin in range(0, len(subnet_ids), _MOST_VALUES):
        wanted = {"Name": "subnet-id", "Values": subnet_ids[begin : begin + _MOST_VALUES]}
        for page in ec2.get_paginator("describe_subnets").paginate(Filters=[wanted]):
            described += page["Subnets"]
    return described
