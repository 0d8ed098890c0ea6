"""How often an execution looks, how long it waits and how it backs off; frozen at its start."""

from datetime import timedelta

from recovery.domain.inventory import OperatingSystem
from recovery.domain.value import Value


class Polls(Value):
    """DRS events are the fast path; these are the net. Nearer to an end we look more often."""

    snapshot: timedelta = timedelta(seconds=30)
    conversion: timedelta = timedelta(seconds=45)
    launch: timedelta = timedelta(seconds=15)
    checks: timedelta = timedelta(seconds=10)
    documents: timedelta = timedelta(seconds=10)
    termination: timedelta = timedelta(seconds=30)
    overdue: timedelta = timedelta(minutes=5)
    capacity: timedelta = timedelta(seconds=30)
    unanswered: timedelta = timedelta(seconds=30)
    idle: timedelta = timedelta(hours=1)


class Patience(Value):
    """When to give up. DRS retries a failed launch for about ten minutes before it says so."""

    start: timedelta = timedelta(minutes=30)
    linux_job: timedelta = timedelta(minutes=40)
    windows_job: timedelta = timedelta(minutes=70)
    instance: timedelta = timedelta(minutes=5)
    termination: timedelta = timedelta(hours=1)
    late_answer: timedelta = timedelta(minutes=5)
    overdue_job: timedelta = timedelta(hours=24)

    def for_job(self, systems: set[OperatingSystem]) -> timedelta:
        return self.windows_job if OperatingSystem.WINDOWS in systems else self.linux_job


class ExecutionSettings(Value):
    polls: Polls = Polls()
    patience: Patience = Patience()
    backoff: tuple[timedelta, ...] = (
        timedelta(seconds=30),
        timedelta(seconds=60),
        timedelta(seconds=120),
        timedelta(seconds=240),
    )
    instances_per_command: int = 50
    servers_per_settings_change: int = 25

    def pause_after(self, attempt: int) -> timedelta:
        """How long to wait after the given attempt was refused; attempts count from 1."""
        return self.backoff[min(attempt, len(self.backoff)) - 1]
