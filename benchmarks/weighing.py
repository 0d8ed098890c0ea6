"""Repositories whose executions are weighed, as DynamoDB would have to keep them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast

from benchmarks.scale import Scale
from recovery.adapters.aws.wake_ups import WakeUps
from recovery.adapters.dynamodb.executions import DynamoExecutions
from recovery.adapters.dynamodb.tables import Tables
from recovery.adapters.dynamodb.wake_items import first_wake_item, wake_key
from recovery.domain.execution.execution import Execution
from recovery.ports.executions import Executions
from recovery.ports.product import Ports
from scripts.package import SOURCES
from tests.support.memory.world import MemoryWorld

TABLES = Tables(
    groups="ProtectionGroups",
    plans="RecoveryPlans",
    executions="ExecutionHistory",
    accounts="TargetAccounts",
    audit="Audit",
)
_TOKEN = "t" * 1000
"""Step Functions allows itself 2,048 characters; those that people show have some 700."""


class _Weighed:
    """Memory answers; what DynamoDB would have to do is weighed."""

    def __init__(self, executions: Executions, scale: Scale) -> None:
        self._executions = executions
        self._weighed = DynamoExecutions(scale, TABLES)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        answer: Callable[..., Any] = getattr(self._executions, name)
        weigh: Callable[..., Any] = getattr(self._weighed, name)

        def ask(*arguments: object) -> Any:  # noqa: ANN401  whatever the method returns
            answered = answer(*arguments)
            # Nobody reads a journal in a drill; the engine of the tests does, to check it.
            if name != "journal":
                weigh(*arguments)
            return answered

        return ask


def weighed(scale: Scale) -> Ports:
    """Everything else is in memory, and not weighed: a drill hardly asks for it."""
    ports = MemoryWorld().ports
    # It has every method that the wrapped one has.
    executions = cast("Executions", _Weighed(ports.executions, scale))
    return replace(ports, executions=executions)


def wake_units(execution: Execution) -> Mapping[str, int]:
    """What each write to the item of wake-ups costs, by the words of the tally."""
    id_, scale = execution.execution_id, Scale()
    scale.put_item(TableName=TABLES.executions, Item=first_wake_item(execution))
    wake_ups = WakeUps(scale, execution_table=TABLES.executions)
    verbs: Mapping[str, Callable[[], object]] = {
        "park": lambda: _park(scale, id_),
        "note": lambda: wake_ups.note(id_),
        "listen": lambda: wake_ups.listen(id_),
        "next run": lambda: wake_ups.next_run(id_, after=1),
        "retire": lambda: wake_ups.retire(id_),
    }
    return {verb: _spent(scale, do) for verb, do in verbs.items()}


def _park(scale: Scale, execution_id: str) -> None:
    """As the state machine does it."""
    machine = SOURCES.templates / "statemachines" / "execution.asl.json"
    waiting = json.loads(machine.read_text())["States"]["Wait for progress"]
    scale.update_item(
        TableName=TABLES.executions,
        Key={name: {"S": value} for name, value in wake_key(execution_id).items()},
        UpdateExpression=waiting["Arguments"]["UpdateExpression"],
        ExpressionAttributeValues={":token": {"S": _TOKEN}, ":due": {"S": "2026-01-01T06:00:00Z"}},
    )


def _spent(scale: Scale, do: Callable[[], object]) -> int:
    before = scale.writes
    do()
    return scale.writes - before
