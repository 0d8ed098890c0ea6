"""How to perform what has no client token: look for it, do it, and look again when in doubt."""

from collections.abc import Callable
from contextlib import suppress

from recovery.domain.execution.effects import RefusalKind
from recovery.ports.performing import RefusedByAws

_DOUBTFUL = frozenset({RefusalKind.CONFLICT, RefusalKind.UNREACHABLE})
"""Our own request may be what is in conflict; and an answer may be lost on its way."""


def at_most_once(act: Callable[[], str], *, find: Callable[[], str | None]) -> str:
    """The id of what was found, or of what was done. Both raise RefusedByAws."""
    if found := find():
        return found
    try:
        return act()
    except RefusedByAws as refused:
        if refused.refusal.kind not in _DOUBTFUL:
            raise
        with suppress(RefusedByAws):
            if found := find():
                return found
        raise
