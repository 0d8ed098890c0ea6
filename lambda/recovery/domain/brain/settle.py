"""Everything that can happen now, happens now: passes over the execution until nothing changes."""

from recovery.domain.brain.cleanup import clean_up
from recovery.domain.brain.ending import end_when_done
from recovery.domain.brain.launching import launch
from recovery.domain.brain.opening import open_when_new
from recovery.domain.brain.retrying import ask_again
from recovery.domain.brain.stopping import drain
from recovery.domain.brain.timeouts import give_up_what_is_late
from recovery.domain.brain.turn import Turn
from recovery.domain.brain.waves import progress_waves

_PASS = (
    open_when_new,
    give_up_what_is_late,
    drain,
    ask_again,
    progress_waves,
    launch,
    end_when_done,
    clean_up,
)


def settle(turn: Turn) -> None:
    """Ends, because every change moves something forward and nothing moves back."""
    while True:
        before = turn.execution
        for stage in _PASS:
            stage(turn)
        if turn.execution is before:
            return
