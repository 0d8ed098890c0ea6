"""Random small schedules and starts: every feature of a plan, in every combination."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TypedDict

from recovery.domain.brain.begin import Start, execution_of
from recovery.domain.execution.execution import Execution, Mode
from recovery.domain.execution.settings import ExecutionSettings, Pace, Patience, Polls
from recovery.domain.health_checks import AgentCheck, HealthCheck, StatusCheck
from recovery.domain.limits import DrsLimits, Limits
from recovery.domain.people import Actor
from recovery.domain.planning.packing import pack
from recovery.domain.planning.schedule import Schedule, ScheduledServer, ScheduledWave
from recovery.domain.recovery_plan import ApprovalGate, FailureThreshold, GateTimeout, Wave
from recovery.domain.wave_actions import WaveAction
from tests.support.builders import (
    AMERICA,
    EUROPE,
    NOON,
    a_command,
    a_document_check,
    a_scheduled_server,
    a_wave,
    an_automation,
)
from tests.support.chaos.chance import Chance

BERT = Actor(user_id="u-bert", name="bert@example.com")
WAVE_NAMES = ("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot")

_STATUS = StatusCheck(timeout=timedelta(minutes=9))
_AGENT = AgentCheck(timeout=timedelta(minutes=12))
_ANSWERS = a_document_check(retries=0)
_ANSWERS_AGAIN = a_document_check(retries=1, marker="OK", timeout=timedelta(minutes=4))
_CHECKS: tuple[tuple[HealthCheck, ...], ...] = (
    (),
    (_STATUS,),
    (_STATUS, _AGENT),
    (_ANSWERS,),
    (_ANSWERS_AGAIN, _STATUS),
    (_STATUS, _AGENT, _ANSWERS_AGAIN),
)
_GATES = (
    None,
    None,
    ApprovalGate(),
    ApprovalGate(timeout=timedelta(minutes=20)),
    ApprovalGate(timeout=timedelta(minutes=20), on_timeout=GateTimeout.APPROVE),
)
_QUOTAS = (
    DrsLimits(),
    DrsLimits(jobs=2, servers_per_job=2, servers_in_jobs=3),
    DrsLimits(jobs=1, servers_per_job=1, servers_in_jobs=1),
    DrsLimits(jobs=3, servers_per_job=3, servers_in_jobs=2),
)
_LOOK = timedelta(minutes=4)
_CALM = Polls(
    snapshot=_LOOK,
    conversion=_LOOK,
    launch=Pace.every(_LOOK),
    instance=_LOOK,
    checks=Pace.every(_LOOK),
    documents=Pace.every(_LOOK),
    termination=_LOOK,
    capacity=_LOOK,
    unanswered=timedelta(minutes=1),
    overdue=timedelta(hours=2),
)
_IMPATIENT = Patience(
    start=timedelta(minutes=6),
    linux_job=timedelta(minutes=12),
    windows_job=timedelta(minutes=16),
    termination=timedelta(minutes=10),
    overdue_job=timedelta(hours=5),
)
_SETTINGS = (
    ExecutionSettings(polls=_CALM),
    ExecutionSettings(polls=_CALM, patience=_IMPATIENT),
    ExecutionSettings(
        polls=_CALM,
        backoff=(timedelta(minutes=2),),
        instances_per_command=2,
        servers_per_settings_change=2,
    ),
    ExecutionSettings(polls=Polls(overdue=timedelta(hours=1), capacity=timedelta(minutes=9))),
)


def an_execution_by(chance: Chance) -> Execution:
    start = Start(
        execution_id="e-1",
        mode=chance.one_of((Mode.DRILL, Mode.DRILL, Mode.RECOVERY)),
        by=BERT,
        at=NOON,
        is_dry_run=chance.happens(3),
        cleanup_after=chance.one_of((timedelta(hours=1), timedelta(0), None)),
        settings=chance.one_of(_SETTINGS),
    )
    return execution_of(a_schedule_by(chance), start)


def a_schedule_by(chance: Chance) -> Schedule:
    """Waves depend on earlier ones, or, where the plan is written backwards, on later ones."""
    names = WAVE_NAMES[: 1 + chance.below(len(WAVE_NAMES))]
    ranked = names if chance.happens(70) else names[::-1]
    limits = Limits(default=chance.one_of(_QUOTAS))
    needed: dict[str, list[str]] = {}
    for rank, name in enumerate(ranked):
        needed[name] = [earlier for earlier in ranked[:rank] if chance.happens(40)]
    waves = tuple(
        _scheduled(chance, number, _wave(chance, name, needed[name]), limits)
        for number, name in enumerate(names, start=1)
    )
    return Schedule(plan_id="p-7", plan_name="Web shop", plan_version=1, limits=limits, waves=waves)


def _wave(chance: Chance, name: str, needed: list[str]) -> Wave:
    return a_wave(
        name,
        *needed,
        approval=chance.one_of(_GATES),
        actions_before=_actions(chance, needed),
        actions_after=_actions(chance, [*needed, None]),
        checks=chance.one_of(_CHECKS),
        timeout=chance.minutes(120, 120, 120, 15),
        on_failure=chance.one_of(("CONTINUE", "STOP", "PAUSE")),
        threshold=FailureThreshold(servers=chance.one_of((0, 0, 1)), percent=0),
    )


def _actions(chance: Chance, waves: list[str] | list[str | None]) -> tuple[WaveAction, ...]:
    return tuple(_action(chance, waves) for _ in range(chance.one_of((0, 0, 1, 2))))


class _Stated(TypedDict):
    timeout: timedelta
    retries: int
    on_error: str


def _action(chance: Chance, waves: list[str] | list[str | None]) -> WaveAction:
    stated = _Stated(
        timeout=chance.minutes(15, 5),
        retries=chance.one_of((0, 0, 1)),
        on_error=chance.one_of(("FAIL", "CONTINUE")),
    )
    if waves and chance.happens(60):
        return a_command(on_wave=chance.one_of(waves), **stated)
    return an_automation(**stated)


def _scheduled(chance: Chance, number: int, wave: Wave, limits: Limits) -> ScheduledWave:
    hostnames = [f"{wave.name}-{index}" for index in range(chance.one_of((1, 2, 3, 0, 4, 6)))]
    servers = {s.server_id: s for s in (_server(chance, hostname) for hostname in hostnames)}
    optional = tuple(id_ for id_, server in servers.items() if server.is_optional)
    return ScheduledWave(
        number=number,
        wave=wave.changed(optional_server_ids=optional),
        servers=servers,
        jobs=pack(servers.values(), limits),
    )


_KINDS: tuple[Mapping[str, object], ...] = (
    {},
    {},
    {"os": "WINDOWS"},
    {"location": AMERICA},
    {"location": EUROPE, "is_optional": True},
    {"needs_settings": True},
    {"needs_settings": True, "settings": {"launch_disposition": "STOPPED"}},
)


def _server(chance: Chance, hostname: str) -> ScheduledServer:
    return a_scheduled_server(hostname, **chance.one_of(_KINDS))
