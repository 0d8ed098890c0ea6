"""What was promised and what was achieved: how soon (RTO), and how much data was lost (RPO)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from recovery.domain.execution.execution import Ended, Execution
from recovery.domain.execution.wave_run import WaveEnded
from recovery.domain.reporting.report import ObjectiveResult, ObjectiveVerdict, ServerResult
from recovery.domain.reporting.server_results import server_results
from recovery.domain.wording import counted, listed, named, spoken


class ObjectivesKept(NamedTuple):
    rto: ObjectiveResult
    rpo: ObjectiveResult


def objectives_kept(execution: Execution) -> ObjectivesKept:
    """Servers are looked at only where it can be judged: whoever follows a run asks often."""
    servers = () if _too_early(execution) else server_results(execution)
    return ObjectivesKept(_recovery_time(execution, servers), _recovered_data(execution, servers))


def _recovery_time(execution: Execution, servers: Sequence[ServerResult]) -> ObjectiveResult:
    """Until the last required server was healthy, and the closing actions of its wave were done."""
    objective = execution.schedule.objectives.rto
    if why := _too_early(execution):
        return _unknown(objective, why)
    required = [server for server in servers if not server.is_optional]
    if not required:
        return _unknown(objective, "It has no required servers.")
    if shortfall := _shortfall(execution, required):
        verdict = ObjectiveVerdict.MISSED if objective is not None else None
        return ObjectiveResult(
            objective=objective, achieved=None, verdict=verdict, explanation=shortfall
        )
    achieved = max(_ready(execution, required)) - execution.created_at
    total = counted(len(required), "required server")
    text = f"{total} recovered in {spoken(achieved)}: all of them."
    return _judged(objective, achieved, text)


def _recovered_data(execution: Execution, servers: Sequence[ServerResult]) -> ObjectiveResult:
    """The server that lost most counts."""
    objective = execution.schedule.objectives.rpo
    if why := _too_early(execution):
        return _unknown(objective, why)
    recovered = [server for server in servers if server.outcome == "HEALTHY"]
    ages = [(server.data_age, server) for server in recovered if server.data_age is not None]
    if not ages:
        why = "DRS does not tell how old the data is." if recovered else "Nothing was recovered."
        return _unknown(objective, why)
    achieved, worst = max(ages, key=lambda age: age[0])
    text = f"The data of {named(worst)} was {spoken(achieved)} old, the oldest of all."
    silent = [named(server) for server in recovered if server.data_age is None]
    is_missed = objective is not None and achieved > objective
    if silent and not is_missed:
        return _unknown(objective, f"{text} It is not known of {listed(silent)}.")
    return _judged(objective, achieved, text)


def _too_early(execution: Execution) -> str | None:
    if execution.is_dry_run:
        return "A dry run launches nothing."
    return None if isinstance(execution.state, Ended) else "It has not ended yet."


def _shortfall(execution: Execution, required: Sequence[ServerResult]) -> str | None:
    """Why it can't be said that all is recovered, although it has ended."""
    if left := [named(server) for server in required if server.outcome != "HEALTHY"]:
        total = counted(len(required), "required server")
        return f"{len(left)} of {total} not recovered: {listed(left)}."
    for wave in execution.waves:
        if wave.state.status in {"FAILED", "CANCELLED"} and isinstance(wave.state, WaveEnded):
            name = execution.planned(wave.number).name
            return f"Wave {name} is {wave.state.status}: {wave.state.reason}"
    return None


def _ready(execution: Execution, required: Sequence[ServerResult]) -> Iterator[datetime]:
    yield from (server.healthy_at for server in required if server.healthy_at)
    for number in {server.wave for server in required}:
        state = execution.wave(number).state
        if execution.planned(number).wave.actions_after and isinstance(state, WaveEnded):
            yield state.at


def _unknown(objective: timedelta | None, why: str) -> ObjectiveResult:
    verdict = ObjectiveVerdict.UNKNOWN if objective is not None else None
    return ObjectiveResult(objective=objective, achieved=None, verdict=verdict, explanation=why)


def _judged(objective: timedelta | None, achieved: timedelta, text: str) -> ObjectiveResult:
    if objective is None:
        verdict = None
    else:
        verdict = ObjectiveVerdict.MET if achieved <= objective else ObjectiveVerdict.MISSED
    return ObjectiveResult(
        objective=objective, achieved=achieved, verdict=verdict, explanation=text
    )
