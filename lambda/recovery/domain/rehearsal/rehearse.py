"""Rehearse a schedule: the real brain on a virtual clock, in milliseconds, without any AWS call."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from recovery.domain.execution.wave_run import WaveEnded
from recovery.domain.planning.schedule import Schedule
from recovery.domain.rehearsal.bars import server_bars, stretches_of, wave_bars
from recovery.domain.rehearsal.durations import Durations
from recovery.domain.rehearsal.network import Network, critical_path
from recovery.domain.rehearsal.quotas import binding_quota
from recovery.domain.rehearsal.reading import read_network
from recovery.domain.rehearsal.run import Run, run_virtually
from recovery.domain.rehearsal.sampling import sampled_ends
from recovery.domain.rehearsal.timeline import Timeline, Verdict
from recovery.domain.rehearsal.timings import Timings
from recovery.domain.rehearsal.what_ifs import what_ifs


def rehearse(schedule: Schedule, timings: Timings, now: datetime, *, seed: int = 0) -> Timeline:
    """Same input, same answer: chance comes from the seed alone."""
    durations = Durations(timings, seed)
    run = run_virtually(schedule, durations, now)
    network = read_network(run)
    path = critical_path(network)
    ends = _ends(run, network, durations)
    p50, p90 = (timedelta(seconds=_quantile(ends, share)) for share in (0.5, 0.9))
    return Timeline(
        starts_at=now,
        ends_at=run.end.at,
        p50=now + p50,
        p90=now + p90,
        outcome=run.end.outcome,
        reason=_reason(run),
        rto=_verdict(run, p50, p90),
        waves=wave_bars(run, network, path),
        servers=server_bars(run),
        critical_path=stretches_of(path, now),
        binding_quota=binding_quota(run),
        what_ifs=what_ifs(run, network, path, durations),
    )


def _ends(run: Run, network: Network, durations: Durations) -> list[float]:
    """A run that falls short is not varied: its network lacks what did not come to pass."""
    if not run.is_complete:
        return [(run.end.at - run.execution.created_at).total_seconds()]
    return sampled_ends(network, run.execution.schedule, durations)


def _quantile(ends: Sequence[float], share: float) -> float:
    return ends[min(int(len(ends) * share), len(ends) - 1)]


def _reason(run: Run) -> str:
    """Names the waves that fell short and the time limits that were too short for them."""
    short = [
        f"Wave {run.execution.planned(wave.number).name}: {wave.state.reason}"
        for wave in run.execution.waves
        if isinstance(wave.state, WaveEnded) and wave.state.status in {"FAILED", "PARTIAL"}
    ]
    return " ".join([run.end.reason, *short])


def _verdict(run: Run, p50: timedelta, p90: timedelta) -> Verdict | None:
    rto = run.execution.schedule.objectives.rto
    if rto is None:
        return None
    if p50 > rto or not run.is_complete:
        return Verdict.MISSED
    return Verdict.MET if p90 <= rto else Verdict.AT_RISK
