"""What all functions stand on: tables, accounts, the clock, and the engine that drives."""

from typing import NamedTuple

from recovery.adapters.aws.clients import Clients
from recovery.adapters.aws.clock import clock_of
from recovery.adapters.aws.engine import StepFunctionsEngine
from recovery.adapters.aws.wake_ups import WakeUps
from recovery.adapters.dynamodb.accounts import DynamoAccounts
from recovery.adapters.dynamodb.executions import DynamoExecutions
from recovery.adapters.dynamodb.table import Client, database
from recovery.adapters.dynamodb.tables import Tables
from recovery.ports.clock import Clock
from recovery.settings import DrivingSettings, Settings


class Foundations(NamedTuple):
    database: Client
    tables: Tables
    clock: Clock
    accounts: DynamoAccounts
    executions: DynamoExecutions


def foundations_of(settings: Settings) -> Foundations:
    client = database()
    tables = Tables(
        groups=settings.group_table,
        plans=settings.plan_table,
        executions=settings.execution_table,
        accounts=settings.account_table,
        audit=settings.audit_table,
    )
    return Foundations(
        database=client,
        tables=tables,
        clock=clock_of(settings.clock_origin, settings.clock_speed),
        accounts=DynamoAccounts(client, tables),
        executions=DynamoExecutions(client, tables),
    )


def engine_of(
    settings: DrivingSettings, foundations: Foundations, clients: Clients
) -> StepFunctionsEngine:
    states = clients.own("stepfunctions")
    wake_ups = WakeUps(foundations.database, execution_table=settings.execution_table)
    return StepFunctionsEngine(states, wake_ups, state_machine_arn=settings.state_machine_arn)
