"""The door: who gets in, what is logged, and what those hear who don't."""

import json
import re
from typing import Any

import pytest

from tests.support.templates import of_type, properties, template

RESPONSES = of_type("api.yaml", "AWS::ApiGateway::GatewayResponse")
METHODS = of_type("api.yaml", "AWS::ApiGateway::Method")


@pytest.mark.parametrize("name", METHODS)
def test_nothing_is_open_to_who_is_not_signed_in(name: str) -> None:
    method = METHODS[name]["Properties"]

    assert method["AuthorizationType"] == "COGNITO_USER_POOLS"
    assert method["AuthorizerId"] == {"Ref": "SignedIn"}
    assert (method["HttpMethod"], method["Integration"]["Type"]) == ("ANY", "AWS_PROXY")


def test_every_path_leads_to_the_function() -> None:
    resources = {str(method["Properties"]["ResourceId"]) for method in METHODS.values()}

    assert properties("api.yaml", "Everything")["PathPart"] == "{proxy+}"
    assert resources == {
        str({"Ref": "Everything"}),
        str({"Fn::GetAtt": ["Rest", "RootResourceId"]}),
    }


@pytest.mark.parametrize("name", RESPONSES)
def test_a_refusal_at_the_door_is_a_problem_document(name: str) -> None:
    response = RESPONSES[name]["Properties"]

    problem = json.loads(response["ResponseTemplates"]["application/json"])
    content_type = response["ResponseParameters"]["gatewayresponse.header.Content-Type"]
    assert content_type == "'application/problem+json'"
    assert problem.keys() - {"status"} == {"type", "title", "code", "detail"}
    assert str(problem.get("status")) == response.get("StatusCode", "None")


def test_whoever_is_not_signed_in_hears_it_in_one_way() -> None:
    heard = [
        (each["Properties"]["StatusCode"], _code(each))
        for each in RESPONSES.values()
        if each["Properties"]["ResponseType"] in {"UNAUTHORIZED", "EXPIRED_TOKEN"}
    ]

    assert heard == [("401", "UNAUTHENTICATED"), ("401", "UNAUTHENTICATED")]


def test_a_deployment_waits_for_all_that_it_is_a_snapshot_of() -> None:
    awaited = template("api.yaml")["Resources"]["Deployment"]["DependsOn"]

    assert set(awaited) == RESPONSES.keys() | METHODS.keys()


def test_the_log_says_who_did_what_and_holds_no_token() -> None:
    written = properties("api.yaml", "Stage")["AccessLogSetting"]["Format"]

    fields = json.loads(written)
    assert fields["user"] == "$context.authorizer.claims.sub"
    assert not re.search("authorization|token|body", written, re.IGNORECASE)


def test_requests_are_limited_and_traced() -> None:
    stage = properties("api.yaml", "Stage")

    (settings,) = stage["MethodSettings"]
    assert settings["ThrottlingRateLimit"] == {"Ref": "RequestsPerSecond"}
    assert settings["ThrottlingBurstLimit"] == {"Ref": "RequestBurst"}
    assert "DataTraceEnabled" not in settings
    assert stage["TracingEnabled"] is True


def test_the_state_machine_is_logged_and_traced() -> None:
    machine = properties("workflow.yaml", "Execution")

    assert machine["TracingConfiguration"] == {"Enabled": True}
    assert machine["LoggingConfiguration"]["Level"] == "ALL"


def _code(response: dict[str, Any]) -> str:
    template = response["Properties"]["ResponseTemplates"]["application/json"]
    return str(json.loads(template)["code"])
