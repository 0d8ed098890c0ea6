"""Who saved a thing and when: for the first time, and once more."""

from recovery.ports.records import Saved
from recovery.usecases.call import Call


def saved_first(call: Call) -> Saved:
    return Saved(
        created_at=call.at, created_by=call.actor, changed_at=call.at, changed_by=call.actor
    )


def saved_again(saved: Saved, call: Call) -> Saved:
    return saved.changed(changed_at=call.at, changed_by=call.actor)
