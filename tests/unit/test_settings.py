"""What the templates set."""

import pytest

from recovery.settings import (
    ApiSettings,
    DrivingSettings,
    Misconfigured,
    PerformSettings,
    Settings,
    settings_of,
)

COMPLETE = {
    "GROUP_TABLE": "groups",
    "PLAN_TABLE": "plans",
    "EXECUTION_TABLE": "executions",
    "ACCOUNT_TABLE": "accounts",
    "AUDIT_TABLE": "audit",
    "INVENTORY_TABLE": "inventory",
    "STATE_MACHINE_ARN": "arn:aws:states:eu-west-1:111122223333:stateMachine:execution",
    "HUB_ACCOUNT_ID": "111122223333",
    "ENVIRONMENT": "test",
}


def test_settings_are_read_from_the_environment_and_nothing_else_is() -> None:
    settings = settings_of(
        COMPLETE | {"PATH": "/bin", "AWS_SECRET_ACCESS_KEY": "s3cret"}, ApiSettings
    )

    assert settings.plan_table == "plans"
    assert settings.hub_account_id == "111122223333"
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize("variable", COMPLETE)
def test_a_missing_variable_is_named(variable: str) -> None:
    environ = {name: value for name, value in COMPLETE.items() if name != variable}

    with pytest.raises(Misconfigured, match=f"{variable}: Field required"):
        settings_of(environ, ApiSettings)


def test_all_that_is_wrong_is_told_at_once() -> None:
    environ = COMPLETE | {"HUB_ACCOUNT_ID": "hub", "CLOCK_SPEED": "-1", "ENVIRONMENT": " "}

    with pytest.raises(Misconfigured) as caught:
        settings_of(environ, ApiSettings)

    named = [name for name in (*COMPLETE, "CLOCK_SPEED") if f"{name}:" in str(caught.value)]
    assert named == ["HUB_ACCOUNT_ID", "ENVIRONMENT", "CLOCK_SPEED"]


def test_time_runs_as_everywhere_unless_a_laptop_says_otherwise() -> None:
    cloud = settings_of(COMPLETE, ApiSettings)
    laptop = settings_of(
        COMPLETE | {"CLOCK_ORIGIN": "2025-11-30T12:00:00+00:00", "CLOCK_SPEED": "60"},
        ApiSettings,
    )

    assert (cloud.clock_origin, cloud.clock_speed) == (None, 1)
    assert laptop.clock_origin is not None
    assert laptop.clock_speed == 60


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (DrivingSettings, []),
        (PerformSettings, ["NOTIFICATION_TOPIC_ARN", "CONSOLE_URL"]),
    ],
)
def test_a_function_asks_only_for_what_it_needs(kind: type[Settings], missing: list[str]) -> None:
    needed = {name: COMPLETE[name] for name in COMPLETE if name.lower() in kind.model_fields}
    stated = needed | dict.fromkeys(missing, "stated")

    settings = settings_of(stated, kind)

    assert settings.model_dump(by_alias=False, exclude_defaults=True).keys() == {
        name.lower() for name in stated
    }
