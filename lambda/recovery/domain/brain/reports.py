"""What was seen of instances, SSM runs and the jobs of others."""

from typing import assert_never

from recovery.domain.brain import ledger
from recovery.domain.brain.servers import after_passed_check
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import (
    ActionRun,
    BackingOff,
    CheckRun,
    Done,
    Requested,
    Running,
)
from recovery.domain.execution.execution import Capacity
from recovery.domain.execution.facts import (
    CapacityObserved,
    InstanceObserved,
    InstancesObserved,
    RunEnded,
    RunOutcome,
    RunResult,
)
from recovery.domain.execution.server_run import Checking, Failed, FailureCode, ServerState
from recovery.domain.health_checks import AgentCheck, DocumentCheck, HealthCheck, StatusCheck
from recovery.domain.planning.schedule import ScheduledWave

_SAID = {
    RunOutcome.FAILED: "failed",
    RunOutcome.TIMED_OUT: "did not end in time",
    RunOutcome.NO_MARKER: "reports success but did not print its marker, so it was skipped",
}


def absorb_instances(turn: Turn, fact: InstancesObserved) -> None:
    seen = {instance.instance_id: instance for instance in fact.instances}
    for wave in turn.under_way():
        if Checking not in wave.server_states:
            continue
        planned = turn.planned(wave.number)
        changed: dict[str, ServerState] = {}
        for id_, server in wave.servers.items():
            match server.state:
                case Checking(instance=instance) as state if instance.instance_id in seen:
                    after = _after_sight(planned, state, seen[instance.instance_id], fact)
                    if after is not state:
                        changed[id_] = after
                case _:
                    pass
        turn.set_servers(wave.number, changed)


def _after_sight(
    planned: ScheduledWave, state: Checking, seen: InstanceObserved, fact: InstancesObserved
) -> ServerState:
    """One look may pass several checks."""
    after: ServerState = state
    while isinstance(after, Checking) and _passes(planned.wave.checks[after.check], seen):
        after = after_passed_check(planned, after, now=fact.at)
    return after


def _passes(check: HealthCheck, seen: InstanceObserved) -> bool:
    match check:
        case StatusCheck():
            return seen.passes_status_checks
        case AgentCheck():
            return seen.agent_online
        case DocumentCheck():
            return False
        case _:
            assert_never(check)


def absorb_run_ended(turn: Turn, fact: RunEnded) -> None:
    match ledger.find_effect(turn, fact.key):
        case (number, (ActionRun() | CheckRun()) as run) if isinstance(
            run.state, Requested | BackingOff | Running
        ):
            if isinstance(run, ActionRun):
                _end_action(turn, number, run, fact)
            else:
                _end_check(turn, number, run, fact)
        case _:
            return


def _end_action(turn: Turn, number: int, run: ActionRun, fact: RunEnded) -> None:
    results = _results(run, fact).values()
    bad = [result for result in results if result.outcome is not RunOutcome.SUCCEEDED]
    failure = _said(bad[0], len(bad)) if bad else None
    done = run.changed(state=Done(at=fact.at, reference=run.reference), failure=failure)
    ledger.put_effect(turn, number, done)


def _end_check(turn: Turn, number: int, run: CheckRun, fact: RunEnded) -> None:
    planned = turn.planned(number)
    results = _results(run, fact)
    checked: dict[str, ServerState] = {}
    for id_, server in turn.wave(number).servers.items():
        match server.state:
            case Checking(run_key=run.key) as state:
                result = results[state.instance.instance_id]
                checked[id_] = _after_run(planned, state, result, fact)
            case _:
                pass
    turn.set_servers(number, checked)
    ledger.forget_effects(turn, number, run.key)


def _results(run: ActionRun | CheckRun, fact: RunEnded) -> dict[str | None, RunResult]:
    """One for each instance of the run, or for the automation, also where none is told."""
    told = {result.instance_id: result for result in fact.results}
    ids: tuple[str | None, ...] = run.instance_ids or (None,)
    return {id_: told.get(id_) or _no_result(id_) for id_ in ids}


def _no_result(instance_id: str | None) -> RunResult:
    return RunResult(instance_id=instance_id, outcome=RunOutcome.FAILED, detail="no result came")


def _after_run(
    planned: ScheduledWave, state: Checking, result: RunResult, fact: RunEnded
) -> ServerState:
    if result.outcome is RunOutcome.SUCCEEDED:
        return after_passed_check(planned, state, now=fact.at)
    check = planned.wave.checks[state.check]
    if isinstance(check, DocumentCheck) and state.tries < check.retries:
        return state.changed(tries=state.tries + 1, run_key=None)
    is_late = result.outcome is RunOutcome.TIMED_OUT
    return Failed(
        at=fact.at,
        code=FailureCode.CHECK_TIMEOUT if is_late else FailureCode.CHECK_FAILED,
        reason=f"Check {check} {_said(result, 1)}.",
        instance=state.instance,
    )


def _said(result: RunResult, bad: int) -> str:
    where = f" on {result.instance_id}" if result.instance_id else ""
    more = f" (and {bad - 1} more)" if bad > 1 else ""
    detail = f": {result.detail.rstrip('.')}" if result.detail else ""
    return f"{_SAID[result.outcome]}{where}{more}{detail}"


def absorb_capacity(turn: Turn, fact: CapacityObserved) -> None:
    """An older look does not replace a newer one."""
    known = [c for c in turn.execution.capacity if c.location == fact.location]
    if known and known[0].at >= fact.at:
        return
    seen = Capacity(location=fact.location, jobs=fact.jobs, servers=fact.servers, at=fact.at)
    others = [c for c in turn.execution.capacity if c.location != fact.location]
    turn.change(capacity=(*others, seen))
