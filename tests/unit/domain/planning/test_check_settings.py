"""Findings about launch settings that DRS ignores, refuses or does not have."""

from collections.abc import Mapping

import pytest

from recovery.domain.findings import Finding, FindingCode, Severity
from tests.support.builders import (
    a_group,
    a_server,
    an_inventory,
    findings,
    instance_id,
    server_id,
)

TARGET = instance_id("target")
INTO_TARGET = {"launch_into_instance_id": TARGET, "right_sizing": "NONE"}


def test_a_missing_launch_configuration_is_repaired_with_a_warning() -> None:
    inventory = an_inventory(a_server("db-1", has_launch_configuration=False))

    (finding,) = findings(FindingCode.LAUNCH_CONFIGURATION_MISSING, inventory=inventory)

    assert finding.severity is Severity.WARNING
    assert finding.thing == server_id("db-1")
    assert finding.wave == "Database"


@pytest.mark.parametrize(
    ("right_sizing", "said"),
    [
        ("BASIC", "its right-sizing is BASIC."),
        ("IN_AWS", "its right-sizing is IN_AWS."),
        (None, "its right-sizing is BASIC, the default of DRS."),
    ],
)
def test_right_sizing_overrides_an_instance_type(right_sizing: str | None, said: str) -> None:
    settings = {"instance_type": "m5.large", "right_sizing": right_sizing}

    (finding,) = _found(FindingCode.INSTANCE_TYPE_IGNORED, settings)

    assert finding.severity is Severity.WARNING
    assert finding.fact.endswith(said)
    assert finding.fix.startswith("Set right-sizing to NONE")


def test_an_instance_type_holds_without_right_sizing() -> None:
    settings = {"instance_type": "m5.large", "right_sizing": "NONE"}

    found = _found(FindingCode.INSTANCE_TYPE_IGNORED, settings)

    assert found == ()


def test_a_static_address_beside_a_copied_one_is_worth_a_warning() -> None:
    settings = {"private_ip": "10.0.0.9", "copy_private_ip": True}

    (finding,) = _found(FindingCode.LAUNCH_SETTINGS_CONFLICT, settings)

    assert finding.severity is Severity.WARNING
    assert "2 addresses: 10.0.0.9" in finding.fact


def test_launching_into_an_instance_is_refused_with_every_reason() -> None:
    settings = {"launch_into_instance_id": TARGET, "copy_private_ip": True, "copy_tags": True}

    (finding,) = _found(FindingCode.LAUNCH_SETTINGS_CONFLICT, settings)

    assert finding.severity is Severity.BLOCKER
    assert finding.fact.endswith(
        f"into instance {TARGET}: right-sizing is BASIC, the default of DRS, "
        "copy private IP is on, copy tags is on."
    )


def test_launching_into_an_instance_works_without_right_sizing_and_copies() -> None:
    found = _found(FindingCode.LAUNCH_SETTINGS_CONFLICT, INTO_TARGET)

    assert found == ()


def test_two_servers_can_not_be_launched_into_one_instance() -> None:
    group = a_group("Database", "db-1", "db-2", launch_settings=INTO_TARGET)
    inventory = an_inventory(a_server("db-1"), a_server("db-2"), groups=(group,))

    (finding,) = findings(FindingCode.LAUNCH_SETTINGS_CONFLICT, inventory=inventory)

    assert finding.severity is Severity.BLOCKER
    assert finding.thing == server_id("db-2")
    assert finding.fix.endswith("start without db-2.")


def _found(code: FindingCode, settings: Mapping[str, object]) -> tuple[Finding, ...]:
    group = a_group(launch_settings={name: value for name, value in settings.items() if value})
    return findings(code, inventory=an_inventory(groups=(group,)))
