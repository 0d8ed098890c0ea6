"""The product's own account in a running local cloud, and the accounts that it may enter."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from os import devnull

import pytest

from recovery.adapters.aws.clients import Clients
from recovery.domain.target_account import TargetAccount
from recovery.domain.value import Location
from tests.support.memory.world import HUB, MemoryWorld, an_account
from tests.support.running_cloud import Credentials, RunningCloud
from tests.support.workshop import Json, allowing

REGION = "eu-west-1"
HERE = Location(account_id=HUB, region=REGION)
READING = (
    "drs:Describe*",
    "drs:GetLaunchConfiguration",
    "ec2:Describe*",
    "servicequotas:ListServiceQuotas",
    "ssm:DescribeDocument",
)
_NUMBERS = count(1)


@dataclass
class AwsHub:
    cloud: RunningCloud
    world: MemoryWorld = field(default_factory=MemoryWorld)

    def __post_init__(self) -> None:
        self.clients = Clients(self.world.ports.accounts, hub_account_id=HUB)

    def may_enter(self, account_id: str, *regions: str, **stated: object) -> TargetAccount:
        """Registers it, with a role that asks for the external id."""
        default = {"regions": regions or (REGION,)}
        account = an_account(_place(account_id), **(default | stated))
        if "role_arn" not in stated:
            condition = {"StringEquals": {"sts:ExternalId": f"external-{account_id}"}}
            account = account.changed(
                role_arn=self.role(account_id, allowing(*READING), condition=condition)
            )
        self.world.has_accounts(account)
        return account

    def role(self, account_id: str, policy: Json, *, condition: Json | None = None) -> str:
        """In another account, for callers of the hub."""
        iam = self.cloud.client("iam", credentials=Credentials(account_id, "of-root"))
        principal = {"AWS": f"arn:aws:iam::{HUB}:root"}
        trust = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}
        trust |= {"Condition": condition} if condition else {}
        document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
        name = f"target-{next(_NUMBERS)}"
        made = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document)
        iam.put_role_policy(RoleName=name, PolicyName="all", PolicyDocument=json.dumps(policy))
        return str(made["Role"]["Arn"])

    def fault(self, **stated: object) -> None:
        self.cloud.ask("POST", "faults", stated)

    def server(self, hostname: str, *, place: Location = HERE) -> str:
        """Its source server id."""
        drs = self.cloud.client("drs", region=place.region, account=place.account_id)
        pages = drs.get_paginator("describe_source_servers").paginate(filters={})
        return next(
            str(item["sourceServerID"])
            for page in pages
            for item in page["items"]
            if item["sourceProperties"]["identificationHints"]["hostname"] == hostname
        )


@contextmanager
def aws_hub(cloud: RunningCloud) -> Iterator[AwsHub]:
    """With the environment that a function has; the faults that a test has made are taken back."""
    administrator = cloud.administrator()
    before = set(cloud.ask("GET", "faults"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", cloud.endpoint)
        environment.setenv("AWS_ACCESS_KEY_ID", administrator.access_key)
        environment.setenv("AWS_SECRET_ACCESS_KEY", administrator.secret_key)
        environment.setenv("AWS_DEFAULT_REGION", REGION)
        environment.setenv("AWS_CONFIG_FILE", devnull)
        environment.delenv("AWS_SESSION_TOKEN", raising=False)
        environment.delenv("AWS_PROFILE", raising=False)
        yield AwsHub(cloud)
    for number in set(cloud.ask("GET", "faults")) - before:
        cloud.ask("DELETE", "faults", {"number": int(number)})


def _place(account_id: str) -> Location:
    return Location(account_id=account_id, region=REGION)
