"""Who may do what: one row for each operation of the API, by its ``operationId``.

Some operations weigh more in a real recovery than in a drill: there the second permission counts.
"""

from collections.abc import Mapping
from enum import StrEnum

from recovery.domain.people import Person, Role
from recovery.domain.value import Value


class Permission(StrEnum):
    READ = "READ"
    RUN_DRILLS = "RUN_DRILLS"
    CHANGE_PLANS = "CHANGE_PLANS"
    RUN_RECOVERIES = "RUN_RECOVERIES"
    ADMINISTER = "ADMINISTER"


_P = Permission
GRANTED: Mapping[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({_P.READ}),
    Role.OPERATOR: frozenset({_P.READ, _P.RUN_DRILLS}),
    Role.PLAN_MANAGER: frozenset({_P.READ, _P.RUN_DRILLS, _P.CHANGE_PLANS}),
    Role.RECOVERY_MANAGER: frozenset({_P.READ, _P.RUN_DRILLS, _P.RUN_RECOVERIES}),
    Role.ADMINISTRATOR: frozenset(Permission),
}


class Need(Value):
    permission: Permission
    in_recovery: Permission | None = None
    """What a real recovery asks for; None: the same."""


_READ = Need(permission=_P.READ)
_CHANGE = Need(permission=_P.CHANGE_PLANS)
_ADMINISTER = Need(permission=_P.ADMINISTER)
_RUN = Need(permission=_P.RUN_DRILLS)
_DECIDE = Need(permission=_P.RUN_DRILLS, in_recovery=_P.RUN_RECOVERIES)

NEEDS: Mapping[str, Need] = {
    "getMe": _READ,
    "getOverview": _READ,
    "listAccounts": _READ,
    "getAccount": _READ,
    "registerAccount": _ADMINISTER,
    "updateAccount": _ADMINISTER,
    "deleteAccount": _ADMINISTER,
    "verifyAccount": _ADMINISTER,
    "listSourceServers": _READ,
    "getSourceServer": _READ,
    "listRecoveryPoints": _READ,
    "getServerLaunchSettings": _READ,
    "getQuotas": _READ,
    "listGroups": _READ,
    "getGroup": _READ,
    "createGroup": _CHANGE,
    "updateGroup": _CHANGE,
    "deleteGroup": _CHANGE,
    "previewGroup": _READ,
    "listGroupServers": _READ,
    "getGroupLaunchSettings": _READ,
    "getGroupDrift": _READ,
    "listPlans": _READ,
    "getPlan": _READ,
    "createPlan": _CHANGE,
    "updatePlan": _CHANGE,
    "deletePlan": _CHANGE,
    "validateDraft": _READ,
    "validatePlan": _READ,
    "rehearsePlan": _READ,
    "previewStart": _READ,
    "startExecution": _DECIDE,
    "listExecutions": _READ,
    "getExecution": _READ,
    "listExecutionEvents": _READ,
    "getJobLog": _READ,
    "getReport": _READ,
    "pauseExecution": _RUN,
    "resumeExecution": _RUN,
    "cancelExecution": _DECIDE,
    "terminateInstances": _DECIDE,
    "approveWave": _DECIDE,
    "rejectWave": _DECIDE,
    "retryWave": _DECIDE,
    "retryFailedServers": _DECIDE,
    "skipWave": _DECIDE,
    "listAudit": _READ,
    "exportConfiguration": _READ,
    "importConfiguration": _ADMINISTER,
}


def why_forbidden(person: Person, operation: str, *, in_recovery: bool = False) -> str | None:
    """None: the person's roles allow it."""
    need = NEEDS[operation]
    wanted = (need.in_recovery if in_recovery else None) or need.permission
    if any(wanted in GRANTED[role] for role in person.roles):
        return None
    able = " or ".join(role for role in Role if wanted in GRANTED[role])
    held = ", ".join(role for role in Role if role in person.roles) or "no role"
    return f"This needs the role {able}; {person.actor.name} has {held}."
