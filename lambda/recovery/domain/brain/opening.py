"""The first step of an execution."""

from recovery.domain.brain.notices import notify
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import Topic
from recovery.domain.execution.execution import Active, Pending
from recovery.domain.wording import counted


def open_when_new(turn: Turn) -> None:
    if not isinstance(turn.execution.state, Pending):
        return
    execution = turn.execution
    turn.change(state=Active())
    servers = sum(len(wave.servers) for wave in execution.waves)
    kind = (
        f"Dry run of a {execution.mode.lower()}" if execution.is_dry_run else execution.mode.title()
    )
    text = (
        f"{kind} of plan {execution.schedule.plan_name} started by {execution.started_by.name}:"
        f" {counted(servers, 'server')} in {counted(len(execution.waves), 'wave')}."
    )
    turn.say(text)
    notify(turn, Topic.STARTED, text)
