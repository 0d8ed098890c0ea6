"""Timings learned from past executions; with few of them the defaults keep their weight.

Launches and the checks that only look are learned, for each operating system. A launch is learned
as a whole: its phases keep their shares.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from statistics import median
from typing import NamedTuple

from recovery.domain.execution.effects import Done
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.server_run import Healthy, Terminated
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.health_checks import DocumentCheck
from recovery.domain.inventory import OperatingSystem
from recovery.domain.planning.schedule import ScheduledServer, ScheduledWave
from recovery.domain.rehearsal.durations import common_spans, look_spans
from recovery.domain.rehearsal.timings import ServerTimings, Timings

PRIOR = 5
"""So many servers of its own a company needs before its timings weigh as much as the defaults."""


class _Seen(NamedTuple):
    """How long one server took, as a multiple of what the timings say."""

    system: OperatingSystem
    launch: float
    look: float | None


def learn(timings: Timings, executions: Iterable[Execution]) -> Timings:
    seen = [one for execution in executions for one in _seen(execution, timings)]
    linux = [one for one in seen if one.system is OperatingSystem.LINUX]
    windows = [one for one in seen if one.system is OperatingSystem.WINDOWS]
    return timings.changed(
        linux=_adjusted(timings.linux, linux),
        windows=_adjusted(timings.windows, windows),
        samples=timings.samples + len(seen),
    )


def _seen(execution: Execution, timings: Timings) -> Iterator[_Seen]:
    """The clocks of DRS may differ from ours: a launch that took no time teaches nothing."""
    for wave in execution.waves:
        planned = execution.planned(wave.number)
        for id_, run in wave.servers.items():
            end = run.state.was if isinstance(run.state, Terminated) else run.state
            if not isinstance(end, Healthy) or not run.launching_since:
                continue
            server, launched_at = planned.servers[id_], end.instance.launched_at
            took = launched_at - run.launching_since
            if took > timedelta():
                yield _Seen(
                    system=server.os,
                    launch=took / _launch_time(server, timings),
                    look=_look(wave, server, end, _look_time(planned, server, timings)),
                )


def _look(
    wave: WaveRun, server: ScheduledServer, end: Healthy, expected: timedelta | None
) -> float | None:
    """None also where the server was ready before its job had ended and anyone looked."""
    if expected is None:
        return None
    launched_at = end.instance.launched_at
    job = next(job for job in reversed(wave.jobs) if server.server_id in job.server_ids)
    if not isinstance(job.state, Done) or launched_at + expected < job.state.at:
        return None
    return (end.at - launched_at) / expected


def _launch_time(server: ScheduledServer, timings: Timings) -> timedelta:
    spans = [*common_spans([server], timings), timings.of(server.os).launch]
    return timedelta(seconds=sum(span.mean for span in spans))


def _look_time(
    planned: ScheduledWave, server: ScheduledServer, timings: Timings
) -> timedelta | None:
    """None where documents were run as well: then the time is not that of the looks alone."""
    checks = planned.wave.checks
    looks = look_spans(server, checks, timings)
    if not looks or any(isinstance(check, DocumentCheck) for check in checks):
        return None
    return timedelta(seconds=max(span.mean for span in looks))


def _adjusted(model: ServerTimings, seen: list[_Seen]) -> ServerTimings:
    launch = _factor([one.launch for one in seen])
    look = _factor([one.look for one in seen if one.look is not None])
    return model.changed(
        snapshot=model.snapshot.scaled(launch),
        conversion=model.conversion.scaled(launch),
        launch=model.launch.scaled(launch),
        status_checks=model.status_checks.scaled(look),
        agent_online=model.agent_online.scaled(look),
    )


def _factor(multiples: list[float]) -> float:
    """The median, so that one stuck server teaches nothing, drawn towards what was believed."""
    if not multiples:
        return 1.0
    return (PRIOR + len(multiples) * median(multiples)) / (PRIOR + len(multiples))
