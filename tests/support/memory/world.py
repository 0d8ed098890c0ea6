"""The whole product in memory: real rules between its repositories, stated facts around them.

world = MemoryWorld()
world.has_groups(a_group("Database", "db-1", "db-2"))
create_plan(world.ports, a_call("createPlan"), draft)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from recovery.domain.execution.execution import Execution
from recovery.domain.inventory import SourceServer
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.target_account import TargetAccount
from recovery.domain.value import Location
from recovery.ports.estate import LiveJob
from recovery.ports.product import Ports
from tests.support.memory.accounts import MemoryAccounts
from tests.support.memory.audit_trail import MemoryAuditTrail
from tests.support.memory.estate import (
    MemorySights,
    StatedEstate,
    StatedJobLogs,
    StatedLaunchConfigurations,
    StatedQuotas,
    StatedRecoveryPoints,
    StatedSurroundings,
    StatedVerifier,
)
from tests.support.memory.executions import MemoryExecutions
from tests.support.memory.groups import MemoryGroups
from tests.support.memory.kept import Kept
from tests.support.memory.machinery import CountedIds, RememberingEngine, StandingClock
from tests.support.memory.people import saved
from tests.support.memory.plans import MemoryPlans
from tests.support.repositories import (
    an_account,
    keep_accounts,
    keep_executions,
    keep_groups,
    keep_places,
    keep_plans,
)

__all__ = ["HUB", "MemoryWorld", "an_account"]
HUB = "111122223333"


class MemoryWorld:
    """What a test states with ``has_…`` leaves no audit record."""

    def __init__(self) -> None:
        self.kept = Kept()
        self.clock = StandingClock()
        self.ids = CountedIds()
        self.engine = RememberingEngine()
        self.estate = StatedEstate()
        self.sights = MemorySights()
        self.recovery_points = StatedRecoveryPoints(self.estate)
        self.launch_configurations = StatedLaunchConfigurations(self.estate)
        self.quotas = StatedQuotas(self.estate)
        self.surroundings = StatedSurroundings(self.estate)
        self.job_logs = StatedJobLogs(self.estate)
        self.verifier = StatedVerifier()

    @cached_property
    def ports(self) -> Ports:
        return Ports(
            hub_account_id=HUB,
            clock=self.clock,
            ids=self.ids,
            groups=MemoryGroups(self.kept),
            plans=MemoryPlans(self.kept),
            executions=MemoryExecutions(self.kept),
            accounts=MemoryAccounts(self.kept),
            audit_trail=MemoryAuditTrail(self.kept),
            estate=self.estate,
            sights=self.sights,
            recovery_points=self.recovery_points,
            launch_configurations=self.launch_configurations,
            quotas=self.quotas,
            surroundings=self.surroundings,
            job_logs=self.job_logs,
            verifier=self.verifier,
            engine=self.engine,
        )

    def has_accounts(self, *accounts: TargetAccount) -> None:
        with self._untraced():
            keep_accounts(self.ports, accounts)

    def has_places(self, *locations: Location) -> None:
        """Registered accounts with these Regions."""
        with self._untraced():
            keep_places(self.ports, locations)

    def has_groups(self, *groups: ProtectionGroup) -> None:
        """Their accounts are registered on the way."""
        with self._untraced():
            keep_groups(self.ports, groups, by=saved(self.clock.at))

    def has_plans(self, *plans: RecoveryPlan) -> None:
        """Their groups must be there."""
        with self._untraced():
            keep_plans(self.ports, plans, by=saved(self.clock.at))

    def has_executions(self, *executions: Execution) -> None:
        """Started, with the locks on their servers; their plans must be there."""
        with self._untraced():
            keep_executions(self.ports, executions)

    def shows(self, *servers: SourceServer, live_jobs: tuple[LiveJob, ...] = ()) -> None:
        """What DRS has now, everywhere where these servers are."""
        self.estate.show(*servers, at=self.clock.at, live_jobs=live_jobs)

    @contextmanager
    def _untraced(self) -> Iterator[None]:
        before = len(self.kept.audit)
        yield
        del self.kept.audit[before:]
