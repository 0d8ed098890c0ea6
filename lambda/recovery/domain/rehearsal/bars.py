"""The bars of a timeline, drawn from a run and its network."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from recovery.domain.execution.server_run import Healthy
from recovery.domain.rehearsal.network import Activity, Because, Link, Network
from recovery.domain.rehearsal.run import Run
from recovery.domain.rehearsal.timeline import ServerBar, Stage, Stretch, WaveBar

Path = Sequence[tuple[Activity, Link | None]]
_Cut = tuple[Stage, float, float]
"""Between two moments in seconds since the rehearsal began."""


def server_bars(run: Run) -> tuple[ServerBar, ...]:
    """Servers that never became healthy have no bar."""
    return tuple(
        ServerBar(
            server_id=id_,
            wave=wave.number,
            starts_at=server.launching_since,
            launched_at=server.state.instance.launched_at,
            healthy_at=server.state.at,
        )
        for wave in run.execution.waves
        for id_, server in wave.servers.items()
        if isinstance(server.state, Healthy) and server.launching_since
    )


def wave_bars(run: Run, network: Network, path: Path) -> tuple[WaveBar, ...]:
    """Waves that never began have no bar."""
    critical = {activity.wave for activity, _ in path}
    activities: dict[int, list[Activity]] = {}
    for activity in network:
        activities.setdefault(activity.wave, []).append(activity)
    return tuple(
        _wave_bar(run, number, activities[number], is_critical=number in critical)
        for number in sorted(activities)
    )


def _wave_bar(run: Run, number: int, activities: list[Activity], *, is_critical: bool) -> WaveBar:
    began_at = run.execution.created_at
    stretches = [
        stretch for activity in activities for stretch in _drawn(number, _cuts(activity), began_at)
    ]
    return WaveBar(
        wave=number,
        name=run.execution.planned(number).name,
        starts_at=began_at + timedelta(seconds=min(a.starts_at for a in activities)),
        ends_at=began_at + timedelta(seconds=max(a.ends_at for a in activities)),
        is_critical=is_critical,
        stretches=tuple(_merged([*stretches, *_queueing(activities, began_at)])),
    )


def _queueing(activities: list[Activity], began_at: datetime) -> Iterator[Stretch]:
    """From the end of the preparation until each job was asked for."""
    prepared_at = next(a.ends_at for a in activities if a.stage is Stage.PREPARATION)
    for activity in activities:
        if activity.stage is Stage.LAUNCH:
            queued: _Cut = (Stage.QUOTA, prepared_at, activity.starts_at)
            yield from _drawn(activity.wave, [queued], began_at)


def _merged(stretches: list[Stretch]) -> Iterator[Stretch]:
    """One for each stage, from its first beginning to its last end."""
    for stage in Stage:
        alike = [stretch for stretch in stretches if stretch.stage is stage]
        if alike:
            yield alike[0].changed(
                starts_at=min(stretch.starts_at for stretch in alike),
                ends_at=max(stretch.ends_at for stretch in alike),
            )


def stretches_of(path: Path, began_at: datetime) -> tuple[Stretch, ...]:
    """A job that holds a quota others wait for is critical only until its servers are launched."""
    onward = [link for _, link in path[1:]]
    return tuple(
        stretch
        for (activity, _), link in zip(path, [*onward, None], strict=False)
        for stretch in _drawn(
            activity.wave,
            _until_launched(activity)
            if link and link.because is Because.QUOTA
            else _cuts(activity),
            began_at,
        )
    )


def _cuts(activity: Activity) -> list[_Cut]:
    if activity.stage is not Stage.LAUNCH:
        return [(activity.stage, activity.starts_at, activity.ends_at)]
    launched_at = min(activity.launched_at, activity.ends_at)
    return [
        (Stage.LAUNCH, activity.starts_at, launched_at),
        (Stage.CHECKS, launched_at, activity.ends_at),
    ]


def _until_launched(activity: Activity) -> list[_Cut]:
    return [(Stage.LAUNCH, activity.starts_at, activity.launched_at)]


def _drawn(wave: int, cuts: list[_Cut], began_at: datetime) -> Iterator[Stretch]:
    """What took no time is no stretch."""
    for stage, starts, ends in cuts:
        starts_at, ends_at = (began_at + timedelta(seconds=seconds) for seconds in (starts, ends))
        if ends_at > starts_at:
            yield Stretch(wave=wave, stage=stage, starts_at=starts_at, ends_at=ends_at)
