"""The repositories on tables of the local cloud, and what they ask DynamoDB for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import boto3

from recovery.adapters.dynamodb.accounts import DynamoAccounts
from recovery.adapters.dynamodb.audit_trail import DynamoAuditTrail
from recovery.adapters.dynamodb.executions import DynamoExecutions
from recovery.adapters.dynamodb.groups import DynamoGroups
from recovery.adapters.dynamodb.plans import DynamoPlans
from recovery.adapters.dynamodb.table import CONFIG
from recovery.adapters.dynamodb.tables import Tables
from tests.support.deployed import REGION, storage
from tests.support.running_cloud import RunningCloud


@dataclass(frozen=True)
class DynamoRepositories:
    client: Any  # boto3 makes its clients from data
    tables: Tables
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    """Operations and what they were asked, since the last ``clear()``."""

    @property
    def accounts(self) -> DynamoAccounts:
        return DynamoAccounts(self.client, self.tables)

    @property
    def groups(self) -> DynamoGroups:
        return DynamoGroups(self.client, self.tables)

    @property
    def plans(self) -> DynamoPlans:
        return DynamoPlans(self.client, self.tables)

    @property
    def executions(self) -> DynamoExecutions:
        return DynamoExecutions(self.client, self.tables)

    @property
    def audit_trail(self) -> DynamoAuditTrail:
        return DynamoAuditTrail(self.client, audit_table=self.tables.audit)

    @property
    def operations(self) -> list[str]:
        return [operation for operation, _ in self.calls]


@contextmanager
def kept_in_dynamodb(cloud: RunningCloud) -> Iterator[DynamoRepositories]:
    """In new, empty tables."""
    names = storage(cloud)
    tables = Tables(
        groups=names["GROUP_TABLE"],
        plans=names["PLAN_TABLE"],
        executions=names["EXECUTION_TABLE"],
        accounts=names["ACCOUNT_TABLE"],
        audit=names["AUDIT_TABLE"],
    )
    kept = DynamoRepositories(_client(cloud), tables)

    def note(params: dict[str, Any], model: Any, **_: object) -> None:  # noqa: ANN401  botocore's
        kept.calls.append((model.name, params))

    kept.client.meta.events.register("provide-client-params.dynamodb", note)
    yield kept
    kept.client.close()


def _client(cloud: RunningCloud) -> Any:  # noqa: ANN401  likewise
    """As the product has it: it asks again where an answer is lost."""
    who = cloud.administrator()
    return boto3.client(
        "dynamodb",
        endpoint_url=cloud.endpoint,
        region_name=REGION,
        aws_access_key_id=who.access_key,
        aws_secret_access_key=who.secret_key,
        config=CONFIG,
    )
