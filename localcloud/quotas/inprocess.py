"""Service Quotas for tests: boto3 clients that talk to a world in the same process."""

import boto3

from localcloud.grammar.exchange import Request, Response
from localcloud.grammar.inprocess import intercept
from localcloud.quotas.service import answer
from localcloud.world import Caller, World


def attach(session: boto3.Session, world: World, account_id: str) -> None:
    """Every Service Quotas client that the session makes from now on, in whichever Region."""
    role = f"arn:aws:sts::{account_id}:assumed-role/caller/session"

    def respond(region: str, request: Request) -> Response:
        return answer(world, Caller(account_id, region, role), request)

    intercept(session, "service-quotas", respond)
