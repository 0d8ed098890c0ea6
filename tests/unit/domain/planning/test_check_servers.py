"""Findings about what DRS says of each server."""

from datetime import timedelta

import pytest

from recovery.domain.findings import FindingCode, Severity
from tests.support.builders import (
    a_plan,
    a_server,
    an_inventory,
    findings,
    instance_id,
    server_id,
)

QUARTER = {"rpo": timedelta(minutes=15)}


def test_a_server_that_drs_would_refuse_blocks_with_every_reason() -> None:
    server = a_server("db-1", replication="DISCONNECTED", has_recovery_point=False)

    (finding,) = findings(FindingCode.SERVER_NOT_RECOVERABLE, inventory=an_inventory(server))

    assert finding.severity is Severity.BLOCKER
    assert finding.thing == server_id("db-1")
    assert finding.wave == "Database"
    assert finding.fact == (
        f"DRS can't launch server db-1 ({server_id('db-1')}): "
        "its replication is DISCONNECTED, it has no recovery point yet."
    )


def test_a_server_in_a_live_job_blocks() -> None:
    server = a_server("db-1", active_job_id="drsjob-1")

    (finding,) = findings(FindingCode.SERVER_IN_JOB, inventory=an_inventory(server))

    assert finding.severity is Severity.BLOCKER
    assert "drsjob-1" in finding.fact


def test_a_stalled_server_is_recovered_with_a_warning() -> None:
    inventory = an_inventory(a_server("db-1", replication="STALLED"))

    (finding,) = findings(FindingCode.SERVER_STALLED, inventory=inventory)

    assert finding.severity is Severity.WARNING
    assert findings(FindingCode.SERVER_NOT_RECOVERABLE, inventory=inventory) == ()


def test_a_live_recovery_instance_blocks() -> None:
    instance = {"instance_id": instance_id("live"), "is_drill": False}
    inventory = an_inventory(a_server("db-1", instance=instance))

    (finding,) = findings(FindingCode.RECOVERY_INSTANCE_WOULD_BE_DESTROYED, inventory=inventory)

    assert finding.severity is Severity.BLOCKER
    assert instance_id("live") in finding.fact


def test_an_instance_of_a_drill_may_go() -> None:
    instance = {"instance_id": instance_id("drilled"), "is_drill": True}
    inventory = an_inventory(a_server("db-1", instance=instance))

    (finding,) = findings(FindingCode.DRILL_INSTANCE_WOULD_BE_DESTROYED, inventory=inventory)

    assert finding.severity is Severity.WARNING
    assert instance_id("drilled") in finding.fact


@pytest.mark.parametrize(
    ("lag", "said"),
    [(timedelta(hours=2), "lags 2 h behind"), (None, "lags an unknown time behind")],
)
def test_a_lag_above_the_objective_is_worth_a_warning(lag: timedelta | None, said: str) -> None:
    inventory = an_inventory(a_server("db-1", lag=lag))

    (finding,) = findings(
        FindingCode.RPO_AT_RISK, plan=a_plan(objectives=QUARTER), inventory=inventory
    )

    assert finding.severity is Severity.WARNING
    assert said in finding.fact
    assert "promises 15 min" in finding.fact


def test_a_lag_that_the_objective_allows_is_no_risk() -> None:
    inventory = an_inventory(a_server("db-1", lag=timedelta(minutes=15)))

    found = findings(FindingCode.RPO_AT_RISK, plan=a_plan(objectives=QUARTER), inventory=inventory)

    assert found == ()


def test_without_an_objective_no_lag_is_too_long() -> None:
    inventory = an_inventory(a_server("db-1", lag=timedelta(days=9)))

    found = findings(FindingCode.RPO_AT_RISK, inventory=inventory)

    assert found == ()
