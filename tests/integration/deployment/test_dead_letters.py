"""What the function events fails on lies in a queue, with the reason."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.integration.deployment.conftest import Workplace
from tests.support.deployed import Deployed
from tests.support.redeployed import redeployed
from tests.support.running_cloud import until

BROKEN = """
def handler(event, context):
    raise LookupError("nothing is where it was")
"""


@pytest.fixture
def broken(deployed: Deployed, workplace: Workplace) -> Iterator[None]:
    module = workplace.sources.code / "recovery" / "handlers" / "engine" / "events.py"
    module.write_text(BROKEN)
    redeployed(deployed, workplace.sources)
    yield
    workplace.write_code("first")
    redeployed(deployed, workplace.sources)


@pytest.mark.usefixtures("broken")
def test_a_sweep_that_fails_becomes_a_dead_letter_that_says_why(deployed: Deployed) -> None:
    sqs = deployed.client("sqs")
    queue = sqs.get_queue_url(QueueName="recovery-test-dead-letters")["QueueUrl"]

    def received() -> list[dict[str, Any]]:
        return list(sqs.receive_message(QueueUrl=queue).get("Messages", []))

    letter, *_ = until(received, seconds=60)
    told = json.loads(letter["Body"])
    assert told["requestPayload"]["source"] == "aws.events"
    assert told["responsePayload"]["errorMessage"] == "nothing is where it was"
