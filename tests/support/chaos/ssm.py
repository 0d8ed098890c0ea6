"""SSM towards the brain: runs that end well, badly, without a marker, in part, or never."""

from dataclasses import dataclass
from datetime import datetime

from recovery.domain.execution.facts import RunOutcome, RunResult
from tests.support.chaos.chance import Fault, Luck


@dataclass(frozen=True)
class Run:
    run_id: str
    ends_at: datetime | None
    results: tuple[RunResult, ...]


class Ssm:
    def __init__(self, luck: Luck) -> None:
        self.runs: dict[str, Run] = {}
        """By the key of the command."""
        self._luck = luck

    def run(self, key: str, instance_ids: tuple[str | None, ...], now: datetime) -> Run:
        """The same key is the same run."""
        if key not in self.runs:
            hangs = self._luck.strikes(Fault.DOCUMENT_HANGS)
            ends_at = None if hangs else now + self._luck.chance.minutes(1, 3, 8)
            outcomes = [(id_, self._outcome()) for id_ in instance_ids]
            results = tuple(RunResult(instance_id=i, outcome=o) for i, o in outcomes if o)
            self.runs[key] = Run(f"run-{len(self.runs) + 1}", ends_at, results)
        return self.runs[key]

    def _outcome(self) -> RunOutcome | None:
        """None: nothing is said about the instance."""
        if not self._luck.strikes(Fault.DOCUMENT_FAILED):
            return RunOutcome.SUCCEEDED
        bad = (RunOutcome.FAILED, RunOutcome.TIMED_OUT, RunOutcome.NO_MARKER, None)
        return self._luck.chance.one_of(bad)
