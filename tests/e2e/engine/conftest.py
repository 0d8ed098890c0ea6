"""The product in a cloud of its own, fast enough for whole drills, and a person who runs them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pytest

from tests.support.deployed import REGION, Deployed, deployed_product
from tests.support.product_api import Answer, Api, Json, a_group_draft
from tests.support.running_cloud import HUB, until

WORLD = Path(__file__).with_name("world.yaml")
SPEED = 300
REGIONS = (REGION, "eu-central-1", "eu-north-1")
OVER = {"COMPLETED", "PARTIAL", "FAILED", "CANCELLED"}


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    folder = tmp_path_factory.mktemp("deployed")
    with deployed_product(folder=folder, world=str(WORLD), speed=SPEED) as product:
        yield product


@pytest.fixture(scope="session")
def api(deployed: Deployed) -> Api:
    api = Api(deployed)
    api.made("/accounts", {"accountId": HUB, "name": "Hub", "regions": REGIONS})
    return api


@dataclass
class Desk:
    """Where somebody sits who runs drills, and steers them, by the REST API alone."""

    api: Api
    _unused: dict[tuple[str, str], Iterator[str]] = field(default_factory=dict)

    def servers(self, number: int, kind: str = "linux", *, region: str = REGION) -> list[str]:
        """Which no other test has used."""
        if (kind, region) not in self._unused:
            place = {"accountId": HUB, "region": region}
            found = self.api.everything("/source-servers", **place)
            ids = [each["serverId"] for each in found if each["hostname"].startswith(kind)]
            self._unused[kind, region] = iter(ids)
        taken = list(islice(self._unused[kind, region], number))
        assert len(taken) == number, "tests/e2e/engine/world.yaml has too few servers."
        return taken

    def wave(
        self,
        name: str,
        server_ids: Sequence[str],
        *needs: str,
        region: str = REGION,
        **stated: object,
    ) -> Json:
        """Of a new group with these servers."""
        place = {"accountId": HUB, "region": region}
        draft = a_group_draft(self.api.name(name), place, server_ids)
        group = self.api.made("/protection-groups", draft)
        return {"name": name, "groupIds": [group["groupId"]], "dependsOn": needs, **stated}

    def plan(self, *waves: Json, **stated: object) -> Json:
        draft = {"name": self.api.name("Plan"), "waves": waves, **stated}
        plan: Json = self.api.made("/recovery-plans", draft)
        return plan

    def asked_to_start(self, plan: Json, role: str = "Operator", **stated: object) -> Answer:
        asked = {"planId": plan["planId"], "mode": "DRILL", **stated}
        return self.api.ask("POST", "/executions", asked, role=role)

    def started(self, plan: Json, role: str = "Operator", **stated: object) -> str:
        """The path of the execution."""
        answer = self.asked_to_start(plan, role, **stated)
        assert answer.status == 202, answer
        return f"/executions/{answer.body['executionId']}"

    def told(self, path: str, what: str, role: str = "Operator", why: str = "") -> None:
        """Asked for, and taken up."""
        answer = self.api.ask("POST", f"{path}/{what}", {"why": why}, role=role)
        assert answer.status == 202, answer
        self.comes_to(path, lambda seen: not seen["pendingRequests"])

    def comes_to(self, path: str, is_there: Callable[[Json], bool]) -> Json:
        def look() -> Json | None:
            seen: Json = self.api.got(path)
            return seen if is_there(seen) else None

        return until(look, seconds=90)

    def ends(self, path: str) -> Json:
        return self.comes_to(path, lambda seen: seen["status"] in OVER)

    def is_cleaned_up(self, path: str) -> Json:
        def is_clean(seen: Json) -> bool:
            return seen["status"] in OVER and seen["instancesRunning"] == 0

        return self.comes_to(path, is_clean)

    def story(self, path: str) -> list[str]:
        """What its events tell; of one that is not longer than a page."""
        return [event["text"] for event in self.api.got(f"{path}/events", limit="200")["items"]]

    def breaks(self, server_id: str, **fault: object) -> None:
        """Its next launch fails, or whatever else is said."""
        default = {"kind": "fail", "phase": "CONVERSION", "times": 1}
        stated = {"server": server_id, **(fault or default)}
        self.api.deployed.cloud.ask("POST", "faults", stated)


@pytest.fixture(scope="session")
def desk(api: Api) -> Desk:
    return Desk(api)


def wave_states(seen: Json) -> list[str]:
    return [wave["status"] for wave in seen["waves"]]


def servers_of(seen: Json) -> dict[str, Json]:
    """Of an execution or its report, by their ids."""
    return {server["serverId"]: server for server in seen["servers"]}
