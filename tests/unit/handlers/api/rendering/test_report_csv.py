"""The servers of a report for spreadsheets."""

import csv
from io import StringIO

import pytest

from recovery.domain.reporting.report import Report
from recovery.handlers.api.rendering.report_csv import report_csv
from tests.support.builders import a_plan, a_wave, server_id
from tests.support.operators import TWO_WAVES, fails, two_waves
from tests.support.play import a_begun_play
from tests.support.reports import a_report


def read(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(report_csv(report), newline="")))


def test_a_server_is_told_with_times_in_utc_and_durations_in_seconds() -> None:
    (line,) = read(a_report())

    assert (line["executionId"], line["planName"]) == ("e-1", "Web shop")
    assert (line["serverId"], line["status"]) == (server_id("db-1"), "HEALTHY")
    assert line["healthyAt"] == "2025-11-30T12:09:02Z"
    assert (line["launchSeconds"], line["checksSeconds"]) == ("2", "540")
    assert (line["isDryRun"], line["isRunning"]) == ("false", "true")


def test_what_is_not_known_is_left_empty() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    fails(play, "db-1")

    db, app = read(a_report(play.execution))

    assert (db["outcome"], db["code"], db["healthyAt"]) == ("FAILED", "LAUNCH_FAILED", "")
    assert (app["outcome"], app["launchingSince"], app["dataAgeSeconds"]) == ("SKIPPED", "", "")


def test_lines_end_as_the_standard_says_and_commas_are_quoted() -> None:
    play = a_begun_play(a_plan(a_wave(), name='Shop, "new"'))

    text = report_csv(a_report(play.execution))

    assert text.endswith("\r\n")
    assert '"Shop, ""new"""' in text


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_made_harmless(name: str) -> None:
    report = a_report().changed(plan_name=name)

    (line,) = read(report)

    assert line["planName"] == f"'{name}"
