"""Made-up schedules to rehearse: all kinds of waves, in any graph, under wide and tight quotas."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from hypothesis import strategies as st

from recovery.domain.health_checks import AgentCheck, HealthCheck, StatusCheck
from recovery.domain.limits import DrsLimits, Limits
from recovery.domain.planning.packing import pack
from recovery.domain.planning.schedule import Schedule, ScheduledServer, ScheduledWave
from recovery.domain.recovery_plan import FailurePolicy, Wave
from tests.support.builders import (
    AMERICA,
    a_command,
    a_document_check,
    a_scheduled_server,
    a_wave,
    an_automation,
)

Waves = Callable[[str, list[str]], st.SearchStrategy[Wave]]

_NAMES = ("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot")
_DAY = timedelta(days=1)
_LOOKS: tuple[HealthCheck, ...] = (StatusCheck(), AgentCheck())

WIDE = DrsLimits()
TIGHT = st.sampled_from(
    [
        DrsLimits(jobs=1),
        DrsLimits(jobs=2, servers_per_job=2),
        DrsLimits(servers_per_job=2, servers_in_jobs=3),
    ]
)
_Kinds = tuple[Mapping[str, object], ...]
_PLAIN: _Kinds = (
    {},
    {},
    {"os": "WINDOWS"},
    {"location": AMERICA},
    {"replaces_instance": True},
)
_KINDS: _Kinds = (
    *_PLAIN,
    {"needs_settings": True},
    {"settings": {"launch_disposition": "STOPPED"}},
)
_CHECKS = st.sampled_from(
    [
        (),
        _LOOKS[:1],
        _LOOKS,
        _LOOKS,
        (a_document_check(),),
        (*_LOOKS, a_document_check()),
        (a_document_check(), *_LOOKS),
    ]
)
_AUTOMATIONS = st.lists(st.just(an_automation(location=AMERICA)), max_size=1)
_COMMANDS = st.lists(st.just(a_command("Warm up")), max_size=1)


def _plain_waves(name: str, needed: list[str]) -> st.SearchStrategy[Wave]:
    """Nothing in them but launches and looks."""
    return st.just(a_wave(name, *needed, checks=_LOOKS, timeout=_DAY))


@st.composite
def _any_waves(draw: st.DrawFn, name: str, needed: list[str]) -> Wave:
    loads = needed and draw(st.sampled_from([True, False]))
    return a_wave(
        name,
        *needed,
        approval=draw(st.sampled_from([None, None, {}])),
        actions_before=[a_command("Load", on_wave=needed[0])] if loads else draw(_AUTOMATIONS),
        actions_after=[*draw(_COMMANDS), *draw(_AUTOMATIONS)],
        checks=draw(_CHECKS),
        timeout=_DAY,
    )


@st.composite
def _hurried_waves(draw: st.DrawFn, name: str, needed: list[str]) -> Wave:
    """Some do not keep their time limits."""
    wave: Wave = draw(_any_waves(name, needed))
    minutes = draw(st.sampled_from([1, 8, 9, 10, 15, 1440]))
    return wave.changed(
        timeout=timedelta(minutes=minutes), on_failure=draw(st.sampled_from(FailurePolicy))
    )


@st.composite
def _schedules(
    draw: st.DrawFn,
    waves: Waves,
    limits: st.SearchStrategy[DrsLimits],
    kinds: _Kinds = _KINDS,
) -> Schedule:
    """Waves depend on earlier ones, or, where the plan is written backwards, on later ones."""
    names = _NAMES[: draw(st.integers(1, len(_NAMES)))]
    ranked = names if draw(st.booleans()) else names[::-1]
    needed = {
        name: draw(st.lists(st.sampled_from(ranked[:rank]), unique=True, max_size=2))
        if rank
        else []
        for rank, name in enumerate(ranked)
    }
    allowed = Limits(default=draw(limits))
    return Schedule(
        plan_id="p-7",
        plan_name="Web shop",
        plan_version=1,
        limits=allowed,
        waves=tuple(
            _scheduled(
                number, draw(waves(name, needed[name])), draw(_servers(name, kinds)), allowed
            )
            for number, name in enumerate(names, start=1)
        ),
    )


@st.composite
def _servers(draw: st.DrawFn, wave: str, kinds: _Kinds) -> list[ScheduledServer]:
    stated = draw(st.lists(st.sampled_from(kinds), max_size=3))
    return [a_scheduled_server(f"{wave}-{place}", **kind) for place, kind in enumerate(stated)]


def _scheduled(
    number: int, wave: Wave, servers: list[ScheduledServer], limits: Limits
) -> ScheduledWave:
    by_id = {server.server_id: server for server in servers}
    return ScheduledWave(number=number, wave=wave, servers=by_id, jobs=pack(servers, limits))


ANY_LIMITS = st.just(WIDE) | TIGHT
SCHEDULES = _schedules(_any_waves, ANY_LIMITS)
WIDE_SCHEDULES = _schedules(_any_waves, st.just(WIDE))
TIGHT_SCHEDULES = _schedules(_any_waves, TIGHT)
PLAIN_SCHEDULES = _schedules(_plain_waves, st.just(WIDE), _PLAIN)
HURRIED_SCHEDULES = _schedules(_hurried_waves, ANY_LIMITS)
