"""What the brain wants done. Each carries its key: performing it twice must be harmless."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from recovery.domain.execution.effects import Topic
from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.value import InstanceId, Location, ServerId, SnapshotId, Value
from recovery.domain.wave_actions import Parameters


class KeyedCommand(Value):
    key: str
    attempt: int


class StartRecovery(KeyedCommand):
    """StartRecovery has no client token: look for a job tagged with the key before starting one."""

    kind: Literal["START_RECOVERY"] = "START_RECOVERY"
    location: Location
    wave: int
    servers: Mapping[ServerId, SnapshotId | None]
    is_drill: bool
    tags: Mapping[str, str]


class FindRecovery(KeyedCommand):
    """Was it started? Only looks; asked when nothing may be launched any more."""

    kind: Literal["FIND_RECOVERY"] = "FIND_RECOVERY"
    location: Location
    wave: int
    asked_at: AwareDatetime


class ApplyLaunchSettings(KeyedCommand):
    kind: Literal["APPLY_LAUNCH_SETTINGS"] = "APPLY_LAUNCH_SETTINGS"
    location: Location
    wave: int
    servers: Mapping[ServerId, LaunchSettings]


class RunCommand(KeyedCommand):
    kind: Literal["RUN_COMMAND"] = "RUN_COMMAND"
    location: Location
    wave: int
    document: str
    parameters: Parameters
    instance_ids: tuple[InstanceId, ...]
    marker: str | None
    timeout: timedelta


class StartAutomation(KeyedCommand):
    kind: Literal["START_AUTOMATION"] = "START_AUTOMATION"
    location: Location
    wave: int
    document: str
    parameters: Parameters
    timeout: timedelta


class TerminateInstances(KeyedCommand):
    kind: Literal["TERMINATE_INSTANCES"] = "TERMINATE_INSTANCES"
    location: Location
    instance_ids: tuple[InstanceId, ...]


class Notify(KeyedCommand):
    kind: Literal["NOTIFY"] = "NOTIFY"
    topic: Topic
    subject: str
    text: str


Command = Annotated[
    StartRecovery
    | FindRecovery
    | ApplyLaunchSettings
    | RunCommand
    | StartAutomation
    | TerminateInstances
    | Notify,
    Field(discriminator="kind"),
]
