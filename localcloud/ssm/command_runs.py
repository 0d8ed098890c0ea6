"""The life of a command on each instance: delivered, run step by step, ended; or cancelled."""

from dataclasses import dataclass
from functools import partial

from localcloud.ec2.state import Instance
from localcloud.faults import FailingCheck
from localcloud.ssm import agents
from localcloud.ssm.content import Body
from localcloud.ssm.plugins import (
    Circumstances,
    Outcome,
    exits,
    is_final,
    outcome,
    timeout_seconds,
    why_skipped,
)
from localcloud.ssm.state import Command, Invocation, StepRun
from localcloud.world import Place, World

ACTIVE = frozenset({"Pending", "InProgress", "Delayed", "Cancelling"})
CANCELLING_SECONDS = 2.0


@dataclass(frozen=True)
class Run:
    world: World
    place: Place
    command: Command
    invocation: Invocation
    body: Body
    instance: Instance

    @property
    def circumstances(self) -> Circumstances:
        return Circumstances(
            self.instance, self.command.parameters, self.world.chance, self.command.command_id
        )


def begin(run: Run) -> None:
    """Planned: the delivery, and what happens if the instance never takes it or never answers."""
    seconds = run.world.chance.around(
        1.5, 0.4, "delivery", run.command.command_id, run.instance.server_id
    )
    run.world.agenda.after(seconds, partial(_deliver, run))
    run.world.agenda.at(run.command.expires_at, partial(_expire, run))


def cancel(run_world: World, invocation: Invocation) -> None:
    """One that is running needs a moment for it."""
    if invocation.status == "Pending":
        _end(run_world, invocation, "Cancelled", "Cancelled")
    elif invocation.status in ACTIVE:
        invocation.status = invocation.status_details = "Cancelling"
        run_world.agenda.after(
            CANCELLING_SECONDS, partial(_end, run_world, invocation, "Cancelled", "Cancelled")
        )


def longest_seconds(body: Body, parameters: dict[str, list[str]]) -> float:
    return sum(timeout_seconds(step, parameters) for step in body["mainSteps"])


def _deliver(run: Run) -> None:
    is_online = agents.is_online(run.world, run.place, run.instance.instance_id)
    if run.invocation.status != "Pending" or not is_online:
        return
    run.invocation.status = run.invocation.status_details = "InProgress"
    names = (run.instance.server_id, run.instance.hostname, run.instance.instance_id)
    fault = run.world.faults.strike(FailingCheck, *names, document=run.command.document_name)
    _take(run, 0, is_doomed=fault is not None, has_exited=False)


def _take(run: Run, position: int, *, is_doomed: bool, has_exited: bool) -> None:
    """The step at the position begins; skipped ones are over at once."""
    steps = run.body["mainSteps"]
    if position == len(steps):
        _conclude(run)
        return
    step, record = steps[position], run.invocation.steps[position]
    record.started_at = run.world.agenda.moment
    why = why_skipped(step, run.instance)
    if has_exited and not is_final(step):
        why = f"Step {step['name']} skipped due to prior step with an exit condition"
    if why is not None:
        _write(run, record, Outcome("Success", 0, output=why))
        _take(run, position + 1, is_doomed=is_doomed, has_exited=has_exited)
        return
    record.status = "InProgress"
    result = outcome(step, run.circumstances, is_doomed=is_doomed)
    leave = has_exited or exits(step, result.status)
    then = partial(_leave, run, position, result, has_exited=leave)
    run.world.agenda.after(result.seconds, then)


def _leave(run: Run, position: int, result: Outcome, *, has_exited: bool) -> None:
    is_online = agents.is_online(run.world, run.place, run.instance.instance_id)
    if run.invocation.status != "InProgress" or not is_online:
        return
    _write(run, run.invocation.steps[position], result)
    _take(run, position + 1, is_doomed=False, has_exited=has_exited)


def _write(run: Run, record: StepRun, result: Outcome) -> None:
    record.status, record.response_code = result.status, result.code
    record.output, record.error = result.output, result.error
    record.ended_at = run.world.agenda.moment


def _conclude(run: Run) -> None:
    statuses = {record.status for record in run.invocation.steps}
    if "Failed" in statuses:
        _end(run.world, run.invocation, "Failed", "Failed")
    elif "TimedOut" in statuses:
        _end(run.world, run.invocation, "TimedOut", "ExecutionTimedOut")
    else:
        _end(run.world, run.invocation, "Success", "Success")


def _expire(run: Run) -> None:
    """Nobody heard of the instance any more, or never."""
    if run.invocation.status == "Pending":
        _end(run.world, run.invocation, "TimedOut", "DeliveryTimedOut")
    elif run.invocation.status in ACTIVE:
        _end(run.world, run.invocation, "TimedOut", "ExecutionTimedOut")


def _end(world: World, invocation: Invocation, status: str, details: str) -> None:
    if invocation.status not in ACTIVE:
        return
    invocation.status, invocation.status_details = status, details
    for record in invocation.steps:
        if record.status in ACTIVE:
            record.status = status
            record.ended_at = world.agenda.moment
