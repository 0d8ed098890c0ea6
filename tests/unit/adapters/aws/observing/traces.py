"""Job logs as DRS writes them, shortened: what was captured from drills, or follows from them."""

from datetime import UTC, datetime, timedelta
from typing import Any

NOON = datetime(2026, 8, 22, 12, 0, tzinfo=UTC)
JOB = "drsjob-00000000000000001"
A, B = "s-0000000000000000a", "s-0000000000000000b"
Described = dict[str, Any]  # as DRS answers


def at(seconds: float) -> str:
    """With microseconds and an offset, unlike the ``Z`` of the model."""
    return (NOON + timedelta(seconds=seconds)).isoformat(timespec="microseconds")


def event(seconds: float, name: str, *server_ids: str, **about: str) -> list[Described]:
    """One for each server; one without a server for the job itself."""
    concerned = [{"sourceServerID": id_} for id_ in server_ids] or [{}]
    return [
        {"logDateTime": at(seconds), "event": name, "eventData": {**whom, **about}}
        for whom in concerned
    ]


def a_job(status: str = "COMPLETED", /, **launch_statuses: str) -> Described:
    """``A`` and ``B`` stand for the servers."""
    names = {"A": A, "B": B}
    return {
        "jobID": JOB,
        "type": "LAUNCH",
        "initiatedBy": "START_DRILL",
        "status": status,
        "creationDateTime": at(0),
        "participatingServers": [
            {"sourceServerID": names[name], "launchStatus": word}
            for name, word in launch_statuses.items()
        ],
    }


BEGIN = [
    *event(0.4, "JOB_START"),
    *event(0.8, "SNAPSHOT_START", A, B),
    *event(1.0, "SNAPSHOT_END", A, B),
    *event(52.9, "CONVERSION_START", A, B),
]
CLEAN_DRILL = [
    *BEGIN,
    *event(250, "CONVERSION_END", A, B, conversionServerID="i-0c0000000000000c0"),
    *event(251, "LAUNCH_START", A, B),
    *event(529, "LAUNCH_END", B, targetInstanceID="i-0b0000000000000b0"),
    *event(531, "LAUNCH_END", A, targetInstanceID="i-0a0000000000000a0"),
    *event(533, "JOB_END"),
]
NO_CAPACITY = (
    "An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation"
)
SECOND_DRILL_OF_A_WHILE_B_FAILS = [
    *event(0.4, "JOB_START"),
    *event(0.5, "CLEANUP_START", A),
    *event(45, "CLEANUP_END", A),
    *BEGIN[1:],
    *event(251, "LAUNCH_START", A, B),
    *event(529, "LAUNCH_END", A, targetInstanceID="i-0a0000000000000a0"),
    *event(851, "LAUNCH_FAILED", B, rawError=NO_CAPACITY),
    *event(853, "JOB_END"),
]
NO_PERMISSIONS = [
    *event(0.4, "JOB_START"),
    *event(0.8, "SNAPSHOT_START", A),
    *event(1.0, "SNAPSHOT_END", A),
    *event(1.1, "JOB_END"),
]
DEAD_SOURCE = [
    *event(0.4, "JOB_START"),
    *event(0.8, "SNAPSHOT_START", A),
    *event(1.0, "SNAPSHOT_FAIL", A, rawError="The agent was not seen."),
    *event(1.1, "USING_PREVIOUS_SNAPSHOT", A),
]
