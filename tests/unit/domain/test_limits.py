"""What DRS allows at once in one account and Region."""

import pytest
from pydantic import ValidationError

from recovery.domain.limits import DrsLimits, Limits, LocationLimits
from tests.support.builders import AMERICA, EUROPE


def test_an_account_and_region_has_the_limits_that_were_read_there() -> None:
    tight = DrsLimits(jobs=5)

    limits = Limits(known=(LocationLimits(location=EUROPE, limits=tight),))

    assert limits.of(EUROPE) == tight


def test_where_nothing_was_read_the_default_holds() -> None:
    tight = LocationLimits(location=EUROPE, limits=DrsLimits(jobs=5))

    limits = Limits(default=DrsLimits(jobs=7), known=(tight,))

    assert limits.of(AMERICA) == DrsLimits(jobs=7)


def test_drs_allows_100_servers_a_job_and_500_in_20_jobs() -> None:
    assert DrsLimits() == DrsLimits(servers_per_job=100, servers_in_jobs=500, jobs=20)


def test_a_limit_of_nothing_is_refused() -> None:
    with pytest.raises(ValidationError):
        DrsLimits(jobs=0)
