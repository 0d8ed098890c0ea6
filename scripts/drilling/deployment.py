"""The way into a deployment, in AWS or wherever ``AWS_ENDPOINT_URL`` leads."""

import argparse
import shlex

import boto3
from botocore import UNSIGNED
from botocore.config import Config

from scripts.asking import person_called
from scripts.deploy import stack_of
from scripts.drilling.door import Door
from scripts.failing import CannotGoOn
from scripts.people import Person
from scripts.place import place
from scripts.srp import UserPool


def deployment(chosen: argparse.Namespace) -> Door:
    return _told(chosen) if chosen.api_url else _found(chosen)


def _told(chosen: argparse.Namespace) -> Door:
    """Whoever has a password needs no credentials of AWS."""
    missing = [
        f"--{name.replace('_', '-')}"
        for name in ("user_pool", "user_pool_client")
        if not getattr(chosen, name)
    ]
    if missing:
        raise CannotGoOn(f"--api-url also needs {' and '.join(missing)}: outputs of the stack.")
    region = chosen.user_pool.partition("_")[0]
    cognito = boto3.client("cognito-idp", region, config=Config(signature_version=UNSIGNED))
    pool = UserPool(cognito, chosen.user_pool, chosen.user_pool_client)
    person = _person(chosen)
    names = ("api-url", "user-pool", "user-pool-client", "user")
    return Door(chosen.api_url, pool, person, again=_options(chosen, *names))


def _found(chosen: argparse.Namespace) -> Door:
    where = place(chosen.region)
    stack = stack_of(where, chosen.environment)
    outputs = stack.outputs()
    if not outputs:
        raise CannotGoOn(
            f"There is no stack {stack.name} in {where.region}. Deploy it first: scripts/deploy.sh"
        )
    cognito = where.client("cognito-idp")
    pool = UserPool(cognito, outputs["UserPoolId"], outputs["UserPoolClientId"])
    again = _options(chosen, "environment", "region", "user")
    return Door(where.api_url(outputs), pool, _person(chosen), again=again)


def _person(chosen: argparse.Namespace) -> Person:
    if not chosen.user:
        raise CannotGoOn("Nobody is named who signs in. Say --user and an e-mail address.")
    return person_called(chosen.user)


def _options(chosen: argparse.Namespace, *names: str) -> str:
    stated = {name: getattr(chosen, name.replace("-", "_")) for name in names}
    return " ".join(f"--{name} {shlex.quote(value)}" for name, value in stated.items() if value)
