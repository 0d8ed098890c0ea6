"""Cognito: who signs in, with what, and what the tokens say."""

from base64 import urlsafe_b64decode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pytest
from botocore.exceptions import ClientError

from scripts.srp import UserPool, sign_in
from tests.support.web import ask, claims
from tests.support.workshop import Workshop, unique

PASSWORD = "Correct-horse-1"  # noqa: S105  of a user who does not exist
GROUPS = ("admins", "operators")


@dataclass(frozen=True)
class Pool:
    cognito: Any  # boto3 makes its clients from data
    pool_id: str
    client_id: str

    def sign_in(self, password: str = PASSWORD, *, user: str = "al") -> Any:  # noqa: ANN401
        return self.cognito.initiate_auth(
            ClientId=self.client_id,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": user, "PASSWORD": password},
        )


@pytest.fixture(scope="module")
def pool(workshop: Workshop) -> Pool:
    cognito = workshop.client("cognito-idp")
    pool_id = cognito.create_user_pool(PoolName=unique("pool"))["UserPool"]["Id"]
    client = cognito.create_user_pool_client(
        UserPoolId=pool_id,
        ClientName="console",
        ExplicitAuthFlows=[
            "ALLOW_USER_PASSWORD_AUTH",
            "ALLOW_USER_SRP_AUTH",
            "ALLOW_REFRESH_TOKEN_AUTH",
        ],
    )
    cognito.admin_create_user(
        UserPoolId=pool_id,
        Username="al",
        UserAttributes=[{"Name": "email", "Value": "al@example.com"}],
        MessageAction="SUPPRESS",
    )
    cognito.admin_set_user_password(
        UserPoolId=pool_id, Username="al", Password=PASSWORD, Permanent=True
    )
    for group in GROUPS:
        cognito.create_group(UserPoolId=pool_id, GroupName=group)
        cognito.admin_add_user_to_group(UserPoolId=pool_id, Username="al", GroupName=group)
    return Pool(cognito, pool_id, client["UserPoolClient"]["ClientId"])


def test_both_tokens_name_the_groups(pool: Pool) -> None:
    tokens = pool.sign_in()["AuthenticationResult"]

    identity, access = claims(tokens["IdToken"]), claims(tokens["AccessToken"])

    assert set(identity["cognito:groups"]) == set(access["cognito:groups"]) == set(GROUPS)
    assert (identity["email"], identity["cognito:username"]) == ("al@example.com", "al")
    assert (identity["aud"], access["client_id"]) == (pool.client_id, pool.client_id)
    assert identity["iss"].endswith(pool.pool_id)


def test_a_wrong_password_is_refused(pool: Pool) -> None:
    with pytest.raises(ClientError) as refusal:
        pool.sign_in("wrong")

    assert refusal.value.response["Error"]["Code"] == "NotAuthorizedException"


def test_a_password_need_not_be_sent_to_be_proven(pool: Pool) -> None:
    user_pool = UserPool(pool.cognito, pool.pool_id, pool.client_id)

    tokens = sign_in(user_pool, user="al", password=PASSWORD)
    with pytest.raises(ClientError) as refusal:
        sign_in(user_pool, user="al", password="wrong")  # noqa: S106

    assert claims(tokens["IdToken"])["cognito:username"] == "al"
    assert refusal.value.response["Error"]["Code"] == "NotAuthorizedException"


def test_a_refreshed_token_still_names_the_groups(pool: Pool) -> None:
    first = pool.sign_in()["AuthenticationResult"]

    refreshed = pool.cognito.initiate_auth(
        ClientId=pool.client_id,
        AuthFlow="REFRESH_TOKEN_AUTH",
        AuthParameters={"REFRESH_TOKEN": first["RefreshToken"]},
    )["AuthenticationResult"]

    assert set(claims(refreshed["IdToken"])["cognito:groups"]) == set(GROUPS)


def test_a_new_user_has_to_choose_a_password(pool: Pool) -> None:
    pool.cognito.admin_create_user(
        UserPoolId=pool.pool_id,
        Username="bo",
        TemporaryPassword=PASSWORD,
        MessageAction="SUPPRESS",
    )
    challenge = pool.sign_in(user="bo")

    answer = pool.cognito.respond_to_auth_challenge(
        ClientId=pool.client_id,
        ChallengeName=challenge["ChallengeName"],
        Session=challenge["Session"],
        ChallengeResponses={"USERNAME": "bo", "NEW_PASSWORD": "Battery-staple-2"},
    )

    assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    assert answer["AuthenticationResult"]["IdToken"]


def test_the_published_keys_verify_a_token(pool: Pool, workshop: Workshop) -> None:
    token = pool.sign_in()["AuthenticationResult"]["IdToken"]
    signed, _, signature = token.rpartition(".")

    published = ask("GET", f"{workshop.cloud.endpoint}/{pool.pool_id}/.well-known/jwks.json")

    sealed = [
        pow(_number(signature), _number(key["e"]), _number(key["n"]))
        for key in published.json["keys"]
    ]
    digest = sha256(signed.encode()).hexdigest()
    assert any(f"{each:x}".endswith(digest) for each in sealed)


def test_a_browser_may_sign_in_without_aws_credentials(pool: Pool, workshop: Workshop) -> None:
    target = "AWSCognitoIdentityProviderService.InitiateAuth"
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": target}
    parameters = f'{{"USERNAME": "al", "PASSWORD": "{PASSWORD}"}}'
    body = (
        f'{{"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "{pool.client_id}",'
        f' "AuthParameters": {parameters}}}'
    )

    reply = ask("POST", f"{workshop.cloud.endpoint}/", body, headers)

    assert reply.json["AuthenticationResult"]["AccessToken"]


def _number(text: str) -> int:
    return int.from_bytes(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
