"""Quotas of DRS by their codes."""

from recovery.adapters.aws.quotas import drs_quotas
from recovery.domain.limits import DrsLimits


def test_what_is_not_listed_is_the_default() -> None:
    quotas = drs_quotas({"L-D88FAC3A": 7.0, "L-UNKNOWN": 1.0})

    assert quotas.limits == DrsLimits(jobs=7)
    assert (quotas.replicating_servers, quotas.source_servers) == (300, 4000)


def test_a_quota_of_nothing_still_lets_a_job_be_planned() -> None:
    assert drs_quotas({"L-B827C881": 0.0}).limits.servers_per_job == 1
