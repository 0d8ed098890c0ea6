"""Messages to people: asked for once, given up after a few refusals, never waited for."""

from recovery.domain.brain import ledger
from recovery.domain.brain.asking import first_request
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import Notification, Topic

_SUBJECT = {
    Topic.STARTED: "started",
    Topic.PAUSED: "is paused",
    Topic.APPROVAL_NEEDED: "waits for approval",
    Topic.ENDED: "has ended",
    Topic.CLEANED_UP: "is cleaned up",
    Topic.CLEANUP_FAILED: "is not cleaned up",
}


def notify(turn: Turn, topic: Topic, text: str) -> None:
    """A dry run disturbs nobody."""
    execution = turn.execution
    if execution.is_dry_run:
        return
    subject = f"{execution.mode.title()} of {execution.schedule.plan_name} {_SUBJECT[topic]}"
    notification = Notification(
        key=ledger.next_key(turn, ledger.OWN),
        state=first_request(turn.now),
        topic=topic,
        subject=subject,
        text=text,
    )
    ledger.add_effect(turn, ledger.OWN, notification)
