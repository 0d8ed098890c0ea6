"""The life of an automation: from step to step on the agenda, with what follows a failure.

What the single actions do is in ``automation_actions``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from localcloud.faults import FailingCheck
from localcloud.ssm.parameters import substituted
from localcloud.ssm.state import Automation, AutomationStep
from localcloud.world import Caller, Place, World

ACTIVE = frozenset({"Pending", "InProgress", "Waiting", "Cancelling"})
CANCELLING_SECONDS = 2.0
DEFAULT_STEP_TIMEOUT_SECONDS = 7 * 24 * 3600.0
"""Of approvals; others are given as much."""


@dataclass(frozen=True)
class Run:
    world: World
    place: Place
    caller: Caller
    automation: Automation
    act: Callable[["Run", AutomationStep], None]
    """Performs the action of a step that begins; it calls ``succeed`` or ``fail`` in the end."""

    @property
    def moment_names(self) -> tuple[str, ...]:
        """What durations of this run are drawn for."""
        return (self.automation.document_name, self.automation.execution_id)


def begin(run: Run) -> None:
    seconds = run.world.chance.around(1.0, 0.2, "automation", *run.moment_names)
    first = next(iter(run.automation.steps))
    run.world.agenda.after(seconds, partial(_open, run, first))


def enter(run: Run, name: str) -> None:
    """The step begins, or begins again."""
    step = run.automation.steps[name]
    run.automation.current, run.automation.status = name, "InProgress"
    step.status, step.started_at = "InProgress", step.started_at or run.world.agenda.moment
    step.attempts += 1
    step.inputs = substituted(step.body.get("inputs") or {}, values(run))
    attempt = step.attempts
    run.world.agenda.after(_timeout(step), partial(_expire, run, step, attempt))
    run.act(run, step)


def wait(run: Run, step: AutomationStep) -> None:
    """Until a signal comes."""
    step.status = run.automation.status = "Waiting"


def succeed(run: Run, step: AutomationStep, outputs: Mapping[str, list[str]] | None = None) -> None:
    if not is_current(run, step):
        return
    step.outputs |= outputs or {}
    _close(run, step, "Success")
    follow(run, step, (step.body.get("nextStep") or _next(run, step)))


def fail(run: Run, step: AutomationStep, why: str, *, status: str = "Failed") -> None:
    """Tried again as often as the step allows; then its ``onFailure`` decides."""
    if not is_current(run, step):
        return
    if step.attempts < int(step.body.get("maxAttempts", 1)):
        enter(run, step.name)
        return
    step.failure = why
    _close(run, step, status)
    then = str(step.body.get("onFailure", "Abort"))
    if is_critical(step):
        run.automation.failure = f"Step fails when it is {step.action}. {why}"
    if then == "Abort":
        _end(run, status)
    elif then.startswith("step:"):
        follow(run, step, then.removeprefix("step:"))
    else:
        follow(run, step, step.body.get("nextStep") or _next(run, step))


def follow(run: Run, step: AutomationStep, name: str | None) -> None:
    """On to the step with the name, or to the end."""
    if run.automation.is_completing or step.body.get("isEnd") or name is None:
        _end(run, "Failed" if run.automation.failure else "Success")
    else:
        enter(run, name)


def cancel(run_world: World, automation: Automation) -> None:
    automation.status = "Cancelling"
    run_world.agenda.after(CANCELLING_SECONDS, partial(_cancelled, run_world, automation))


def strikes(run: Run) -> bool:
    """A fault says that the document fails for one of the servers in its parameters."""
    given = {value for values in run.automation.parameters.values() for value in values}
    named = [each for key, each in run.place.ec2.instances.items() if key in given]
    names = [name for each in named for name in (each.server_id, each.hostname, each.instance_id)]
    fault = run.world.faults.strike(FailingCheck, *names, document=run.automation.document_name)
    return fault is not None


def values(run: Run) -> dict[str, list[str]]:
    """All that ``{{ … }}`` can stand for at this moment."""
    moment = run.world.agenda.moment
    return {
        **run.automation.parameters,
        "global:ACCOUNT_ID": [run.place.account_id],
        "global:REGION": [run.place.region],
        "global:DATE": [f"{moment:%Y-%m-%d}"],
        "global:DATE_TIME": [f"{moment:%Y-%m-%d_%H.%M.%S}"],
        "automation:EXECUTION_ID": [run.automation.execution_id],
        **{
            f"{step.name}.{name}": found
            for step in run.automation.steps.values()
            for name, found in step.outputs.items()
        },
    }


def is_current(run: Run, step: AutomationStep) -> bool:
    """Neither it nor the automation has ended or is being cancelled."""
    is_open = step.status in {"InProgress", "Waiting"}
    is_running = run.automation.status in ACTIVE - {"Cancelling"}
    return is_open and is_running and run.automation.current == step.name


def is_critical(step: AutomationStep) -> bool:
    """https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html"""
    return bool(step.body.get("isCritical", step.body.get("onFailure") != "Continue"))


def _open(run: Run, name: str) -> None:
    if run.automation.status == "Pending":
        enter(run, name)


def _timeout(step: AutomationStep) -> float:
    return float(step.body.get("timeoutSeconds", DEFAULT_STEP_TIMEOUT_SECONDS))


def _expire(run: Run, step: AutomationStep, attempt: int) -> None:
    if step.attempts == attempt:
        fail(run, step, "Step timed out.", status="TimedOut")


def _next(run: Run, step: AutomationStep) -> str | None:
    names: list[str] = list(run.automation.steps)
    position = names.index(step.name) + 1
    return names[position] if position < len(names) else None


def _close(run: Run, step: AutomationStep, status: str) -> None:
    step.status, step.ended_at = status, run.world.agenda.moment


def _end(run: Run, status: str) -> None:
    known: dict[str, Any] = values(run)  # also lists of other things than outputs
    automation = run.automation
    automation.outputs = {
        name: known.get(name, []) for name in automation.body.get("outputs") or [] if name in known
    }
    automation.status, automation.current = status, None
    automation.ended_at = run.world.agenda.moment


def _cancelled(world: World, automation: Automation) -> None:
    for step in automation.steps.values():
        if step.status in ACTIVE - {"Pending"}:
            step.status, step.ended_at = "Cancelled", world.agenda.moment
    automation.status, automation.current = "Cancelled", None
    automation.ended_at = world.agenda.moment
