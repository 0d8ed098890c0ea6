"""What would end a plan earlier: without a dependency on the critical path, or without a quota."""

from collections.abc import Iterator
from datetime import timedelta

from recovery.domain.brain.room import Limit
from recovery.domain.rehearsal.bars import Path
from recovery.domain.rehearsal.changes import (
    WithoutDependency,
    WithQuota,
    changed,
    finds_its_instances,
)
from recovery.domain.rehearsal.durations import Durations
from recovery.domain.rehearsal.network import Activity, Because, Link, Network, without
from recovery.domain.rehearsal.quotas import binding_quota, keeps_quotas
from recovery.domain.rehearsal.run import Run, run_virtually
from recovery.domain.rehearsal.timeline import WhatIf

MOST = 5


def what_ifs(run: Run, network: Network, path: Path, durations: Durations) -> tuple[WhatIf, ...]:
    """Only what helps, the best first. A plan that falls short has other worries."""
    if not run.is_complete:
        return ()
    found = [*_quotas(run, durations), *_dependencies(run, network, path)]
    helpful = [what_if for what_if in found if what_if.saves > timedelta()]
    return tuple(sorted(helpful, key=lambda what_if: -what_if.saves)[:MOST])


def _quotas(run: Run, durations: Durations) -> Iterator[WhatIf]:
    """Rehearsed again: without the limit all later jobs queue differently."""
    quota = binding_quota(run)
    if quota is None or quota.limit is Limit.ONE_JOB_A_SERVER:
        return
    change = WithQuota(location=quota.location, limit=quota.limit)
    schedule = changed(run.execution.schedule, change)
    end = run_virtually(schedule, durations, run.execution.created_at).end
    saves = run.end.at - end.at
    yield WhatIf(change=change, ends_at=end.at, saves=saves, is_exact=True)


def _dependencies(run: Run, network: Network, path: Path) -> Iterator[WhatIf]:
    """On the critical path alone: without any other dependency the plan ends no earlier."""
    links = {
        (activity.wave, network[link.before].wave)
        for activity, link in path
        if link is not None and link.because is Because.DEPENDENCY
    }
    execution = run.execution
    for wave, before in sorted(links):
        change = WithoutDependency(
            wave=execution.planned(wave).name, depends_on=execution.planned(before).name
        )
        if finds_its_instances(changed(execution.schedule, change)):
            yield _without(change, run, network)


def _without(change: WithoutDependency, run: Run, network: Network) -> WhatIf:
    schedule = run.execution.schedule
    wave, before = schedule.number_of[change.wave], schedule.number_of[change.depends_on]

    def is_dropped(activity: Activity, link: Link) -> bool:
        is_it = activity.wave == wave and network[link.before].wave == before
        return is_it and link.because is Because.DEPENDENCY

    moved = without(network, is_dropped)
    end = max(activity.ends_at for activity in moved)
    ends_at = run.execution.created_at + timedelta(seconds=end)
    is_exact = not run.queued and keeps_quotas(moved, schedule)
    return WhatIf(change=change, ends_at=ends_at, saves=run.end.at - ends_at, is_exact=is_exact)
