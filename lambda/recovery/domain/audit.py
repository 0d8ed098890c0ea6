"""What is remembered of each change: who, when, what, why, and how it was before and after."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import AwareDatetime, JsonValue

from recovery.domain.people import Actor
from recovery.domain.value import Name, Text, Value


class EntityKind(StrEnum):
    GROUP = "GROUP"
    PLAN = "PLAN"
    EXECUTION = "EXECUTION"
    ACCOUNT = "ACCOUNT"


class AuditRecord(Value):
    audit_id: Name
    at: AwareDatetime
    actor: Actor
    operation: str
    """The operation of the API that did it."""
    kind: EntityKind
    entity_id: Name
    entity_name: Name
    reason: Text = ""
    before: Mapping[str, JsonValue] | None = None
    """None: it did not exist."""
    after: Mapping[str, JsonValue] | None = None
    """None: it does not exist any more."""
