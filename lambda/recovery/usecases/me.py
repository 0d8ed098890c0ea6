"""Who calls, what they may do, and where they are: the first thing that the console asks."""

from pydantic import AwareDatetime

from recovery.domain.people import Actor, Person, Role
from recovery.domain.permissions import NEEDS, why_forbidden
from recovery.domain.value import AccountId, Name, Value
from recovery.ports.product import Ports
from recovery.usecases.call import Call


class Installation(Value):
    """What tells one deployment of the product from another."""

    environment: Name
    clock_speed: float = 1
    """How fast its time runs; 1 everywhere but on a laptop."""


class Me(Value):
    user: Actor
    roles: tuple[Role, ...]
    operations: tuple[str, ...]
    """What the roles allow at all; the ``allowedActions`` of a thing say what is possible now."""
    recovery_operations: tuple[str, ...]
    """Likewise for a real recovery."""
    now: AwareDatetime
    clock_speed: float
    environment: str
    hub_account_id: AccountId


def show_me(ports: Ports, call: Call, installation: Installation) -> Me:
    person = call.person
    return Me(
        user=person.actor,
        roles=tuple(role for role in Role if role in person.roles),
        operations=_allowed(person, in_recovery=False),
        recovery_operations=_allowed(person, in_recovery=True),
        now=call.at,
        clock_speed=installation.clock_speed,
        environment=installation.environment,
        hub_account_id=ports.hub_account_id,
    )


def _allowed(person: Person, *, in_recovery: bool) -> tuple[str, ...]:
    return tuple(
        operation
        for operation in NEEDS
        if why_forbidden(person, operation, in_recovery=in_recovery) is None
    )
