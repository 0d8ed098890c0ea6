"""What README.md and docs/costs.md tell of counts is what is counted now, and does not creep up.

Where a change is meant: `python -m benchmarks --counts` writes both pages anew.
"""

from typing import NamedTuple

import pytest

from benchmarks import cost_page, engine
from benchmarks.__main__ import COUNTED, PAGE
from benchmarks.costs import dollars
from benchmarks.drills import SAMPLE, SIZES, Size, Trial
from benchmarks.engine import RIVAL, weighed_drill
from benchmarks.table import found
from benchmarks.usage import used_in


class Most(NamedTuple):
    """Promised for a drill; a little above what is counted."""

    drs_calls_a_wave: float
    transitions: int
    invocations: int
    dollars: float


PROMISED = {
    Size(10, 3): Most(drs_calls_a_wave=70, transitions=1_500, invocations=520, dollars=0.06),
    Size(100, 10): Most(drs_calls_a_wave=64, transitions=3_800, invocations=1_400, dollars=0.15),
    Size(1000, 20): Most(drs_calls_a_wave=88, transitions=5_800, invocations=3_000, dollars=0.25),
}


# Of the pace there are twelve more drills: only `make bench` has the minutes for them.
@pytest.mark.parametrize("part", sorted(COUNTED.keys() - {"pace"}))
def test_the_readme_tells_what_is_counted(part: str) -> None:
    written = PAGE.read_text().splitlines()

    told = [row.line for row in COUNTED[part]()]

    assert [line for line in told if line not in written] == []


@pytest.mark.parametrize("mark", ["drill", "idle", "extras", "prices"])
def test_the_page_of_costs_tells_what_is_counted(mark: str) -> None:
    written = found(cost_page.PAGE.read_text(), mark)

    assert cost_page.tables()[mark] == written


@pytest.mark.parametrize("size", SIZES)
def test_a_drill_asks_no_more_of_aws_than_is_promised(size: Size) -> None:
    drilled = weighed_drill(Trial(size))

    tally, most = drilled.outcome.tally, PROMISED[size]
    assert drilled.outcome.drs_calls_a_wave <= min(most.drs_calls_a_wave, RIVAL.drs_calls_a_wave)
    assert tally.transitions <= most.transitions
    assert tally.functions.total() <= most.invocations
    assert dollars(used_in(*drilled)) <= most.dollars


def test_a_drill_is_within_a_hundredth_of_the_shortest_time() -> None:
    ratios = [drilled.outcome.ratio for drilled in engine.of_each_size()]

    assert max(ratios) < 1.01


def test_the_sample_is_checked_by_a_document_and_cleaned_up() -> None:
    outcome = weighed_drill(SAMPLE).outcome

    assert outcome.aws["SendCommand"] == SAMPLE.size.servers
    assert outcome.aws["TerminateRecoveryInstances"] == 1
