"""Several people who do something at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from recovery.domain.errors import RecoveryError


def at_once(*acts: Callable[[], None]) -> list[RecoveryError | None]:
    """What became of each; None: it was done."""
    start = Barrier(len(acts))

    def run(act: Callable[[], None]) -> RecoveryError | None:
        start.wait(timeout=10)
        try:
            act()
        except RecoveryError as error:
            return error
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def winners(outcomes: list[RecoveryError | None]) -> int:
    return outcomes.count(None)


def losses(outcomes: list[RecoveryError | None]) -> list[RecoveryError]:
    return [outcome for outcome in outcomes if outcome]
