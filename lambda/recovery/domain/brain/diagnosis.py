"""Why a server was not launched, in words, from the little that DRS says.

A COMPLETED job is not success, and the log of a job whose caller lacked EC2 permissions ends
without an error: see ``is_silent``.
"""

import re

from recovery.domain.brain.launch_permissions import USED_BY_DRS
from recovery.domain.execution.effects import Phase
from recovery.domain.execution.facts import LaunchStatus, Participant
from recovery.domain.execution.server_run import FailureCode

_ACTION = re.compile(r"not authorized to perform: ([a-zA-Z0-9-]+:[a-zA-Z0-9]+)")
_CALL = re.compile(r"\((?:UnauthorizedOperation|AccessDenied)\w*\) when calling the (\w+)")


def diagnose(participant: Participant, job_id: str) -> tuple[FailureCode, str]:
    if participant.launch_status is not LaunchStatus.FAILED:
        return (
            FailureCode.SKIPPED_BY_DRS,
            f"DRS ended job {job_id} and left the server at {participant.launch_status}.",
        )
    if is_silent(participant):
        return (
            FailureCode.PERMISSION_MISSING,
            f"DRS job {job_id} ended without converting the server and gives no reason: the sign of"
            " a missing permission. The history lists, at the end of the job, which it can be.",
        )
    if participant.error is None:
        return (
            FailureCode.LAUNCH_FAILED,
            f"DRS job {job_id} failed after its {participant.phase} phase had begun and gives no"
            " reason.",
        )
    if denied := _ACTION.search(participant.error) or _CALL.search(participant.error):
        return (
            FailureCode.PERMISSION_MISSING,
            f"The role that started DRS job {job_id} may not do {denied[1]}, which DRS does in"
            f" its name. Allow it. DRS says: {participant.error}",
        )
    return FailureCode.LAUNCH_FAILED, f"DRS job {job_id} failed: {participant.error}"


def is_silent(participant: Participant) -> bool:
    """DRS does the EC2 work with the caller's permissions and says nothing when one is missing."""
    is_failed = participant.launch_status is LaunchStatus.FAILED and participant.error is None
    return is_failed and participant.phase not in {Phase.CONVERSION, Phase.LAUNCH}


def candidates() -> str:
    """All of them: which one it is, DRS tells nobody."""
    return (
        "DRS gives no reason, so the role that started the job lacks at least one of what DRS does"
        f" in its name, or something denies it: {', '.join(USED_BY_DRS)}. Compare the role with"
        " cfn/target-account.yaml, and look for denials in boundaries and service control policies."
    )
