"""The report of an execution."""

from datetime import timedelta

from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Execution, Status
from recovery.domain.execution.facts import Terminate
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.rehearsal.timings import Timings
from recovery.domain.reporting.make_report import Told, make_report
from recovery.domain.reporting.report import Report
from tests.support.builders import NOON
from tests.support.operators import (
    SOON,
    TWO_WAVES,
    a_drill_that_ended,
    asks,
    fails,
    terminates,
    two_waves,
)
from tests.support.play import a_begun_play, a_play

LATER = NOON + timedelta(days=1)


def a_report(execution: Execution, told: Told | None = None) -> Report:
    prediction = rehearse(execution.schedule, Timings(), execution.created_at)
    return make_report(execution, prediction, told or Told(), LATER)


def test_a_report_of_a_drill_tells_its_course_and_its_outcome() -> None:
    execution = a_drill_that_ended(reason="Yearly test").execution

    report = a_report(execution)

    assert (report.plan_name, report.mode, report.reason) == ("Web shop", "DRILL", "Yearly test")
    assert (report.status, report.outcome) == (Status.COMPLETED, "Every wave is complete.")
    assert report.took == timedelta(minutes=12, seconds=2)
    assert report.made_at == LATER


def test_each_wave_stands_beside_its_prediction() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    play.recovers("db-1")

    database, app = a_report(play.execution).waves

    assert (database.status, database.healthy, database.servers) == ("COMPLETED", 1, 1)
    assert database.took == timedelta(minutes=12, seconds=2)
    assert database.predicted
    assert database.predicted > timedelta(minutes=8)
    assert (app.depends_on, app.ended_at, app.took) == (("Database",), None, None)


def test_what_stayed_undone_is_told_as_such() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    fails(play, "db-1")

    database, app = a_report(play.execution).waves

    assert (database.status, database.failed) == ("FAILED", 1)
    assert (app.status, app.skipped, app.took) == ("CANCELLED", 1, None)
    assert app.reason
    assert app.reason.startswith("Not launched.")


def test_instances_that_still_cost_money_are_counted() -> None:
    play = a_drill_that_ended(cleanup_after=timedelta(hours=1))

    report = a_report(play.execution)

    assert (report.instances_running, report.instances_terminated) == (1, 0)
    assert report.cleanup_at == play.execution.cleanup_at


def test_terminated_instances_are_counted_apart() -> None:
    play = a_drill_that_ended()
    asks(play, Terminate, after=SOON)
    terminates(play)

    report = a_report(play.execution)

    assert (report.instances_running, report.instances_terminated) == (0, 1)


def test_an_execution_that_has_not_ended_is_reported_as_far_as_it_is() -> None:
    execution = a_play().execution

    report = a_report(execution)

    assert (report.status, report.ended_at, report.took) == (Status.PENDING, None, None)
    assert report.waves[0].started_at is None


def test_events_are_part_of_the_evidence_and_it_says_when_there_are_more() -> None:
    event = ExecutionEvent(number=1, at=NOON, text="Asked for by Anna.")

    report = a_report(a_play().execution, Told(events=(event,), is_complete=False))

    assert report.events == (event,)
    assert report.events_left_out


def test_a_report_survives_json() -> None:
    report = a_report(a_drill_that_ended().execution)

    again = Report.model_validate_json(report.model_dump_json())

    assert again == report
