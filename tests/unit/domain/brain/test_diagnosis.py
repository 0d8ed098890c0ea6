"""Why a server was not launched, in words, from the little that DRS says."""

import pytest

from recovery.domain.brain.diagnosis import diagnose
from recovery.domain.brain.launch_permissions import USED_BY_DRS
from recovery.domain.execution.effects import Phase
from recovery.domain.execution.facts import LaunchStatus
from recovery.domain.execution.server_run import Failed, FailureCode
from tests.support.play import a_begun_play, a_participant

CAPACITY = (
    "An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation:"
    " We currently do not have sufficient m5.large capacity."
)
DENIED = (
    "An error occurred (UnauthorizedOperation) when calling the DeleteVolume operation: You are"
    " not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/r/s is"
    " not authorized to perform: ec2:DeleteVolume on resource: arn:aws:ec2:eu-west-1::volume/vol-1"
)
ENCODED = (
    "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are"
    " not authorized to perform this operation. Encoded authorization failure message: 4xZ"
)


@pytest.mark.parametrize("phase", [None, Phase.CLEANUP, Phase.SNAPSHOT])
def test_a_silent_end_before_the_conversion_means_missing_permissions(phase: Phase | None) -> None:
    play = a_begun_play()
    job = play.job_of("db-1")

    play.step(play.job_reports(job, a_participant(status=LaunchStatus.FAILED, phase=phase)))

    state = play.server("db-1")
    assert isinstance(state, Failed)
    assert state.code is FailureCode.PERMISSION_MISSING
    assert state.reason == (
        f"DRS job drsjob-{job.key} ended without converting the server and gives no reason: the"
        " sign of a missing permission. The history lists, at the end of the job, which it can be."
    )
    assert [all(action in said for action in USED_BY_DRS) for said in play.said].count(True) == 1


@pytest.mark.parametrize("phase", [Phase.CONVERSION, Phase.LAUNCH])
def test_a_silent_end_after_the_conversion_began_is_a_failed_launch(phase: Phase) -> None:
    code, reason = diagnose(a_participant(status=LaunchStatus.FAILED, phase=phase), "drsjob-1")

    assert code is FailureCode.LAUNCH_FAILED
    assert (
        reason == f"DRS job drsjob-1 failed after its {phase} phase had begun and gives no reason."
    )


@pytest.mark.parametrize(
    ("error", "action"), [(DENIED, "ec2:DeleteVolume"), (ENCODED, "RunInstances")]
)
def test_a_denied_call_names_what_must_be_allowed(error: str, action: str) -> None:
    seen = a_participant(status=LaunchStatus.FAILED, phase=Phase.LAUNCH, error=error)

    code, reason = diagnose(seen, "drsjob-1")

    assert code is FailureCode.PERMISSION_MISSING
    assert reason == (
        f"The role that started DRS job drsjob-1 may not do {action}, which DRS does in its name."
        f" Allow it. DRS says: {error}"
    )


def test_any_other_error_is_told_in_the_words_of_drs() -> None:
    seen = a_participant(status=LaunchStatus.FAILED, phase=Phase.LAUNCH, error=CAPACITY)

    code, reason = diagnose(seen, "drsjob-1")

    assert code is FailureCode.LAUNCH_FAILED
    assert reason == f"DRS job drsjob-1 failed: {CAPACITY}"
