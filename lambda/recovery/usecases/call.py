"""A request as use cases see it: who asks, when, and under which idempotency key."""

from collections.abc import Mapping
from hashlib import sha256

from pydantic import AwareDatetime, JsonValue

from recovery.domain.audit import AuditRecord, EntityKind
from recovery.domain.errors import Forbidden
from recovery.domain.identity import derived_id
from recovery.domain.people import Actor, Person
from recovery.domain.permissions import why_forbidden
from recovery.domain.value import Text, Value
from recovery.ports.clock import Ids


class Call(Value):
    operation: str
    """The ``operationId``."""
    person: Person
    at: AwareDatetime
    key: str | None = None
    """What came as Idempotency-Key."""

    @property
    def actor(self) -> Actor:
        return self.person.actor

    def require(self, *, in_recovery: bool = False) -> None:
        if refusal := why_forbidden(self.person, self.operation, in_recovery=in_recovery):
            raise Forbidden(refusal)

    def new_id(self, ids: Ids, prefix: str) -> str:
        """With a key always the same id, so that a repeated creation finds what it created."""
        if self.key is None:
            return ids.new(prefix)
        return derived_id(prefix, self.actor.user_id, self.operation, self.key)

    def digest(self, asked: Value) -> str | None:
        """Tells a repeated request from another one under the same key."""
        if self.key is None:
            return None
        return sha256(asked.model_dump_json().encode()).hexdigest()


class Entity(Value):
    kind: EntityKind
    entity_id: str
    name: str


class Change(Value):
    """None where there is no before, or no after."""

    before: Value | None = None
    after: Value | None = None
    reason: Text = ""


def audit_of(call: Call, ids: Ids, entity: Entity, change: Change) -> AuditRecord:
    return AuditRecord(
        audit_id=ids.new("a"),
        at=call.at,
        actor=call.actor,
        operation=call.operation,
        kind=entity.kind,
        entity_id=entity.entity_id,
        entity_name=entity.name,
        reason=change.reason,
        before=_plain(change.before),
        after=_plain(change.after),
    )


def _plain(value: Value | None) -> Mapping[str, JsonValue] | None:
    return value.model_dump(mode="json") if value else None
