"""A start becomes an execution, or says what forbids it."""

from datetime import timedelta

import pytest

from recovery.domain.brain.begin import Start, begin
from recovery.domain.errors import NotStartable
from recovery.domain.execution.execution import Mode, Status
from recovery.domain.execution.server_run import Waiting
from recovery.domain.execution.wave_run import WaveWaiting
from recovery.domain.findings import Severity
from recovery.domain.planning.compile_plan import Compilation
from tests.support.builders import NOON, a_finding, a_schedule, an_inventory_of, server_id
from tests.support.operators import TWO_WAVES, two_waves
from tests.support.play import ANNA

SCHEDULE = a_schedule(two_waves(), an_inventory_of(TWO_WAVES))


def a_start(**stated: object) -> Start:
    default = {"execution_id": "e-1", "mode": Mode.DRILL, "by": ANNA, "at": NOON}
    return Start.model_validate(default | stated)


def test_every_wave_and_server_is_written_at_the_start_and_waits() -> None:
    compilation = Compilation(schedule=SCHEDULE)

    execution = begin(compilation, a_start())

    assert execution.status is Status.PENDING
    assert [wave.state for wave in execution.waves] == [WaveWaiting(), WaveWaiting()]
    assert {
        id_: run.state for wave in execution.waves for id_, run in wave.servers.items()
    } == dict.fromkeys([server_id("db-1"), server_id("app-1")], Waiting())


def test_an_execution_knows_who_started_it_when_and_why() -> None:
    compilation = Compilation(schedule=SCHEDULE)

    execution = begin(compilation, a_start(reason="Quarterly drill"))

    assert execution.started_by == ANNA
    assert execution.created_at == NOON
    assert execution.reason == "Quarterly drill"


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.BLOCKER])
def test_a_finding_that_forbids_a_start_leaves_no_execution(severity: Severity) -> None:
    stop = a_finding(severity=severity)
    known = a_finding(severity=Severity.WARNING)
    compilation = Compilation(schedule=SCHEDULE, findings=(known, stop))

    with pytest.raises(NotStartable) as refusal:
        begin(compilation, a_start())

    assert refusal.value.findings == (stop,)


def test_nothing_begins_without_a_schedule_even_if_no_finding_says_why() -> None:
    compilation = Compilation(schedule=None)

    with pytest.raises(NotStartable):
        begin(compilation, a_start())


def test_a_warning_forbids_nothing() -> None:
    compilation = Compilation(schedule=SCHEDULE, findings=(a_finding(severity=Severity.WARNING),))

    execution = begin(compilation, a_start())

    assert execution.schedule == SCHEDULE


def test_a_drill_remembers_when_it_is_to_be_cleaned_up() -> None:
    start = a_start(cleanup_after=timedelta(hours=4))

    execution = begin(Compilation(schedule=SCHEDULE), start)

    assert execution.cleanup_after == timedelta(hours=4)


def test_a_recovery_is_never_cleaned_up_by_itself() -> None:
    start = a_start(mode=Mode.RECOVERY, cleanup_after=timedelta(hours=4))

    execution = begin(Compilation(schedule=SCHEDULE), start)

    assert execution.cleanup_after is None
