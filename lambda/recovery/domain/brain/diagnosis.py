"""Why a server was not launched, in words, from the little that DRS says.

A COMPLETED job is not success, and the log of a job whose caller lacked EC2 permissions ends
without an error: see ``_no_error``.
"""

import re

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
    if participant.error is None:
        return _no_error(participant.phase, job_id)
    if denied := _ACTION.search(participant.error) or _CALL.search(participant.error):
        return (
            FailureCode.PERMISSION_MISSING,
            f"The role that started DRS job {job_id} may not do {denied[1]}, which DRS does in"
            f" its name. Allow it. DRS says: {participant.error}",
        )
    return FailureCode.LAUNCH_FAILED, f"DRS job {job_id} failed: {participant.error}"


def _no_error(phase: Phase | None, job_id: str) -> tuple[FailureCode, str]:
    """DRS does the EC2 work with the caller's permissions and is silent when one is missing."""
    if phase in {Phase.CONVERSION, Phase.LAUNCH}:
        reason = f"DRS job {job_id} failed after its {phase} phase had begun and gives no reason."
        return FailureCode.LAUNCH_FAILED, reason
    return (
        FailureCode.PERMISSION_MISSING,
        f"DRS job {job_id} ended without converting the server and gives no reason: the sign of"
        " missing EC2 permissions. Check the launch permissions of the role that starts it.",
    )
