"""Findings about waves that DRS can't run at once."""

from recovery.domain.findings import FindingCode, Severity
from recovery.domain.inventory import Inventory
from tests.support.builders import an_inventory_of, findings, some_limits

CODE = FindingCode.QUOTA_DELAYS_WAVE


def test_more_servers_than_drs_allows_in_jobs_delay_a_wave() -> None:
    limits = some_limits(servers_per_job=2, servers_in_jobs=4, jobs=20)

    (finding,) = findings(CODE, inventory=_servers(9), limits=limits)

    assert finding.severity is Severity.WARNING
    assert finding.thing == "111122223333/eu-west-1"
    assert finding.fact == (
        "Wave Database launches 9 servers in 5 jobs in 111122223333/eu-west-1, "
        "where DRS allows 4 servers in 20 jobs at once: 3 batches."
    )


def test_more_jobs_than_drs_allows_delay_a_wave() -> None:
    limits = some_limits(servers_per_job=1, jobs=2)

    (finding,) = findings(CODE, inventory=_servers(3), limits=limits)

    assert "3 servers in 3 jobs" in finding.fact
    assert finding.fact.endswith("2 batches.")


def test_a_wave_that_fits_is_not_delayed() -> None:
    limits = some_limits(servers_per_job=2, servers_in_jobs=4)

    found = findings(CODE, inventory=_servers(4), limits=limits)

    assert found == ()


def _servers(number: int) -> Inventory:
    return an_inventory_of({"Database": tuple(f"db-{index}" for index in range(number))})
