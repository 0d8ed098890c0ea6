"""What the engine room leaves behind for operators: a line for each decision and each effect.

Measured is what an alarm or a dashboard asks for; ids are never dimensions of a metric.
"""

from datetime import timedelta

from aws_lambda_powertools.metrics import MetricUnit

from recovery.domain.execution.commands import Command, Notify
from recovery.domain.execution.facts import Refused
from recovery.domain.value import Location
from recovery.observability import logger, measure, tracer
from recovery.usecases.driving.deciding import Turn
from recovery.usecases.driving.milestones import Milestones, milestones
from recovery.usecases.driving.performing import Performed
from recovery.usecases.driving.sweeping import Swept

_MOST_REASONS = 20
"""A step of a thousand servers has as many; its events are in the table."""


def tell_turn(turn: Turn) -> None:
    execution, decision = turn.step.execution, turn.decision
    changes = [reason for reason in turn.step.reasons if reason.kind == "CHANGE"]
    logger.info(
        "decision",
        status=execution.status,
        next=decision.next,
        commands=[command.key for command in decision.commands],
        wait_seconds=decision.wait_seconds,
        reason=[reason.text for reason in changes[:_MOST_REASONS]],
        more_reasons=max(len(changes) - _MOST_REASONS, 0),
        troubles=turn.troubles,
    )
    tracer.put_annotation("execution_id", execution.execution_id)
    _measure_milestones(milestones(turn.before, execution))


def tell_performed(performed: Performed) -> None:
    command, answer = performed.command, performed.answer
    refusal = answer.refusal if isinstance(answer, Refused) else None
    place = _place(command)
    logger.info(
        "effect",
        key=performed.key,
        command=command.kind if command else None,
        answer=answer.kind if answer else "NOT_DUE",
        reason=refusal.message if refusal else None,
        wave=getattr(command, "wave", None),
        account=place.account_id if place else None,
        region=place.region if place else None,
    )
    tracer.put_annotation("execution_id", performed.execution_id)
    if command:
        tracer.put_annotation("command", command.kind)
    if refusal:
        measure("RefusedCommands", MetricUnit.Count, 1, kind=refusal.kind)


def tell_heard(location: Location, woken: tuple[str, ...]) -> None:
    logger.info("event", account=location.account_id, region=location.region, woken=list(woken))


def tell_swept(swept: Swept) -> None:
    logger.info(
        "sweep",
        active=len(swept.active),
        revived=list(swept.revived),
        stuck=list(swept.stuck),
        failed=list(swept.failed),
    )
    measure("ActiveExecutions", MetricUnit.Count, len(swept.active))
    measure("RevivedExecutions", MetricUnit.Count, len(swept.revived))
    measure("StuckExecutions", MetricUnit.Count, len(swept.stuck) + len(swept.failed))


def _place(command: Command | None) -> Location | None:
    return None if command is None or isinstance(command, Notify) else command.location


def _measure_milestones(reached: Milestones) -> None:
    if reached.outcome:
        measure("EndedExecutions", MetricUnit.Count, 1, outcome=reached.outcome)
    for wave in reached.ended_waves:
        measure("WaveDuration", MetricUnit.Seconds, _seconds(wave.took), outcome=wave.outcome)
    for handover in reached.handovers:
        measure("WaveHandover", MetricUnit.Seconds, _seconds(handover))


def _seconds(span: timedelta) -> float:
    return span.total_seconds()
