"""An execution as items: its state, and apart from that its waves, as planned and as they run.

A step changes few waves, so only their items are written again. Waves share items where there are
many of them, because the start is one transaction of at most 100 items.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import ceil
from typing import TypeVar

from pydantic import TypeAdapter

from recovery.adapters.dynamodb.attributes import (
    Item,
    Plain,
    blob,
    number,
    stored,
    text,
    text_or_none,
)
from recovery.adapters.dynamodb.bodies import packed, unpacked
from recovery.adapters.dynamodb.lists import instant
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.summary import ExecutionSummary, summary_of
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.planning.schedule import ScheduledWave
from recovery.domain.wording import listed
from recovery.ports.records import ExecutionRecord

Wave = TypeVar("Wave", ScheduledWave, WaveRun)
STATE = "STATE"
"""All of its sort keys begin like this."""
LISTED = "EXECUTION"
_MOST_ITEMS = 30
_EXECUTION = TypeAdapter(Execution)
_SUMMARY = TypeAdapter(ExecutionSummary)
_PLANNED = TypeAdapter(tuple[ScheduledWave, ...])
_RUNS = TypeAdapter(tuple[WaveRun, ...])


def state_item(record: ExecutionRecord) -> Item:
    execution = record.execution
    alone = execution.changed(waves=(), schedule=execution.schedule.changed(waves=()))
    summary = summary_of(execution)
    return _item(
        execution,
        STATE,
        {
            "listed": LISTED,
            "planId": execution.schedule.plan_id,
            "status": execution.status,
            "mode": execution.mode,
            "unfinished": summary.unfinished,
            "startedAt": instant(execution.created_at),
            "summary": _SUMMARY.dump_json(summary).decode(),
            "version": record.version,
            "lastEvent": record.last_event,
            "requestDigest": record.request_digest,
            "takenRequests": frozenset(execution.request_ids),
            "body": packed(_EXECUTION, alone, thing=f"Execution {execution.execution_id}"),
        },
    )


def schedule_items(execution: Execution) -> Iterator[Item]:
    """Written once."""
    waves = execution.schedule.waves
    for part in _parts(len(waves)):
        body = packed(_PLANNED, waves[part], thing=_called(execution, part))
        yield _item(execution, f"{STATE}#PLAN#{part.start + 1:03}", {"body": body})


def wave_items(execution: Execution, *, before: Execution | None = None) -> Iterator[Item]:
    """Those that differ from what was saved before; all where nothing was."""
    waves = execution.waves
    for part in _parts(len(waves)):
        if before and before.waves[part] == waves[part]:
            continue
        body = packed(_RUNS, waves[part], thing=_called(execution, part))
        yield _item(execution, f"{STATE}#WAVE#{part.start + 1:03}", {"body": body})


def record_from(items: Iterable[Item]) -> ExecutionRecord | None:
    """``items``: all whose sort keys begin with STATE, in their order."""
    by_key = {text(item, "sk"): item for item in items}
    state = by_key.pop(STATE, None)
    if state is None:
        return None
    alone = unpacked(_EXECUTION, blob(state, "body"))
    planned = _joined(_PLANNED, by_key, "PLAN")
    return ExecutionRecord(
        execution=alone.changed(
            schedule=alone.schedule.changed(waves=planned), waves=_joined(_RUNS, by_key, "WAVE")
        ),
        version=number(state, "version"),
        last_event=number(state, "lastEvent"),
        request_digest=text_or_none(state, "requestDigest"),
    )


def summary_from(item: Item) -> ExecutionSummary:
    return _SUMMARY.validate_json(text(item, "summary"))


def _joined(
    kind: TypeAdapter[tuple[Wave, ...]], by_key: Mapping[str, Item], which: str
) -> tuple[Wave, ...]:
    bodies = (
        blob(item, "body")
        for key, item in sorted(by_key.items())
        if key.startswith(f"{STATE}#{which}#")
    )
    return tuple(wave for body in bodies for wave in unpacked(kind, body))


def _parts(waves: int) -> Iterator[slice]:
    """Always the same ones for an execution, because it never gets another wave."""
    each = max(1, ceil(waves / _MOST_ITEMS))
    return (slice(start, start + each) for start in range(0, waves, each))


def _called(execution: Execution, part: slice) -> str:
    names = (wave.name for wave in execution.schedule.waves[part])
    return f"Wave {listed(tuple(names))}"


def _item(execution: Execution, sk: str, fields: Mapping[str, Plain]) -> Item:
    return stored({"executionId": execution.execution_id, "sk": sk, **fields})
