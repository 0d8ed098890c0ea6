"""Which action or check of the schedule an SSM run belongs to, and how long it may take."""

from datetime import datetime
from typing import cast

from recovery.domain.execution.effects import (
    ActionRun,
    ActionStage,
    CheckRun,
    Requested,
    Running,
)
from recovery.domain.health_checks import DocumentCheck
from recovery.domain.planning.schedule import ScheduledWave
from recovery.domain.wave_actions import AutomationAction, CommandAction, WaveAction


def actions_at(planned: ScheduledWave, stage: ActionStage) -> tuple[WaveAction, ...]:
    wave = planned.wave
    return wave.actions_before if stage is ActionStage.BEFORE else wave.actions_after


def step_of(
    planned: ScheduledWave, run: ActionRun | CheckRun
) -> AutomationAction | CommandAction | DocumentCheck:
    if isinstance(run, ActionRun):
        return actions_at(planned, run.stage)[run.action]
    # A check run is only ever made for a check that runs a document.
    return cast("DocumentCheck", planned.wave.checks[run.check])


def gives_up_at(planned: ScheduledWave, run: ActionRun | CheckRun) -> datetime | None:
    """The time of a run counts from when it was asked for, answered or not.

    One that was refused does not run: how long it is asked again is for patience to say.
    """
    match run.state:
        case Requested(since=since):
            return since + step_of(planned, run).timeout
        case Running(deadline=deadline):
            return deadline
        case _:
            return None
