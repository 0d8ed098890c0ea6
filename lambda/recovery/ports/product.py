"""Everything that use cases need of the outside, in one place."""

from dataclasses import dataclass

from recovery.ports.accounts import Accounts
from recovery.ports.audit_trail import AuditTrail
from recovery.ports.clock import Clock, Ids
from recovery.ports.engine import Engine
from recovery.ports.estate import (
    AccountVerifier,
    Estate,
    JobLogs,
    LaunchConfigurations,
    Quotas,
    RecoveryPoints,
    Sights,
    Surroundings,
)
from recovery.ports.executions import Executions
from recovery.ports.groups import Groups
from recovery.ports.plans import Plans


@dataclass(frozen=True)
class Ports:
    hub_account_id: str
    clock: Clock
    ids: Ids
    groups: Groups
    plans: Plans
    executions: Executions
    accounts: Accounts
    audit_trail: AuditTrail
    estate: Estate
    sights: Sights
    recovery_points: RecoveryPoints
    launch_configurations: LaunchConfigurations
    quotas: Quotas
    surroundings: Surroundings
    job_logs: JobLogs
    verifier: AccountVerifier
    engine: Engine
