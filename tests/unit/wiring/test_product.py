"""The adapters behind the ports of the REST API."""

import pytest

from recovery.settings import ApiSettings, settings_of
from recovery.wiring.product import ports_of, product
from tests.unit.test_settings import COMPLETE


def test_every_port_is_wired_without_a_word_to_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")

    ports = ports_of(settings_of(COMPLETE, ApiSettings))

    assert ports.hub_account_id == "111122223333"
    assert None not in vars(ports).values()


def test_on_a_laptop_time_runs_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    clock = {"CLOCK_ORIGIN": "2000-01-01T00:00:00+00:00", "CLOCK_SPEED": "2"}

    ports = ports_of(settings_of(COMPLETE | clock, ApiSettings))

    assert ports.clock.now().year > 2050


def test_the_product_of_a_function_is_what_its_variables_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for variable, value in (COMPLETE | {"AWS_DEFAULT_REGION": "eu-west-1"}).items():
        monkeypatch.setenv(variable, value)

    made = product.__wrapped__()

    assert made.installation.environment == "test"
    assert made.ports.hub_account_id == "111122223333"
