"""What lists and reads cost on DynamoDB with little and with much stored: calls, not time."""

import io
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from recovery.domain.execution.execution import Execution, Mode
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.executions import ExecutionQuery
from recovery.ports.paging import PageRequest
from tests.support.builders import (
    a_group,
    a_plan,
    a_schedule,
    a_tag_group,
    an_execution,
)
from tests.support.kept_in_dynamodb import DynamoRepositories, kept_in_dynamodb
from tests.support.repositories import keep_executions, keep_groups, keep_plans
from tests.support.running_cloud import RunningCloud, running_cloud

PAGE = PageRequest(limit=50)


class Size(NamedTuple):
    executions: int
    groups: int
    plans: int

    def __str__(self) -> str:
        return f"{self.executions}/{self.groups}/{self.plans}"


LITTLE, MUCH = Size(10, 10, 10), Size(1000, 500, 200)
QUESTIONS: Mapping[str, Callable[[DynamoRepositories], object]] = {
    "a page of groups": lambda kept: kept.groups.page(PAGE),
    "a page of plans": lambda kept: kept.plans.page(PAGE),
    "a page of executions": lambda kept: kept.executions.page(ExecutionQuery(), PAGE),
    "  of one plan": lambda kept: kept.executions.page(ExecutionQuery(plan_id="plan-0"), PAGE),
    "  of one mode": lambda kept: kept.executions.page(ExecutionQuery(mode=Mode.DRILL), PAGE),
    "a page of the audit trail": lambda kept: kept.audit_trail.page(AuditQuery(), PAGE),
    "one group": lambda kept: kept.groups.find("group-0"),
    "one plan": lambda kept: kept.plans.find("plan-0"),
    "one execution": lambda kept: kept.executions.find("execution-0"),
    "all groups of a plan": lambda kept: kept.groups.find_many([f"group-{n}" for n in range(5)]),
}


def report() -> None:
    print("\nCalls to DynamoDB, by executions/groups/plans that are stored")
    print(f"  {'':26} {LITTLE!s:>14} {MUCH!s:>14}")
    with (
        tempfile.TemporaryDirectory() as folder,
        running_cloud("--no-iam", folder=Path(folder)) as cloud,
        redirect_stdout(io.StringIO()),  # what the deployment of the tables tells
    ):
        little, much = (_calls(cloud, size) for size in (LITTLE, MUCH))
    for question in QUESTIONS:
        print(f"  {question:26} {little[question]:>14} {much[question]:>14}")


def _calls(cloud: RunningCloud, size: Size) -> dict[str, str]:
    with _filled(cloud, size) as kept:
        return {question: _asked(kept, ask) for question, ask in QUESTIONS.items()}


def _asked(kept: DynamoRepositories, ask: Callable[[DynamoRepositories], object]) -> str:
    kept.calls.clear()
    ask(kept)
    return ", ".join(f"{number} {call}" for call, number in Counter(kept.operations).items())


@contextmanager
def _filled(cloud: RunningCloud, size: Size) -> Iterator[DynamoRepositories]:
    with kept_in_dynamodb(cloud) as kept:
        groups = (a_tag_group(f"group-{n}", tags={"app": "shop"}) for n in range(size.groups))
        keep_groups(kept, [a_group(), *groups])
        keep_plans(kept, (_plan(number) for number in range(size.plans)))
        keep_executions(kept, (_execution(n, n % size.plans) for n in range(size.executions)))
        yield kept


def _plan(number: int) -> RecoveryPlan:
    return a_plan(plan_id=f"plan-{number}", name=f"Plan {number}")


def _execution(number: int, plan: int) -> Execution:
    """A dry run: it needs no server for itself."""
    schedule = a_schedule(_plan(plan))
    return an_execution(schedule, execution_id=f"execution-{number}", is_dry_run=True)
