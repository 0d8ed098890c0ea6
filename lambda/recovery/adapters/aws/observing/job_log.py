"""How far each server of a launch job is, read off the job log.

``launchStatus`` stays PENDING until the end, so this is all that tells. Events that are new to us,
or that DRS's own model lacks (LAUNCH_END), are read by how they begin and end.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from recovery.adapters.aws.wire import Described, moment
from recovery.domain.execution.effects import PHASES, Phase
from recovery.domain.value import ServerId

_LONGEST_ERROR = 1_000
"""DRS writes up to 64 KB, and an execution keeps one for each server."""
_FAILURES = ("_FAIL", "_FAILED", "_SKIPPED")
_PHASES = {phase.value: phase for phase in PHASES}


class Progress(NamedTuple):
    phase: Phase | None = None
    """The furthest one."""
    error: str | None = None
    """Of that phase: what a later phase follows was overcome."""
    launched_at: datetime | None = None


def progress_of(log: Iterable[Described]) -> Mapping[ServerId, Progress]:
    found: dict[ServerId, Progress] = {}
    for item in log:
        server_id = item.get("eventData", {}).get("sourceServerID")
        if server_id:
            found[server_id] = _after(found.get(server_id, Progress()), item)
    return found


def _after(before: Progress, item: Described) -> Progress:
    event: str = item.get("event", "")
    after = before
    if _rank(phase := _phase_of(event)) > _rank(before.phase):
        after = after._replace(phase=phase, error=None)
    if event.endswith(_FAILURES):
        after = after._replace(error=_error_of(item, event))
    if event == "LAUNCH_END":
        after = after._replace(launched_at=moment(item["logDateTime"]))
    return after


def _phase_of(event: str) -> Phase | None:
    if event.startswith("USING_PREVIOUS_SNAPSHOT"):
        return Phase.SNAPSHOT
    return _PHASES.get(event.partition("_")[0])


def _rank(phase: Phase | None) -> int:
    return PHASES.index(phase) if phase else -1


def _error_of(item: Described, event: str) -> str:
    raw: str | None = item["eventData"].get("rawError")
    return raw[:_LONGEST_ERROR] if raw else f"its log says {event} and gives no reason."
