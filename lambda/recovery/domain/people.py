"""Who uses the product, and in which roles."""

from enum import StrEnum

from recovery.domain.value import Name, Value


class Actor(Value):
    """Who asked: the signed-in user, never a placeholder."""

    user_id: Name
    name: Name


class Role(StrEnum):
    """The groups of the user pool, by their names there."""

    VIEWER = "Viewer"
    OPERATOR = "Operator"
    PLAN_MANAGER = "PlanManager"
    RECOVERY_MANAGER = "RecoveryManager"
    ADMINISTRATOR = "Administrator"


class Person(Value):
    """Whoever sends a request; nobody without a role may do anything."""

    actor: Actor
    roles: frozenset[Role] = frozenset()
