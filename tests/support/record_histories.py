"""Records the histories that newer code must still replay.

They are recorded anew only when the brain is meant to decide otherwise, so that the change shows:
`PYTHONPATH=lambda python -m tests.support.record_histories`.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from recovery.domain.brain.journal import Entry, History
from recovery.domain.execution.commands import FindRecovery, RunCommand
from recovery.domain.execution.effects import Phase, RefusalKind
from recovery.domain.execution.execution import Mode
from recovery.domain.execution.facts import (
    Approve,
    Cancel,
    Fact,
    Pause,
    RecoveryNotFound,
    Resume,
    RetryFailed,
)
from recovery.domain.execution.step import Step
from recovery.domain.planning.schedule import Schedule
from recovery.domain.recovery_plan import RecoveryPlan
from tests.support.builders import (
    a_command,
    a_document_check,
    a_plan,
    a_schedule,
    a_wave,
    an_inventory_of,
)
from tests.support.operators import asks, everybody_is_told, terminates
from tests.support.play import Play

HISTORIES = Path(__file__).parent.parent / "unit" / "domain" / "histories"
MINUTE = timedelta(minutes=1)


class RecordedPlay(Play):
    """A play that keeps a journal, as the decide function does."""

    def __init__(self, schedule: Schedule, **stated: object) -> None:
        super().__init__(schedule, **stated)
        self._initial = self.execution
        self._entries: list[Entry] = []

    def step(self, *facts: Fact, after: timedelta = timedelta()) -> Step:
        taken = super().step(*facts, after=after)
        self._entries.append(Entry(now=self.now, facts=facts))
        return taken

    def history(self) -> History:
        return History(initial=self._initial, entries=tuple(self._entries), final=self.execution)


def a_recorded_play(
    plan: RecoveryPlan, hostnames: Mapping[str, tuple[str, ...]], **start: object
) -> RecordedPlay:
    play = RecordedPlay(a_schedule(plan, an_inventory_of(hostnames)), **start)
    play.step()
    return play


def a_clean_drill() -> History:
    """Two waves, one after the other; an hour after the end the instances are terminated."""
    plan = a_plan(a_wave("Database"), a_wave("Web", "Database", checks=[a_document_check()]))
    hostnames = {"Database": ("db-1", "db-2"), "Web": ("web-1",)}
    play = a_recorded_play(plan, hostnames, cleanup_after=timedelta(hours=1))
    play.recovers("db-1", "db-2")
    web = play.job_of("web-1")
    play.step(play.job_runs(web, Phase.CONVERSION), after=4 * MINUTE)
    play.step(play.job_ends(web), after=5 * MINUTE)
    (check,) = play.asked(RunCommand)
    play.step(play.run_starts(check), after=MINUTE)
    play.step(play.run_ends(check), after=MINUTE)
    everybody_is_told(play)
    play.step(after=timedelta(hours=1))
    terminates(play)
    everybody_is_told(play)
    return play.history()


def a_drill_with_a_retry() -> History:
    """One of two servers fails, which pauses the plan; it is launched once more."""
    plan = a_plan(a_wave("Web", on_failure="PAUSE"))
    play = a_recorded_play(plan, {"Web": ("web-1", "web-2")})
    job = play.job_of("web-1", "web-2")
    play.step(play.job_ends(job, failed={"web-2": "Volume vol-1 is gone."}), after=9 * MINUTE)
    play.step(play.instances_are_well("web-1"), after=3 * MINUTE)
    asks(play, RetryFailed, wave="Web", why="vol-1 is back", after=MINUTE)
    play.recovers("web-2")
    everybody_is_told(play)
    return play.history()


def a_cancelled_recovery() -> History:
    """Approved, paused, resumed; one answer is lost, one request is throttled; then cancelled."""
    plan = a_plan(
        a_wave("Database", actions_after=[a_command()]), a_wave("Web", "Database", approval={})
    )
    hostnames = {"Database": ("db-1",), "Web": ("web-1",)}
    play = a_recorded_play(plan, hostnames, mode=Mode.RECOVERY, reason="Fire")
    play.step(after=MINUTE)
    play.recovers("db-1")
    (action,) = play.asked(RunCommand)
    play.step(play.run_ends(action), after=MINUTE)
    asks(play, Pause, why="Wait for the network.", after=MINUTE)
    asks(play, Resume, after=MINUTE)
    asks(play, Approve, wave="Web", after=MINUTE)
    play.step(play.refuses(play.launches("web-1"), RefusalKind.THROTTLED), after=MINUTE)
    play.step(after=MINUTE)
    asks(play, Cancel, why="False alarm.", after=MINUTE)
    (search,) = play.asked(FindRecovery)
    play.step(RecoveryNotFound(at=play.now, key=search.key), after=MINUTE)
    everybody_is_told(play)
    return play.history()


SCENES: Mapping[str, Callable[[], History]] = {
    "clean-drill": a_clean_drill,
    "drill-with-a-retry": a_drill_with_a_retry,
    "cancelled-recovery": a_cancelled_recovery,
}


def recorded(name: str) -> str:
    """As text, the same at every call."""
    return SCENES[name]().model_dump_json(indent=1) + "\n"


if __name__ == "__main__":
    for name in SCENES:
        (HISTORIES / f"{name}.json").write_text(recorded(name), encoding="utf-8")
