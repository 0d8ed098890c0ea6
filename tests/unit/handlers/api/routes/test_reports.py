"""The route of reports."""

from tests.support.api_events import call_api
from tests.support.operators import a_drill_that_ended
from tests.support.started import a_ready_world, a_world_with

PATH = "/executions/e-1/report"


def test_without_a_word_about_it_a_report_is_json() -> None:
    world = a_world_with(a_drill_that_ended())

    answer = call_api(world, "GET", PATH)

    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.body["rto"]["achieved"] == "PT9M2S"
    assert answer.body["servers"][0]["launchTook"] == "PT2S"


def test_as_csv_it_is_a_file_with_a_line_for_each_server() -> None:
    world = a_world_with(a_drill_that_ended())

    answer = call_api(world, "GET", PATH, query={"format": "csv"})

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="report-e-1.csv"'
    assert answer.body.count("\r\n") == 2


def test_as_html_it_is_a_file_to_print() -> None:
    world = a_world_with(a_drill_that_ended())

    answer = call_api(world, "GET", PATH, query={"format": "html"})

    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="report-e-1.html"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.body.startswith("<!doctype html>")


def test_a_format_that_there_is_not_is_refused() -> None:
    world = a_world_with(a_drill_that_ended())

    answer = call_api(world, "GET", PATH, query={"format": "pdf"})

    assert answer.status == 400


def test_there_is_no_report_of_nothing() -> None:
    answer = call_api(a_ready_world(), "GET", PATH)

    assert answer.status == 404
