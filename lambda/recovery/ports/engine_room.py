"""What driving an execution needs of the outside: each function is given its own part of it."""

from dataclasses import dataclass

from recovery.ports.clock import Clock
from recovery.ports.engine import Engine
from recovery.ports.executions import Executions
from recovery.ports.observing import Observer
from recovery.ports.performing import (
    Documents,
    LaunchSettingsWriter,
    Notifier,
    Recoveries,
    Terminations,
)


@dataclass(frozen=True, kw_only=True)
class SweepingRoom:
    clock: Clock
    executions: Executions
    engine: Engine


@dataclass(frozen=True, kw_only=True)
class DecidingRoom(SweepingRoom):
    observer: Observer


@dataclass(frozen=True, kw_only=True)
class PerformingRoom:
    clock: Clock
    executions: Executions
    recoveries: Recoveries
    launch_settings: LaunchSettingsWriter
    documents: Documents
    terminations: Terminations
    notifier: Notifier
