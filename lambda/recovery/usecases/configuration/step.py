"""What a document would change here: one step for each of its accounts, groups and plans."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from recovery.domain.audit import EntityKind


class ImportOutcome(StrEnum):
    """POSTPONED: its turn comes when the document is imported again."""

    CREATED = "CREATED"
    UPDATED = "UPDATED"
    UNCHANGED = "UNCHANGED"
    REFUSED = "REFUSED"
    POSTPONED = "POSTPONED"


class Step(NamedTuple):
    kind: EntityKind
    name: str
    outcome: ImportOutcome
    """If nothing speaks against it."""
    perform: Callable[[], object] | None
    """None: it is so already."""


def unchanged(kind: EntityKind, name: str) -> Step:
    return Step(kind, name, ImportOutcome.UNCHANGED, None)
