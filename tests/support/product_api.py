"""The deployed product as its users have it: over HTTP, with a token.

    answer = api.ask("POST", "/protection-groups", draft, role="PlanManager")
    answer.status, answer.body["code"]

``made`` and ``got`` are for what a test takes for granted: they fail where it is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple
from urllib.parse import urlencode

from tests.support.deployed import Deployed

Json = dict[str, Any]


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: Any  # what JSON says; a test knows what it asked for


@dataclass(frozen=True)
class Api:
    deployed: Deployed
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        role: str = "Administrator",
        key: str | None = None,
    ) -> Answer:
        headers = {"Idempotency-Key": key} if key else {}
        return Answer(*self.deployed.request(method, path, role=role, json=body, headers=headers))

    def got(self, path: str, **query: str) -> Any:  # noqa: ANN401  JSON
        asked = f"{path}?{urlencode(query)}" if query else path
        answer = self.ask("GET", asked, role="Viewer")
        assert answer.status == 200, answer
        return answer.body

    def made(self, path: str, body: object = None) -> Any:  # noqa: ANN401  JSON
        answer = self.ask("POST", path, body)
        assert answer.status in {200, 201, 202}, answer
        return answer.body

    def deleted(self, path: str, version: int) -> None:
        answer = self.ask("DELETE", f"{path}?version={version}")
        assert answer.status == 204, answer

    def everything(self, path: str, **query: str) -> list[Any]:
        """Of a list, all of its pages."""
        page = self.got(path, limit="200", **query)
        items = list(page["items"])
        while token := page["nextToken"]:
            page = self.got(path, limit="200", pageToken=token, **query)
            items += page["items"]
        return items

    def name(self, thing: str) -> str:
        """One that nobody has yet."""
        return f"{thing} {next(self._numbers)}"

    def group(self, location: Json, server_ids: Sequence[str]) -> Json:
        group: Json = self.made(
            "/protection-groups", a_group_draft(self.name("Group"), location, server_ids)
        )
        return group

    def plan(self, *group_ids: str) -> Json:
        plan: Json = self.made("/recovery-plans", a_plan_draft(self.name("Plan"), *group_ids))
        return plan


def a_group_draft(name: str, location: Json, server_ids: Sequence[str]) -> Json:
    selection = {"kind": "SERVERS", "serverIds": list(server_ids)}
    return {"name": name, "location": location, "selection": selection}


def a_tag_group_draft(name: str, location: Json, **tags: str) -> Json:
    return {"name": name, "location": location, "selection": {"kind": "TAGS", "tags": tags}}


def a_plan_draft(name: str, *group_ids: str) -> Json:
    """Of one wave, or of none. What is started of it waits for approval, and keeps its servers."""
    wave = {"name": "Everything", "groupIds": list(group_ids), "approval": {}}
    return {"name": name, "waves": [wave] if group_ids else []}
