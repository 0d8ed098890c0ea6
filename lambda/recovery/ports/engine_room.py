"""Everything that driving an execution needs of the outside, in one place."""

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


@dataclass(frozen=True)
class EngineRoom:
    clock: Clock
    executions: Executions
    engine: Engine
    observer: Observer
    recoveries: Recoveries
    launch_settings: LaunchSettingsWriter
    documents: Documents
    terminations: Terminations
    notifier: Notifier
