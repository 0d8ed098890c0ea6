"""How often operations of the API ask DynamoDB, with little and with much stored."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks.quiet import quiet
from benchmarks.table import Row
from recovery.domain.execution.execution import Execution
from recovery.domain.people import Role
from recovery.domain.recovery_plan import RecoveryPlan
from tests.support.api_events import an_event, answered_over
from tests.support.builders import a_group, a_plan, a_schedule, a_tag_group, an_execution
from tests.support.kept_in_dynamodb import DynamoRepositories, kept_in_dynamodb
from tests.support.memory.world import MemoryWorld
from tests.support.repositories import keep_executions, keep_groups, keep_plans
from tests.support.running_cloud import RunningCloud, running_cloud


class Stored(NamedTuple):
    executions: int
    groups: int
    plans: int


LITTLE, MUCH = Stored(10, 10, 10), Stored(1000, 500, 200)
OPERATIONS: Mapping[str, str] = {
    "getMe": "/me",
    "getExecution": "/executions/execution-0",
    "listExecutions": "/executions",
    "getProtectionGroup": "/protection-groups/group-0",
    "listProtectionGroups": "/protection-groups",
    "getRecoveryPlan": "/recovery-plans/plan-0",
    "listRecoveryPlans": "/recovery-plans",
    "getOverview": "/overview",
}
"""Each with the path that asks for it."""


def rows() -> Iterator[Row]:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_cloud("--no-iam", folder=Path(folder)) as cloud,
        quiet(),
    ):
        little, much = (_calls(cloud, stored) for stored in (LITTLE, MUCH))
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in MUCH._asdict().items())
    yield Row(
        "API: calls to DynamoDB by operation",
        ", ".join(f"{operation} {number}" for operation, number in much.items()),
        f"with {kinds}; as many with ten of each: {'yes' if little == much else _told(little)}",
    )


def _told(calls: Mapping[str, int]) -> str:
    return "no, but " + ", ".join(f"{operation} {number}" for operation, number in calls.items())


def _calls(cloud: RunningCloud, stored: Stored) -> dict[str, int]:
    with _filled(cloud, stored) as kept:
        return {operation: _asked(kept, path) for operation, path in OPERATIONS.items()}


def _asked(kept: DynamoRepositories, path: str) -> int:
    """DRS, and what was seen of it, stay in memory."""
    ports = replace(
        MemoryWorld().ports,
        accounts=kept.accounts,
        groups=kept.groups,
        plans=kept.plans,
        executions=kept.executions,
    )
    kept.calls.clear()
    answered = answered_over(ports, an_event("GET", path, role=Role.VIEWER))
    if answered.status != 200:
        message = f"GET {path} was answered with {answered.status}: {answered.body}"
        raise ValueError(message)
    return len(kept.calls)


@contextmanager
def _filled(cloud: RunningCloud, stored: Stored) -> Iterator[DynamoRepositories]:
    with kept_in_dynamodb(cloud) as kept:
        groups = (a_tag_group(f"group-{n}", tags={"app": "shop"}) for n in range(stored.groups))
        keep_groups(kept, [a_group(), *groups])
        keep_plans(kept, (_plan(number) for number in range(stored.plans)))
        keep_executions(kept, (_execution(n, n % stored.plans) for n in range(stored.executions)))
        yield kept


def _plan(number: int) -> RecoveryPlan:
    return a_plan(plan_id=f"plan-{number}", name=f"Plan {number}")


def _execution(number: int, plan: int) -> Execution:
    """A dry run: it needs no server for itself."""
    schedule = a_schedule(_plan(plan))
    return an_execution(schedule, execution_id=f"execution-{number}", is_dry_run=True)
