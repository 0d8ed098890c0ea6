"""The adapters behind the ports of the REST API, built once for each cold start."""

import os
from dataclasses import dataclass
from functools import cache

from recovery.adapters.aws.clients import Clients
from recovery.adapters.aws.estate import AwsEstate
from recovery.adapters.aws.ids import RandomIds
from recovery.adapters.aws.job_logs import AwsJobLogs
from recovery.adapters.aws.launch_configurations import AwsLaunchConfigurations
from recovery.adapters.aws.quotas import AwsQuotas
from recovery.adapters.aws.recovery_points import AwsRecoveryPoints
from recovery.adapters.aws.sights import DynamoSights
from recovery.adapters.aws.surroundings import AwsSurroundings
from recovery.adapters.aws.verifier import AwsAccountVerifier
from recovery.adapters.dynamodb.audit_trail import DynamoAuditTrail
from recovery.adapters.dynamodb.groups import DynamoGroups
from recovery.adapters.dynamodb.plans import DynamoPlans
from recovery.ports.product import Ports
from recovery.settings import ApiSettings, settings_of
from recovery.usecases.me import Installation
from recovery.wiring.foundations import engine_of, foundations_of


@dataclass(frozen=True)
class Product:
    ports: Ports
    installation: Installation


@cache
def product() -> Product:
    """Of this function, by its environment variables."""
    settings = settings_of(os.environ, ApiSettings)
    installation = Installation(environment=settings.environment, clock_speed=settings.clock_speed)
    return Product(ports=ports_of(settings), installation=installation)


def ports_of(settings: ApiSettings) -> Ports:
    built = foundations_of(settings)
    clients = Clients(built.accounts, hub_account_id=settings.hub_account_id)
    return Ports(
        hub_account_id=settings.hub_account_id,
        clock=built.clock,
        ids=RandomIds(),
        groups=DynamoGroups(built.database, built.tables),
        plans=DynamoPlans(built.database, built.tables),
        executions=built.executions,
        accounts=built.accounts,
        audit_trail=DynamoAuditTrail(built.database, audit_table=settings.audit_table),
        estate=AwsEstate(clients, built.clock),
        sights=DynamoSights(built.database, settings.inventory_table),
        recovery_points=AwsRecoveryPoints(clients),
        launch_configurations=AwsLaunchConfigurations(clients),
        quotas=AwsQuotas(clients),
        surroundings=AwsSurroundings(clients),
        job_logs=AwsJobLogs(clients),
        verifier=AwsAccountVerifier(clients),
        engine=engine_of(settings, built, clients),
    )
