"""An administrator with a key for every account of the world, made through IAM like by anybody."""

from dataclasses import dataclass

import boto3
from botocore.config import Config

_USER = "administrator"
_POLICY = "arn:aws:iam::aws:policy/AdministratorAccess"
_PATIENT = Config(retries={"total_max_attempts": 1}, read_timeout=30)


@dataclass(frozen=True)
class Administrator:
    account_id: str
    access_key: str
    secret_key: str


def administrators(endpoint: str, account_ids: list[str]) -> list[Administrator]:
    return [_administrator(endpoint, account_id) for account_id in account_ids]


def _administrator(endpoint: str, account_id: str) -> Administrator:
    # An access key that is an account's number is its root, whatever the secret.
    iam = boto3.client(
        "iam",
        endpoint_url=endpoint,
        aws_access_key_id=account_id,
        aws_secret_access_key="of-root",  # noqa: S106  not a secret
        config=_PATIENT,
    )
    iam.create_user(UserName=_USER)
    iam.attach_user_policy(UserName=_USER, PolicyArn=_POLICY)
    key = iam.create_access_key(UserName=_USER)["AccessKey"]
    return Administrator(account_id, key["AccessKeyId"], key["SecretAccessKey"])
