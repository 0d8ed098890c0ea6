"""The fault table would notice: a product that is sabotaged breaks its promises there."""

import pytest

from tests.integration.faults.conftest import CleanDrill
from tests.support.faults.outcomes import outcome, trouble_of
from tests.support.faults.points import Blow, Fault, Point, Work
from tests.support.faults.trouble import Trouble
from tests.support.running_cloud import RunningCloud

DIES_AFTER_THE_START = trouble_of(Blow(Point(Work.START, "drs.StartRecovery"), Fault.DIES_AFTER))
SABOTAGE = [
    (
        "recovery.adapters.aws.performing.recoveries.AwsRecoveries._find",
        lambda *_: None,
        DIES_AFTER_THE_START,
        "was launched 2 times",
    ),
    (
        "recovery.usecases.driving.saving._released",
        lambda *_: (),
        Trouble(),
        "locks are left",
    ),
    (
        "recovery.adapters.dynamodb.executions.journal_item",
        lambda id_, version, _: {"executionId": {"S": id_}, "sk": {"S": f"LOST#{version}"}},
        Trouble(),
        "its journal leads elsewhere",
    ),
]


@pytest.mark.parametrize(
    ("what", "sabotaged", "trouble", "told"), SABOTAGE, ids=["launches", "locks", "journal"]
)
def test_a_broken_promise_is_told(  # noqa: PLR0917  what pytest hands in, by name
    what: str,
    sabotaged: object,
    trouble: Trouble,
    told: str,
    cloud: RunningCloud,
    clean_drill: CleanDrill,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(what, sabotaged)

    found = outcome(cloud, trouble, usual=clean_drill.took)

    assert found.startswith("BROKEN")
    assert told in found
