"""DRS for tests: boto3 clients that talk to a world in the same process."""

from collections.abc import Callable
from typing import Any

import boto3
from botocore.config import Config

from localcloud.drs.service import answer
from localcloud.grammar.exchange import Request, Response
from localcloud.grammar.inprocess import intercept, session
from localcloud.world import Caller, World

Allows = Callable[[str, str], bool]


def client(
    world: World,
    account_id: str,
    region: str,
    *,
    allows: Allows = lambda _action, _resource: True,
) -> Any:  # noqa: ANN401 (boto3 makes its clients from data)
    """Of a role in this account. It never tries again: a test wants to see every refusal."""
    made = session(account_id, region)
    attach(made, world, account_id, allows=allows)
    return made.client("drs", config=Config(retries={"total_max_attempts": 1, "mode": "standard"}))


def attach(
    made: boto3.Session,
    world: World,
    account_id: str,
    *,
    allows: Allows = lambda _action, _resource: True,
) -> None:
    """Every DRS client that the session makes from now on, in whichever Region."""
    role = f"arn:aws:sts::{account_id}:assumed-role/caller/session"

    def respond(region: str, request: Request) -> Response:
        return answer(world, Caller(account_id, region, role, allows), request)

    intercept(made, "drs", respond)
