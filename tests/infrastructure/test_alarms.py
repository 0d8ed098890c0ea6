"""What operators are told: each alarm asks for something that is measured, and reaches somebody."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from aws_lambda_powertools.metrics import MetricUnit

from recovery.domain.execution.execution import Status
from recovery.observability import measure
from tests.support.measured import Metric, measured
from tests.support.templates import FILES, of_type, properties, referred, template

ALARMS = of_type("operations.yaml", "AWS::CloudWatch::Alarm")
MEASURED = measured()
OURS = "Recovery"
OF_AWS = {
    "AWS/ApiGateway": ({"Count", "4XXError", "5XXError", "Latency"}, {"ApiName", "Stage"}),
    "AWS/DynamoDB": (
        {
            "ConsumedReadCapacityUnits",
            "ConsumedWriteCapacityUnits",
            "ReadThrottleEvents",
            "WriteThrottleEvents",
        },
        {"TableName"},
    ),
    "AWS/Lambda": ({"Duration", "Errors", "Throttles"}, {"FunctionName"}),
    "AWS/SQS": ({"ApproximateNumberOfMessagesVisible"}, {"QueueName"}),
    "AWS/States": (
        {
            "ExecutionsAborted",
            "ExecutionsFailed",
            "ExecutionsStarted",
            "ExecutionsSucceeded",
            "ExecutionsTimedOut",
        },
        {"StateMachineArn"},
    ),
}
"""Metrics and dimensions that AWS documents for each namespace, as far as they are used here."""
Asked = tuple[str, str, dict[str, Any]]
"""A namespace, a metric, its dimensions."""


def asked_by(alarm: dict[str, Any]) -> Iterator[Asked]:
    parts = [
        each["MetricStat"]["Metric"] for each in alarm.get("Metrics", []) if "MetricStat" in each
    ]
    for part in parts or [alarm]:
        dimensions = {each["Name"]: each["Value"] for each in part["Dimensions"]}
        yield part["Namespace"], part["MetricName"], dimensions


def asked_by_the_dashboard() -> Iterator[Asked]:
    body = properties("dashboard.yaml", "Page")["DashboardBody"]["Fn::Sub"]
    for widget in json.loads(body)["widgets"]:
        for line in widget["properties"]["metrics"]:
            match line:
                case [{"expression": str(search)}]:
                    found = re.match(r"SEARCH\('\{(\w+),([\w,]+)\} MetricName=\"(\w+)\"'", search)
                    assert found, search
                    yield found[1], found[3], dict.fromkeys(found[2].split(","))
                case [str(namespace), str(name), *dimensions, dict()]:
                    pairs = zip(dimensions[::2], dimensions[1::2], strict=True)
                    yield namespace, name, dict(pairs)
                case _:
                    raise AssertionError(line)


def is_measured(asked: Asked) -> bool:
    namespace, name, dimensions = asked
    if namespace != OURS:
        names, allowed = OF_AWS[namespace]
        return name in names and dimensions.keys() == allowed
    metric, service = Metric(name, frozenset(dimensions)), dimensions["service"]
    return any(metric in found for by, found in MEASURED.items() if service in {by, None})


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_asks_for_what_is_measured(name: str) -> None:
    asked = list(asked_by(ALARMS[name]["Properties"]))

    assert asked
    assert [each for each in asked if not is_measured(each)] == []


def test_the_dashboard_shows_what_is_measured_and_everything_that_we_measure() -> None:
    asked = list(asked_by_the_dashboard())

    shown = {name for namespace, name, _ in asked if namespace == OURS}
    assert [each for each in asked if not is_measured(each)] == []
    assert shown == {metric.name for found in MEASURED.values() for metric in found}


def test_a_metric_carries_the_service_beside_its_own_dimensions(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POWERTOOLS_SERVICE_NAME", "decide")

    measure("EndedExecutions", MetricUnit.Count, 1, outcome="FAILED")

    (written,) = json.loads(capsys.readouterr().out)["_aws"]["CloudWatchMetrics"]
    assert (written["Namespace"], written["Dimensions"]) == (OURS, [["outcome", "service"]])


def test_the_outcome_that_rings_exists() -> None:
    (asked,) = asked_by(ALARMS["ExecutionsFailed"]["Properties"])

    assert asked[2]["outcome"] in set(Status)


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_says_what_is_wrong_and_tells_somebody(name: str) -> None:
    alarm = ALARMS[name]["Properties"]

    assert alarm["AlarmActions"] == [{"Ref": "AlarmTopicArn"}]
    assert alarm["AlarmName"]["Fn::Sub"].startswith("${Prefix}-")
    assert alarm["AlarmDescription"].endswith(".")


@pytest.mark.parametrize("name", ALARMS)
def test_silence_is_no_alarm_except_of_what_speaks_every_minute(name: str) -> None:
    expected = "breaching" if name == "ExecutionsUnwatched" else "notBreaching"

    assert ALARMS[name]["Properties"]["TreatMissingData"] == expected


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_has_no_more_metrics_than_it_may(name: str) -> None:
    assert len(list(asked_by(ALARMS[name]["Properties"]))) <= 10


@pytest.mark.parametrize("function", ["Api", "Decide", "Perform", "Events"])
def test_there_is_an_alarm_for_every_function(function: str) -> None:
    asked = list(asked_by(ALARMS[f"{function}Breaks"]["Properties"]))

    assert {name for _, name, _ in asked} == {"Errors", "Throttles"}
    assert {each["FunctionName"]["Ref"] for _, _, each in asked} == {f"{function}Function"}


def test_there_is_an_alarm_for_every_table_that_lasts() -> None:
    asked = asked_by(ALARMS["TablesThrottled"]["Properties"])

    lasting = {
        name
        for name, each in template("storage.yaml")["Outputs"].items()
        if template("storage.yaml")["Resources"][each["Value"]["Ref"]]["DeletionPolicy"] == "Retain"
    }
    assert {each["TableName"]["Ref"] for _, _, each in asked} == lasting


def test_alarms_tell_the_own_topic_unless_another_is_named() -> None:
    told = template("template.yaml")["Resources"]["Operations"]["Properties"]["Parameters"]

    condition, chosen, own = told["AlarmTopicArn"]["Fn::If"]
    assert (condition, chosen) == ("HasAlarmTopic", {"Ref": "AlarmTopicArn"})
    assert own == {"Fn::GetAtt": ["Notices", "Outputs.TopicArn"]}


def test_no_other_template_has_alarms_that_nobody_hears() -> None:
    silent = {
        file.name
        for file in FILES
        for alarm in of_type(file.name, "AWS::CloudWatch::Alarm").values()
        if "AlarmTopicArn" not in referred(alarm["Properties"].get("AlarmActions", []))
    }

    assert silent == {"gradual.yaml"}
