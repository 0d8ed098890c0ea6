"""Builds the adapters behind the ports, once for each cold start."""

import os
from dataclasses import dataclass
from functools import cache

from recovery.adapters.aws.clients import Client, Clients
from recovery.adapters.aws.clock import clock_of
from recovery.adapters.aws.engine import StepFunctionsEngine
from recovery.adapters.aws.estate import AwsEstate
from recovery.adapters.aws.ids import RandomIds
from recovery.adapters.aws.job_logs import AwsJobLogs
from recovery.adapters.aws.launch_configurations import AwsLaunchConfigurations
from recovery.adapters.aws.quotas import AwsQuotas
from recovery.adapters.aws.recovery_points import AwsRecoveryPoints
from recovery.adapters.aws.sights import DynamoSights
from recovery.adapters.aws.surroundings import AwsSurroundings
from recovery.adapters.aws.verifier import AwsAccountVerifier
from recovery.adapters.aws.wake_ups import WakeUps
from recovery.adapters.dynamodb.accounts import DynamoAccounts
from recovery.adapters.dynamodb.audit_trail import DynamoAuditTrail
from recovery.adapters.dynamodb.executions import DynamoExecutions
from recovery.adapters.dynamodb.groups import DynamoGroups
from recovery.adapters.dynamodb.plans import DynamoPlans
from recovery.adapters.dynamodb.table import database
from recovery.adapters.dynamodb.tables import Tables
from recovery.ports.product import Ports
from recovery.settings import Settings, settings_of
from recovery.usecases.me import Installation


@dataclass(frozen=True)
class Product:
    ports: Ports
    installation: Installation


@cache
def product() -> Product:
    """Of this function, by its environment variables."""
    settings = settings_of(os.environ)
    installation = Installation(environment=settings.environment, clock_speed=settings.clock_speed)
    return Product(ports=ports_of(settings), installation=installation)


def ports_of(settings: Settings) -> Ports:
    client = database()
    tables = _tables(settings)
    accounts = DynamoAccounts(client, tables)
    clients = Clients(accounts, hub_account_id=settings.hub_account_id)
    clock = clock_of(settings.clock_origin, settings.clock_speed)
    return Ports(
        hub_account_id=settings.hub_account_id,
        clock=clock,
        ids=RandomIds(),
        groups=DynamoGroups(client, tables),
        plans=DynamoPlans(client, tables),
        executions=DynamoExecutions(client, tables),
        accounts=accounts,
        audit_trail=DynamoAuditTrail(client, audit_table=settings.audit_table),
        estate=AwsEstate(clients, clock),
        sights=DynamoSights(client, settings.inventory_table),
        recovery_points=AwsRecoveryPoints(clients),
        launch_configurations=AwsLaunchConfigurations(clients),
        quotas=AwsQuotas(clients),
        surroundings=AwsSurroundings(clients),
        job_logs=AwsJobLogs(clients),
        verifier=AwsAccountVerifier(clients),
        engine=_engine(settings, clients, client),
    )


def _tables(settings: Settings) -> Tables:
    return Tables(
        groups=settings.group_table,
        plans=settings.plan_table,
        executions=settings.execution_table,
        accounts=settings.account_table,
        audit=settings.audit_table,
    )


def _engine(settings: Settings, clients: Clients, client: Client) -> StepFunctionsEngine:
    states = clients.own("stepfunctions")
    wake_ups = WakeUps(client, execution_table=settings.execution_table)
    return StepFunctionsEngine(states, wake_ups, state_machine_arn=settings.state_machine_arn)
