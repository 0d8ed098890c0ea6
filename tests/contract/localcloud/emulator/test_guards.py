"""People, firewalls and alarms that calculate, as CloudFormation makes them."""

import pytest
from botocore.exceptions import ClientError

from tests.support.workshop import Json, Workshop, unique

STAGE = "arn:aws:apigateway:eu-west-1::/restapis/made-up/stages/v1"
VISIBLE = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "acl"}


def resource(kind: str, **properties: Json) -> Json:
    return {"Type": f"AWS::{kind}", "Properties": properties}


def person(email: str) -> Json:
    return resource(
        "Cognito::UserPoolUser",
        UserPoolId={"Ref": "Pool"},
        Username=email,
        UserAttributes=[{"Name": "email", "Value": email}],
    )


def test_a_person_is_made_with_a_role_and_another_takes_the_place(workshop: Workshop) -> None:
    in_group = resource(
        "Cognito::UserPoolUserToGroupAttachment",
        UserPoolId={"Ref": "Pool"},
        GroupName={"Ref": "Group"},
        Username={"Ref": "Person"},
    )
    template = {
        "Resources": {
            "Pool": resource("Cognito::UserPool", UsernameAttributes=["email"]),
            "Group": resource("Cognito::UserPoolGroup", UserPoolId={"Ref": "Pool"}, GroupName="g"),
            "Person": person("ada@example.com"),
            "InGroup": in_group,
        },
        "Outputs": {"Pool": {"Value": {"Ref": "Pool"}}},
    }
    stack, cognito = unique("stack"), workshop.client("cognito-idp")
    workshop.deploy(stack, template)
    (output,) = workshop.described(stack)["Outputs"]
    template["Resources"]["Person"] = person("grace@example.com")

    workshop.deploy(stack, template, kind="UPDATE")

    (found,) = cognito.list_users_in_group(UserPoolId=output["OutputValue"], GroupName="g")["Users"]
    emails = [each["Value"] for each in found["Attributes"] if each["Name"] == "email"]
    assert emails == ["grace@example.com"]


def test_a_firewall_stands_before_a_stage_until_it_is_deleted(workshop: Workshop) -> None:
    acl = resource(
        "WAFv2::WebACL", Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=VISIBLE
    )
    arn = {"Fn::GetAtt": ["Acl", "Arn"]}
    guard = resource("WAFv2::WebACLAssociation", ResourceArn=STAGE, WebACLArn=arn)
    stack, waf = unique("stack"), workshop.client("wafv2")

    workshop.deploy(stack, {"Resources": {"Acl": acl, "Guard": guard}})

    assert waf.get_web_acl_for_resource(ResourceArn=STAGE)["WebACL"]
    workshop.client("cloudformation").delete_stack(StackName=stack)
    with pytest.raises(ClientError, match="WAFNonexistentItemException"):
        waf.get_web_acl_for_resource(ResourceArn=STAGE)


def test_an_alarm_that_calculates_is_kept(workshop: Workshop) -> None:
    name, metric = unique("alarm"), {"Namespace": "AWS/Lambda", "MetricName": "Errors"}
    errors = {"Metric": metric, "Stat": "Sum", "Period": 60}
    alarm = resource(
        "CloudWatch::Alarm",
        AlarmName=name,
        Metrics=[
            {"Id": "twice", "Expression": "errors * 2"},
            {"Id": "errors", "ReturnData": False, "MetricStat": errors},
        ],
        EvaluationPeriods=1,
        Threshold=1,
        ComparisonOperator="GreaterThanThreshold",
    )

    workshop.deploy(unique("stack"), {"Resources": {"Alarm": alarm}})

    (found,) = workshop.client("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"]
    assert found["Metrics"][0]["Expression"] == "errors * 2"
    assert found["StateValue"] == "INSUFFICIENT_DATA"
