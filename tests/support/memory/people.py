"""Who asks in a test, and the request as use cases see it."""

from datetime import datetime

from recovery.domain.audit import AuditRecord
from recovery.domain.people import Actor, Person, Role
from recovery.ports.records import Saved
from recovery.usecases.call import Call
from tests.support.builders import NOON


def a_person(role: Role | None = Role.ADMINISTRATOR, *, name: str = "Ada") -> Person:
    """Without a role: None."""
    actor = Actor(user_id=f"u-{name.lower()}", name=name)
    return Person(actor=actor, roles=frozenset({role} if role else ()))


def a_call(
    operation: str,
    *,
    role: Role | None = Role.ADMINISTRATOR,
    name: str = "Ada",
    key: str | None = None,
    at: datetime = NOON,
) -> Call:
    return Call(operation=operation, person=a_person(role, name=name), at=at, key=key)


def saved(at: datetime = NOON, *, name: str = "Ada") -> Saved:
    """Created and never changed."""
    actor = a_person(name=name).actor
    return Saved(created_at=at, created_by=actor, changed_at=at, changed_by=actor)


def an_audit_record(audit_id: str = "a-0", **stated: object) -> AuditRecord:
    default = {
        "audit_id": audit_id,
        "at": NOON,
        "actor": a_person().actor,
        "operation": "createGroup",
        "kind": "GROUP",
        "entity_id": "g-1",
        "entity_name": "Database",
    }
    return AuditRecord.model_validate(default | stated)
