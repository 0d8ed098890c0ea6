"""What a request to start a plan says."""

import pytest
from pydantic import ValidationError

from recovery.usecases.start_request import StartChoices, StartRequest


@pytest.mark.parametrize(
    ("said", "is_real"),
    [
        ({"mode": "DRILL"}, False),
        ({"mode": "RECOVERY", "isDryRun": True}, False),
        ({"mode": "RECOVERY"}, True),
    ],
)
def test_only_a_recovery_that_launches_something_is_real(said: object, is_real: object) -> None:
    choices = StartChoices.model_validate(said)

    assert choices.in_recovery is is_real


def test_nothing_but_the_mode_must_be_said() -> None:
    request = StartRequest.model_validate({"planId": "p-7", "mode": "DRILL"})

    assert request.point_in_time.kind == "LATEST"
    assert request.cleanup_after is None


@pytest.mark.parametrize("after", ["-PT1H", "P31D"])
def test_instances_of_a_drill_go_within_a_month(after: str) -> None:
    said = {"mode": "DRILL", "cleanupAfter": after}

    with pytest.raises(ValidationError):
        StartChoices.model_validate(said)
