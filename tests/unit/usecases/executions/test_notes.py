"""What a request will bring about, in words."""

import pytest

from recovery.domain.execution.facts import OperatorRequest
from recovery.usecases.executions.notes import note_on
from recovery.usecases.executions.operations import OF_EXECUTION, OF_WAVE
from tests.support.builders import NOON
from tests.support.play import ANNA

REQUESTS: list[OperatorRequest] = [
    *(kind(at=NOON, request_id="r-1", by=ANNA) for kind in OF_EXECUTION.values()),
    *(kind(at=NOON, request_id="r-1", by=ANNA, wave="App") for kind in OF_WAVE.values()),
]


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: request.kind)
def test_every_request_has_a_note_of_its_own(request_: OperatorRequest) -> None:
    note = note_on(request_)

    others = {note_on(other) for other in REQUESTS if other != request_}
    assert note.endswith(".")
    assert note not in others
