"""API Gateway: what reaches a function, what comes back, and who is let in."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.support.web import Reply, ask, forged
from tests.support.workshop import Json, Workshop, unique

PASSWORD = "Correct-horse-1"  # noqa: S105  of a user who does not exist
ECHOING = """
    import json
    def handler(event, context):
        if event["path"].endswith("/crash"):
            raise Exception("crashed")
        if event["path"].endswith("/nothing"):
            return {"statusCode": 204, "body": None}
        return {"statusCode": 200, "headers": {"X-Shop": "open"}, "body": json.dumps(event)}
"""
ALLOWING = """
    def handler(event, context):
        effect = "Allow" if event["authorizationToken"] == "please" else "Deny"
        statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": "*"}
        policy = {"Version": "2012-10-17", "Statement": [statement]}
        return {"principalId": "al", "policyDocument": policy, "context": {"tenant": "t-9"}}
"""


@dataclass(frozen=True)
class Api:
    url: str
    token: str

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> Reply:
        return ask(method, self.url + path, body, headers)


@pytest.fixture(scope="module")
def api(workshop: Workshop) -> Api:
    pool_id, token = _user(workshop)
    function, guard = workshop.function(ECHOING), workshop.function(ALLOWING)
    outputs = workshop.stack(_template(_description(workshop, function, guard, pool_id)))
    url = f"{workshop.cloud.endpoint}/restapis/{outputs['Api']}/v1/_user_request_"
    return Api(url, token)


def test_a_function_sees_the_whole_request(api: Api) -> None:
    reply = api.ask("POST", "/open/plans/p-1?limit=5", '{"a": 1}', **{"X-Trace": "t"})

    event = reply.json
    assert (reply.status, reply.headers["x-shop"]) == (200, "open")
    assert (event["httpMethod"], event["path"]) == ("POST", "/open/plans/p-1")
    assert event["pathParameters"] == {"proxy": "plans/p-1"}
    assert event["queryStringParameters"] == {"limit": "5"}
    assert event["body"] == '{"a": 1}'


def test_of_a_repeated_parameter_the_last_value_counts(api: Api) -> None:
    event = api.ask("GET", "/open/x?tag=a&tag=b").json

    assert event["queryStringParameters"] == {"tag": "b"}
    assert event["multiValueQueryStringParameters"] == {"tag": ["a", "b"]}


def test_without_a_token_nobody_is_let_in(api: Api) -> None:
    reply = api.ask("GET", "/closed/x")

    assert reply.status == 401
    assert reply.json == {"message": "Unauthorized"}


@pytest.mark.parametrize("token", ["abc.def.ghi", "Bearer nonsense"])
def test_something_that_is_no_token_is_refused(api: Api, token: str) -> None:
    assert api.ask("GET", "/closed/x", Authorization=token).status == 401


def test_a_token_with_other_claims_is_refused(api: Api) -> None:
    token = forged(api.token, **{"cognito:groups": ["root"]})

    assert api.ask("GET", "/closed/x", Authorization=token).status == 401


def test_the_groups_of_a_user_are_joined_by_commas(api: Api) -> None:
    event = api.ask("GET", "/closed/x", Authorization=api.token).json

    claims = event["requestContext"]["authorizer"]["claims"]
    assert set(claims["cognito:groups"].split(",")) == {"admins", "operators"}
    assert claims["cognito:username"] == "al"


def test_a_crash_of_the_function_is_a_bad_gateway_in_the_words_of_the_api(api: Api) -> None:
    reply = api.ask("GET", "/open/crash")

    assert (reply.status, reply.headers["content-type"]) == (502, "text/plain")
    assert reply.text == "Something broke (DEFAULT_5XX)."


def test_a_function_may_answer_without_a_body(api: Api) -> None:
    reply = api.ask("DELETE", "/open/nothing")

    assert (reply.status, reply.text) == (204, "")


def test_a_preflight_request_gets_the_headers_of_the_mock(api: Api) -> None:
    reply = api.ask("OPTIONS", "/open/x", Origin="https://console.example.com")

    assert reply.status == 200
    assert reply.headers["access-control-allow-origin"] == "https://console.example.com"


def test_a_function_may_decide_who_is_let_in(api: Api) -> None:
    refused = api.ask("GET", "/guarded", Authorization="now")
    allowed = api.ask("GET", "/guarded", Authorization="please")

    assert refused.status == 403
    assert allowed.json["requestContext"]["authorizer"]["tenant"] == "t-9"


def _user(workshop: Workshop) -> tuple[str, str]:
    """The pool of a user with two groups, and a token."""
    cognito = workshop.client("cognito-idp")
    pool = cognito.create_user_pool(PoolName=unique("pool"))["UserPool"]["Id"]
    client = cognito.create_user_pool_client(
        UserPoolId=pool, ClientName="console", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"]
    )["UserPoolClient"]["ClientId"]
    cognito.admin_create_user(UserPoolId=pool, Username="al", MessageAction="SUPPRESS")
    cognito.admin_set_user_password(
        UserPoolId=pool, Username="al", Password=PASSWORD, Permanent=True
    )
    for group in ("admins", "operators"):
        cognito.create_group(UserPoolId=pool, GroupName=group)
        cognito.admin_add_user_to_group(UserPoolId=pool, Username="al", GroupName=group)
    signed_in = cognito.initiate_auth(
        ClientId=client,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "al", "PASSWORD": PASSWORD},
    )
    return pool, signed_in["AuthenticationResult"]["IdToken"]


def _template(description: Json) -> Json:
    """The API as SAM makes one: all of it in a document."""
    resources = {
        "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Body": description}},
        "Failure": {
            "Type": "AWS::ApiGateway::GatewayResponse",
            "Properties": {
                "RestApiId": {"Ref": "Api"},
                "ResponseType": "DEFAULT_5XX",
                "ResponseParameters": {"gatewayresponse.header.Content-Type": "'text/plain'"},
                "ResponseTemplates": {
                    "application/json": "Something broke ($context.error.responseType)."
                },
            },
        },
        "Deployment": {
            "Type": "AWS::ApiGateway::Deployment",
            "DependsOn": "Failure",
            "Properties": {"RestApiId": {"Ref": "Api"}, "StageName": "v1"},
        },
    }
    return {"Resources": resources, "Outputs": {"Api": {"Value": {"Ref": "Api"}}}}


def _description(workshop: Workshop, function: str, guard: str, pool_id: str) -> Json:
    pool = workshop.arn("cognito-idp", f"userpool/{pool_id}")
    return {
        "openapi": "3.0.1",
        "info": {"title": unique("api"), "version": "1"},
        "components": {
            "securitySchemes": {
                "users": _scheme({"type": "cognito_user_pools", "providerARNs": [pool]}),
                "guard": _scheme({"type": "token", "authorizerUri": _uri(workshop, guard)}),
            }
        },
        "paths": {
            "/open/{proxy+}": {
                "x-amazon-apigateway-any-method": _proxy(workshop, function),
                "options": {"x-amazon-apigateway-integration": _mock()},
            },
            "/closed/{proxy+}": {
                "x-amazon-apigateway-any-method": _proxy(workshop, function, "users")
            },
            "/guarded": {"get": _proxy(workshop, function, "guard")},
        },
    }


def _scheme(authorizer: Json) -> Json:
    return {
        "type": "apiKey",
        "name": "Authorization",
        "in": "header",
        "x-amazon-apigateway-authtype": authorizer["type"],
        "x-amazon-apigateway-authorizer": authorizer,
    }


def _proxy(workshop: Workshop, function: str, *schemes: str) -> Json:
    integration = {
        "type": "aws_proxy",
        "httpMethod": "POST",
        "uri": _uri(workshop, function),
    }
    security: Any = [{scheme: []} for scheme in schemes]
    return {"security": security, "x-amazon-apigateway-integration": integration}


def _uri(workshop: Workshop, function: str) -> str:
    return (
        f"arn:aws:apigateway:{workshop.region}:lambda:path/2015-03-31/functions/"
        f"{function}/invocations"
    )


def _mock() -> Json:
    """As SAM writes it for ``Cors``."""
    origin = "method.response.header.Access-Control-Allow-Origin"
    answer = {
        "statusCode": "200",
        "responseParameters": {origin: "'https://console.example.com'"},
        "responseTemplates": {"application/json": "{}"},
    }
    return {
        "type": "mock",
        "requestTemplates": {"application/json": '{"statusCode": 200}'},
        "responses": {"default": answer},
    }
