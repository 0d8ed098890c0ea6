"""The whole product and the three-tier world in one local cloud, and executions watched in it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from recovery.adapters.dynamodb.executions import DynamoExecutions
from recovery.adapters.dynamodb.tables import Tables
from tests.support.deployed import REGION, Deployed, deployed_product
from tests.support.product_api import Api, Json
from tests.support.running_cloud import HUB, until

HERE = {"accountId": HUB, "region": REGION}
OVER = {"COMPLETED", "PARTIAL", "FAILED", "CANCELLED"}


@dataclass(frozen=True)
class Shop:
    deployed: Deployed
    api: Api

    def servers(self, tier: str, platform: str = "LINUX") -> list[str]:
        found = self.api.everything("/source-servers", **HERE)
        return [
            server["serverId"]
            for server in found
            if server["tags"]["Tier"] == tier and server["os"] == platform
        ]

    def wave(self, server_ids: Sequence[str], *needs: str, **stated: object) -> Json:
        """With its own group; both have the same name."""
        name = self.api.name("Tier")
        group = self.api.made(
            "/protection-groups",
            {
                "name": name,
                "location": HERE,
                "selection": {"kind": "SERVERS", "serverIds": list(server_ids)},
            }
            | {"launchSettings": stated.pop("launchSettings", {})},
        )
        return {"name": name, "groupIds": [group["groupId"]], "dependsOn": needs, **stated}

    def start(self, *waves: Json, **stated: object) -> str:
        """The id of the execution."""
        plan = self.api.made("/recovery-plans", {"name": self.api.name("Plan"), "waves": waves})
        asked = {"planId": plan["planId"], "mode": "DRILL", "reason": "A try.", **stated}
        return str(self.api.made("/executions", asked)["executionId"])

    def execution(self, execution_id: str) -> Json:
        found: Json = self.api.got(f"/executions/{execution_id}")
        return found

    def comes_to(self, execution_id: str, *statuses: str, seconds: float = 90) -> Json:
        def look() -> Json | None:
            found = self.execution(execution_id)
            return found if found["status"] in statuses else None

        return until(look, seconds=seconds)

    def is_over(self, execution_id: str, *, seconds: float = 90) -> Json:
        """With its clean-up, and so without a run of the state machine."""
        self.comes_to(execution_id, *OVER, seconds=seconds)
        until(lambda: "RUNNING" not in self.runs(execution_id).values(), seconds=seconds)
        return self.execution(execution_id)

    def runs(self, execution_id: str) -> dict[str, str]:
        """Of the state machine, by their names."""
        states = self.deployed.client("stepfunctions")
        machine = self.deployed.outputs["StateMachineArn"]
        pages = states.get_paginator("list_executions").paginate(stateMachineArn=machine)
        return {
            run["name"]: run["status"]
            for page in pages
            for run in page["executions"]
            if run["name"].startswith(execution_id)
        }

    @property
    def executions(self) -> DynamoExecutions:
        """As the functions keep them."""
        tables = self.deployed.tables
        named = Tables(
            groups=tables["GROUP_TABLE"],
            plans=tables["PLAN_TABLE"],
            executions=tables["EXECUTION_TABLE"],
            accounts=tables["ACCOUNT_TABLE"],
            audit=tables["AUDIT_TABLE"],
        )
        return DynamoExecutions(self.deployed.client("dynamodb"), named)

    def told(self, function: str, message: str) -> list[Mapping[str, Any]]:
        """What a function has logged under this message."""
        group = f"/aws/lambda/recovery-test-{function}"
        pages = self.deployed.client("logs").get_paginator("filter_log_events")
        lines = (
            event["message"]
            for page in pages.paginate(logGroupName=group)
            for event in page["events"]
        )
        found = [json.loads(line) for line in lines if line.startswith("{")]
        return [line for line in found if line.get("message") == message]


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    folder = tmp_path_factory.mktemp("deployed")
    with deployed_product(folder=folder, speed=120) as deployed:
        api = Api(deployed)
        api.made("/accounts", {"accountId": HUB, "name": "Hub", "regions": [REGION]})
        yield Shop(deployed, api)
