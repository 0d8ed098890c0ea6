"""Each function of the engine gets its own part of the room, and no more."""

from collections.abc import Callable, Mapping

import pytest

from recovery.ports.engine_room import DecidingRoom, PerformingRoom, SweepingRoom
from recovery.wiring.deciding import deciding_room
from recovery.wiring.performing import performing_room
from recovery.wiring.sweeping import sweeping_room
from tests.unit.test_settings import COMPLETE

TOLD = {
    "NOTIFICATION_TOPIC_ARN": "arn:aws:sns:eu-west-1:111122223333:notices",
    "CONSOLE_URL": "",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
}
ROOMS: Mapping[Callable[[], object], type] = {
    deciding_room.__wrapped__: DecidingRoom,
    performing_room.__wrapped__: PerformingRoom,
    sweeping_room.__wrapped__: SweepingRoom,
}


@pytest.mark.parametrize(("room", "kind"), ROOMS.items())
def test_every_port_is_wired_without_a_word_to_aws(
    monkeypatch: pytest.MonkeyPatch, room: Callable[[], object], kind: type
) -> None:
    for variable, value in (COMPLETE | TOLD).items():
        monkeypatch.setenv(variable, value)

    made = room()

    assert type(made) is kind
    assert None not in vars(made).values()
