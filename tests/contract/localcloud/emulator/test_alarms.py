"""Alarms as CloudFormation makes them."""

from tests.support.workshop import Json, Workshop, unique

ERRORS = {
    "Namespace": "AWS/Lambda",
    "MetricName": "Errors",
    "Statistic": "Sum",
    "Period": 60,
    "EvaluationPeriods": 1,
    "Threshold": 0,
    "ComparisonOperator": "GreaterThanThreshold",
}


def alarm(kind: str, **properties: Json) -> Json:
    return {"Type": f"AWS::CloudWatch::{kind}", "Properties": properties}


def test_an_alarm_on_other_alarms_is_made_changed_and_deleted(workshop: Workshop) -> None:
    watch, stack, name = workshop.client("cloudwatch"), unique("stack"), unique("any")
    one = alarm("Alarm", AlarmName=f"{name}-one", **ERRORS)
    rule = f'ALARM("{name}-one")'
    both = alarm("CompositeAlarm", AlarmName=name, AlarmRule=rule) | {"DependsOn": "One"}
    template = {"Resources": {"One": one, "Any": both}}
    workshop.deploy(stack, template)
    both["Properties"] = {"AlarmName": name, "AlarmRule": f"NOT {rule}"}

    workshop.deploy(stack, template, kind="UPDATE")

    def found() -> Json:
        asked = watch.describe_alarms(AlarmNames=[name], AlarmTypes=["CompositeAlarm"])
        return asked["CompositeAlarms"]

    assert [each["AlarmRule"] for each in found()] == [f"NOT {rule}"]
    workshop.deploy(stack, {"Resources": {"One": one}}, kind="UPDATE")
    assert found() == []
