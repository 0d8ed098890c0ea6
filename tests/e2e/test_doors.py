"""Who does not get in, and what they learn: nothing but that."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable

import boto3
import pytest
from botocore.config import Config

from scripts.people import Person, add_person, new_password
from scripts.srp import UserPool, sign_in
from tests.support.deployed import Deployed
from tests.support.web import claims, forged

Forger = Callable[[Deployed], str]


def nothing(_: Deployed) -> str:
    return ""


def nonsense(_: Deployed) -> str:
    return "x"


def other_claims(deployed: Deployed) -> str:
    return forged(deployed.token("Viewer"), **{"cognito:groups": ["Administrator"]})


def other_signature(deployed: Deployed) -> str:
    signed, _, signature = deployed.token("Administrator").rpartition(".")
    return f"{signed}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}"


def no_signature(deployed: Deployed) -> str:
    """With the algorithm ``none``, which libraries once took for signed."""
    body = deployed.token("Administrator").split(".")[1]
    head = urlsafe_b64encode(json.dumps({"alg": "none", "typ": "JWT"}).encode()).decode()
    return f"{head.rstrip('=')}.{body}."


def access_token(deployed: Deployed) -> str:
    who = deployed.person("Administrator")
    return str(sign_in(deployed.pool, user=who.email, password=who.password)["AccessToken"])


def expired(deployed: Deployed) -> str:
    """Of a client whose tokens have ended before they begin; botocore would not ask for that."""
    lenient = boto3.client(
        "cognito-idp",
        endpoint_url=deployed.cloud.endpoint,
        region_name=deployed.place.region,
        aws_access_key_id=deployed.cloud.administrator().access_key,
        aws_secret_access_key=deployed.cloud.administrator().secret_key,
        config=Config(parameter_validation=False),
    )
    client = lenient.create_user_pool_client(
        UserPoolId=deployed.pool.pool_id,
        ClientName="short",
        ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH"],
        IdTokenValidity=-5,
        TokenValidityUnits={"IdToken": "minutes"},
    )["UserPoolClient"]
    pool = UserPool(lenient, deployed.pool.pool_id, client["ClientId"])
    who = deployed.person("Administrator")
    token = str(sign_in(pool, user=who.email, password=who.password)["IdToken"])
    assert claims(token)["exp"] < claims(token)["iat"]
    return token


def of_another_pool(deployed: Deployed) -> str:
    """With the same groups, in the same account."""
    cognito = deployed.client("cognito-idp")
    policies = {"PasswordPolicy": {"MinimumLength": 14, "RequireSymbols": False}}
    made = cognito.create_user_pool(PoolName="elsewhere", Policies=policies)
    pool_id = made["UserPool"]["Id"]
    client = cognito.create_user_pool_client(
        UserPoolId=pool_id, ClientName="elsewhere", ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH"]
    )["UserPoolClient"]
    cognito.create_group(UserPoolId=pool_id, GroupName="Administrator")
    pool = UserPool(cognito, pool_id, client["ClientId"])
    who = add_person(pool, "Administrator")
    return str(sign_in(pool, user=who.email, password=who.password)["IdToken"])


@pytest.mark.parametrize(
    "token",
    [
        nothing,
        nonsense,
        other_claims,
        other_signature,
        no_signature,
        access_token,
        expired,
        of_another_pool,
    ],
)
@pytest.mark.parametrize("path", ["/me", "/executions/e-1", "/no-such-path"])
def test_who_has_no_token_of_ours_is_nobody_and_learns_nothing(
    deployed: Deployed, token: Forger, path: str
) -> None:
    sent = {"Authorization": text} if (text := token(deployed)) else {}

    status, headers, problem = deployed.request("GET", path, role=None, headers=sent)

    assert (status, problem["status"], problem["code"]) == (401, 401, "UNAUTHENTICATED")
    assert headers["content-type"] == "application/problem+json"
    assert problem.keys() <= {"type", "title", "status", "code", "detail", "instance"}
    assert not text or text not in json.dumps(problem)


def test_who_has_no_role_is_known_but_may_do_nothing(deployed: Deployed) -> None:
    person = Person("nobody@example.com", new_password())
    who = {"UserPoolId": deployed.pool.pool_id, "Username": person.email}
    cognito = deployed.client("cognito-idp")
    cognito.admin_create_user(**who, TemporaryPassword=person.password, MessageAction="SUPPRESS")
    cognito.admin_set_user_password(**who, Password=person.password, Permanent=True)
    token = str(sign_in(deployed.pool, user=person.email, password=person.password)["IdToken"])

    answers = [
        deployed.request(method, path, role=None, headers={"Authorization": token})
        for method, path in (("GET", "/me"), ("GET", "/executions/e-1"), ("POST", "/accounts"))
    ]

    assert [status for status, _, _ in answers] == [403, 403, 403]
    assert {problem["code"] for _, _, problem in answers} == {"FORBIDDEN"}
    assert {headers["content-type"] for _, headers, _ in answers} == {"application/problem+json"}


def test_who_is_let_in_but_asks_for_nothing_that_exists_is_told_so(deployed: Deployed) -> None:
    status, _, problem = deployed.request("GET", "/execution-callback", role="Viewer")
    wrong_method, headers, _ = deployed.request("DELETE", "/me", role="Viewer")

    assert (status, problem["code"]) == (404, "NO_SUCH_OPERATION")
    assert (wrong_method, headers["allow"]) == (405, "GET")


def test_who_invokes_the_function_past_the_door_is_nobody(deployed: Deployed) -> None:
    event = {"httpMethod": "GET", "path": "/me", "headers": {"Authorization": "x"}}

    reply = deployed.client("lambda").invoke(
        FunctionName=deployed.outputs["ApiFunction"], Payload=json.dumps(event)
    )

    answer = json.loads(reply["Payload"].read())
    assert "FunctionError" not in reply
    assert (answer["statusCode"], json.loads(answer["body"])["code"]) == (401, "UNAUTHENTICATED")
