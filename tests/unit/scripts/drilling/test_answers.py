"""Answers as the command reads them."""

import pytest
from pydantic import ValidationError

from scripts.drilling.answers import Started


def test_an_answer_may_say_more_than_is_understood() -> None:
    started = Started.model_validate({"executionId": "e-1", "newInTheNextVersion": True})

    assert started.execution_id == "e-1"


@pytest.mark.parametrize("id_", ["../../etc", "e-1/..", "e 1", ""])
def test_an_id_that_would_lead_elsewhere_is_refused(id_: str) -> None:
    with pytest.raises(ValidationError):
        Started.model_validate({"executionId": id_})
