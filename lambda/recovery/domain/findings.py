"""What is wrong, or worth knowing, about a plan: a code, the thing, the fact and the fix."""

from enum import StrEnum

from recovery.domain.value import Value


class Severity(StrEnum):
    """ERROR: the plan makes no sense. BLOCKER: it can't start now. WARNING: know this."""

    ERROR = "ERROR"
    BLOCKER = "BLOCKER"
    WARNING = "WARNING"


class FindingCode(StrEnum):
    """Stable: the console, the API and runbooks refer to them."""

    PLAN_HAS_NO_WAVES = "PLAN_HAS_NO_WAVES"
    WAVE_NAME_TWICE = "WAVE_NAME_TWICE"
    DEPENDENCY_UNKNOWN = "DEPENDENCY_UNKNOWN"
    DEPENDENCY_CYCLE = "DEPENDENCY_CYCLE"
    GROUP_UNKNOWN = "GROUP_UNKNOWN"
    GROUP_EMPTY = "GROUP_EMPTY"
    GROUP_TWICE = "GROUP_TWICE"
    WAVE_EMPTY = "WAVE_EMPTY"
    SERVER_UNKNOWN = "SERVER_UNKNOWN"
    SERVER_IN_TWO_WAVES = "SERVER_IN_TWO_WAVES"
    SERVER_IN_TWO_GROUPS = "SERVER_IN_TWO_GROUPS"
    OPTIONAL_SERVER_NOT_IN_WAVE = "OPTIONAL_SERVER_NOT_IN_WAVE"
    SERVER_NOT_RECOVERABLE = "SERVER_NOT_RECOVERABLE"
    SERVER_IN_JOB = "SERVER_IN_JOB"
    SERVER_STALLED = "SERVER_STALLED"
    RECOVERY_INSTANCE_WOULD_BE_DESTROYED = "RECOVERY_INSTANCE_WOULD_BE_DESTROYED"
    DRILL_INSTANCE_WOULD_BE_DESTROYED = "DRILL_INSTANCE_WOULD_BE_DESTROYED"
    RPO_AT_RISK = "RPO_AT_RISK"
    QUOTA_DELAYS_WAVE = "QUOTA_DELAYS_WAVE"
    LOCATION_UNREACHABLE = "LOCATION_UNREACHABLE"
    NOT_CHECKED = "NOT_CHECKED"
    ACTION_HAS_NO_INSTANCES = "ACTION_HAS_NO_INSTANCES"
    ACTION_HAS_NO_LOCATION = "ACTION_HAS_NO_LOCATION"
    DOCUMENT_UNKNOWN = "DOCUMENT_UNKNOWN"
    CHECK_NEEDS_AGENT = "CHECK_NEEDS_AGENT"
    CHECKS_SKIPPED_WHEN_STOPPED = "CHECKS_SKIPPED_WHEN_STOPPED"
    INSTANCE_TYPE_IGNORED = "INSTANCE_TYPE_IGNORED"
    LAUNCH_CONFIGURATION_MISSING = "LAUNCH_CONFIGURATION_MISSING"
    SUBNET_UNKNOWN = "SUBNET_UNKNOWN"
    PRIVATE_IP_TWICE = "PRIVATE_IP_TWICE"
    PRIVATE_IP_OUTSIDE_SUBNET = "PRIVATE_IP_OUTSIDE_SUBNET"
    LAUNCH_SETTINGS_CONFLICT = "LAUNCH_SETTINGS_CONFLICT"
    RECOVERY_POINT_GONE = "RECOVERY_POINT_GONE"
    POINT_IN_TIME_TOO_EARLY = "POINT_IN_TIME_TOO_EARLY"


class Finding(Value):
    """``thing`` is what it is about: an id or a name that the console can link to."""

    code: FindingCode
    severity: Severity
    thing: str
    fact: str
    fix: str
    wave: str | None = None

    def __str__(self) -> str:
        return f"{self.fact} {self.fix}"


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that forbid a start."""
    return tuple(finding for finding in findings if finding.severity != Severity.WARNING)
