"""What a person may do with a thing now, and if not, why not. The console only renders it."""

from collections.abc import Iterable

from recovery.domain.people import Person
from recovery.domain.permissions import why_forbidden
from recovery.domain.value import Value


class AllowedAction(Value):
    action: str
    """An ``operationId``, with the mode behind it where one matters: ``startExecution:DRILL``."""
    is_allowed: bool
    why_not: str | None = None


class Obstacle(Value):
    """Why the present state forbids an action; None: it does not."""

    action: str
    why: str | None = None
    in_recovery: bool = False


def allowed_actions(person: Person, obstacles: Iterable[Obstacle]) -> tuple[AllowedAction, ...]:
    """The role is told first: who lacks it need not know more."""
    return tuple(_judged(person, obstacle) for obstacle in obstacles)


def _judged(person: Person, obstacle: Obstacle) -> AllowedAction:
    operation, _, _ = obstacle.action.partition(":")
    refusal = why_forbidden(person, operation, in_recovery=obstacle.in_recovery) or obstacle.why
    return AllowedAction(action=obstacle.action, is_allowed=refusal is None, why_not=refusal)
