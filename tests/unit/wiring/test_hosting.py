"""The custom resources work where their events say."""

import pytest

from recovery.adapters.aws.clock import SystemClock
from recovery.wiring.hosting import Places, bucket_named, publishing_room


def test_every_port_is_wired_without_a_word_to_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")

    room = publishing_room(Places("artefacts", "console", "E2QWRUHAPOMQZL"))

    assert isinstance(room.clock, SystemClock)
    assert None not in vars(room).values()
    assert bucket_named("console").name == "console"
