"""DRS tells of a launch in another account or Region: executions are woken as if it were here."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from scripts.artefacts import bucket
from scripts.change_sets import Wanted, prepared
from scripts.deploy import deploy, stack_of, wanted
from scripts.package import packaged
from scripts.platform import this_machine
from scripts.stacks import Stack
from scripts.templates import read, rendered, with_documents
from tests.support.deployed import ENVIRONMENT, REGION, Deployed, deployed_product
from tests.support.product_api import Api, Json
from tests.support.running_cloud import HUB, ROOT, until
from tests.support.target_role import create_target_role, role_arn
from tests.support.workshop import Workshop

WORLD = Path(__file__).with_name("world.yaml")
SPEED = 120
STRANGER = "777788889999"


class Place(NamedTuple):
    account: str
    region: str


OTHER_ACCOUNT = Place("444455556666", REGION)
OTHER_REGION = Place(HUB, "eu-central-1")
NOT_INVITED = Place(STRANGER, REGION)


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    """Set up everywhere, also by the stranger, who can know the name of the bus."""
    folder = tmp_path_factory.mktemp("deployed")
    with deployed_product(folder=folder, world=str(WORLD), speed=SPEED) as product:
        invite(product, OTHER_ACCOUNT.account)
        for place in (OTHER_ACCOUNT, OTHER_REGION, NOT_INVITED):
            set_up(product, place)
        yield product


@pytest.fixture(scope="module")
def api(deployed: Deployed) -> Api:
    api = Api(deployed)
    hub = {"accountId": HUB, "name": "Hub", "regions": [REGION, OTHER_REGION.region]}
    api.made("/accounts", hub)
    account = OTHER_ACCOUNT.account
    other = {"accountId": account, "name": "Other", "regions": [OTHER_ACCOUNT.region]}
    registered = api.made("/accounts", {**other, "roleArn": role_arn(account)})
    create_target_role(deployed, account, registered["externalId"])
    return api


def invite(deployed: Deployed, account: str) -> None:
    """As somebody does it who adds an account to a product that runs already."""
    made = packaged(bucket(deployed.place), this_machine())
    goal = wanted(made, ENVIRONMENT, {"ForwardingAccounts": account})
    deploy(deployed.place, stack_of(deployed.place, ENVIRONMENT), made, goal)


def set_up(deployed: Deployed, place: Place) -> None:
    path = ROOT / "cfn" / "target-region.yaml"
    template = {"TemplateBody": rendered(with_documents(read(path), path.parent)).decode()}
    bus = {"HubEventBusArn": deployed.outputs["EventBusArn"], "Prefix": f"recovery-{ENVIRONMENT}"}
    stack = Stack(client(deployed, "cloudformation", place), "recovery-region")
    change_set = prepared(stack, Wanted(template, bus))
    assert change_set is not None
    change_set.execute()


def client(deployed: Deployed, service: str, place: Place) -> Any:  # noqa: ANN401  boto3 makes its clients from data
    return deployed.cloud.client(service, account=place.account, region=place.region)


def waiting(deployed: Deployed, api: Api, place: Place) -> str:
    """An execution that has the servers of the place, and nothing to do before it is approved."""
    location = {"accountId": place.account, "region": place.region}
    found = api.everything("/source-servers", **location)
    group = api.group(location, [server["serverId"] for server in found])
    asked = {"planId": api.plan(group["groupId"])["planId"], "mode": "DRILL"}
    execution = str(api.made("/executions", asked)["executionId"])

    def has_parked() -> bool:
        seen = api.got(f"/executions/{execution}")
        is_asking = seen["waves"][0]["status"] == "AWAITING_APPROVAL"
        return is_asking and history(deployed, execution)[-1] == "TaskSubmitted"

    until(has_parked, seconds=30)
    return execution


def told(deployed: Deployed, message: str) -> list[Json]:
    """What the function `events` has logged under this message."""
    pages = deployed.client("logs").get_paginator("filter_log_events")
    group = f"/aws/lambda/recovery-{ENVIRONMENT}-events"
    lines = [
        each["message"] for page in pages.paginate(logGroupName=group) for each in page["events"]
    ]
    found = [json.loads(line) for line in lines if line.startswith("{")]
    return [line for line in found if line.get("message") == message]


def history(deployed: Deployed, execution: str) -> list[str]:
    """Types of what happened in its run of the state machine."""
    machine = deployed.outputs["StateMachineArn"].replace(":stateMachine:", ":execution:")
    pages = deployed.client("stepfunctions").get_paginator("get_execution_history")
    return [
        event["type"]
        for page in pages.paginate(executionArn=f"{machine}:{execution}")
        for event in page["events"]
    ]


def wake_ups(deployed: Deployed, execution: str) -> int:
    """How often its task token was answered: a wait that is over by itself times out."""
    return " ".join(history(deployed, execution)).count("TaskSubmitted TaskSucceeded")


@pytest.mark.parametrize("place", [OTHER_ACCOUNT, OTHER_REGION], ids=["account", "region"])
def test_its_events_wake_who_waits_here(deployed: Deployed, api: Api, place: Place) -> None:
    execution = waiting(deployed, api, place)
    before = wake_ups(deployed, execution)

    launch(client(deployed, "drs", place))

    until(lambda: wake_ups(deployed, execution) > before, seconds=30)
    heard = until(lambda: [line for line in told(deployed, "event") if execution in line["woken"]])
    assert {(line["account"], line["region"]) for line in heard} == {place}


def test_who_was_not_invited_is_not_heard(deployed: Deployed) -> None:
    workshop = Workshop(deployed.cloud, REGION)
    url, queue = workshop.queue()
    events = workshop.client("events")
    events.put_rule(Name="all-of-drs", EventPattern=json.dumps({"source": ["aws.drs"]}))
    events.put_targets(Rule="all-of-drs", Targets=[{"Id": "queue", "Arn": queue}])

    for account in (STRANGER, HUB):
        launch(client(deployed, "drs", Place(account, REGION)))

    accounts = [json.loads(body)["account"] for body in workshop.received(url)]
    assert accounts == [HUB]


def launch(drs: Any) -> None:  # noqa: ANN401  likewise
    """One drill of the first server; returns when its job is over."""
    server = drs.describe_source_servers(filters={})["items"][0]["sourceServerID"]
    started = drs.start_recovery(isDrill=True, sourceServers=[{"sourceServerID": server}])

    def is_over(job: str) -> bool:
        (found,) = drs.describe_jobs(filters={"jobIDs": [job]})["items"]
        return bool(found["status"] == "COMPLETED")

    until(partial(is_over, started["job"]["jobID"]), seconds=60)
