"""Who waits is woken: by DRS and by operators, long before it would have looked by itself.

EventBridge takes events of DRS from nobody but DRS, so here the function is told directly.
"""

import json
import re

import pytest

from tests.integration.engine.conftest import HERE, Shop
from tests.support.running_cloud import until

PARKED = "TaskSubmitted"
WOKEN = re.compile(r"TaskSubmitted TaskSucceeded")


@pytest.fixture(scope="module")
def servers(shop: Shop) -> list[str]:
    return shop.servers("Application", "WINDOWS")


@pytest.fixture(scope="module")
def gated(shop: Shop, servers: list[str]) -> str:
    """An execution whose only wave waits for an approval."""
    return shop.start(shop.wave(servers, approval={"instructions": "Ask Ada."}))


@pytest.fixture
def waiting(shop: Shop, gated: str) -> str:
    """The same, with nothing left to do: it would look again in an hour."""

    def has_parked() -> bool:
        lines = shop.told("decide", "decision")
        told = [line["next"] for line in lines if line["execution_id"] == gated]
        return told[-1:] == ["WAIT"] and history(shop, gated)[-1] == PARKED

    until(lambda: has_parked() or None, seconds=25)
    return gated


def history(shop: Shop, execution_id: str) -> list[str]:
    """Types of what happened in its first run."""
    machine = shop.deployed.outputs["StateMachineArn"]
    run = f"{machine.replace(':stateMachine:', ':execution:')}:{execution_id}"
    pages = shop.deployed.client("stepfunctions").get_paginator("get_execution_history")
    return [
        event["type"]
        for page in pages.paginate(executionArn=run, includeExecutionData=False)
        for event in page["events"]
    ]


def wake_ups(shop: Shop, execution_id: str) -> int:
    """How often its task token was answered, and did not time out."""
    return len(WOKEN.findall(" ".join(history(shop, execution_id))))


def test_an_event_of_drs_wakes_the_execution_that_has_the_server(
    shop: Shop, servers: list[str], waiting: str
) -> None:
    before = wake_ups(shop, waiting)
    arn = f"arn:aws:drs:{HERE['region']}:{HERE['accountId']}:source-server/{servers[0]}"
    told = {"source": "aws.drs", "resources": [arn]}
    event = {"account": HERE["accountId"], "region": HERE["region"], **told}

    shop.deployed.client("lambda").invoke(
        FunctionName=shop.deployed.outputs["EventsFunction"], Payload=json.dumps(event)
    )

    until(lambda: wake_ups(shop, waiting) > before or None, seconds=25)


def test_a_request_of_an_operator_wakes_it(shop: Shop, waiting: str) -> None:
    before = wake_ups(shop, waiting)

    shop.api.made(f"/executions/{waiting}/waves/1/reject", {"why": "Not today."})

    over = shop.is_over(waiting)
    assert over["waves"][0]["status"] in {"SKIPPED", "FAILED", "CANCELLED"}
    assert wake_ups(shop, waiting) > before
