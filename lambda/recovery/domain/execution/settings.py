"""How often an execution looks, how long it waits and how it backs off; frozen at its start."""

from datetime import timedelta

from recovery.domain.inventory import OperatingSystem
from recovery.domain.value import Value


class Pace(Value):
    """The longer something takes, the rarer the looks: they are late by a share of its time."""

    begin: timedelta
    """Nothing ends sooner."""
    soonest: timedelta
    latest: timedelta
    share: int = 1
    """One in so many of the time that has passed."""

    @staticmethod
    def every(pause: timedelta) -> "Pace":
        return Pace(begin=timedelta(), soonest=pause, latest=pause)

    def next_after(self, passed: timedelta) -> timedelta:
        pause = min(max(passed / self.share, self.soonest), self.latest)
        return max(pause, self.begin - passed)


class Polls(Value):
    """DRS events are the fast path; these are the net. Nearer to an end we look more often.

    Nobody tells of checks and documents: EC2 and SSM are asked, which allow far more than DRS.
    """

    snapshot: timedelta = timedelta(seconds=30)
    conversion: timedelta = timedelta(seconds=75)
    launch: Pace = Pace(
        begin=timedelta(),
        soonest=timedelta(seconds=20),
        latest=timedelta(seconds=60),
        share=15,
    )
    """Counted from the beginning of the job."""
    instance: timedelta = timedelta(seconds=15)
    """Of a launched server, until DRS shows it."""
    checks: Pace = Pace(
        begin=timedelta(seconds=30),
        soonest=timedelta(seconds=2),
        latest=timedelta(seconds=15),
        share=60,
    )
    documents: Pace = Pace(
        begin=timedelta(seconds=2),
        soonest=timedelta(seconds=2),
        latest=timedelta(seconds=15),
        share=20,
    )
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
    blind: timedelta = timedelta(minutes=2)
    """So long a look may fail before somebody is told."""

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
