"""Every operation of the API asked once, in a world in which it makes sense.

The examples of docs/openapi.json are its answers: what is shown there, the product really says.
"""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from recovery.domain.execution.facts import Pause
from recovery.domain.recovery_plan import ApprovalGate, FailurePolicy
from recovery.handlers.api.app import resolver
from recovery.ports.estate import AccountCheck, JobLogLine
from tests.support.api_events import Answered, call_api
from tests.support.builders import EUROPE, NOON, a_plan, a_point, a_server, a_wave, server_id
from tests.support.memory.world import MemoryWorld
from tests.support.operators import asks, fails
from tests.support.play import Play, a_begun_play
from tests.support.started import a_world_with

Example = dict[str, Any]

_ROUTES = {route.operation_id: route for route in resolver().routes}
_PLACE = {"accountId": EUROPE.account_id, "region": EUROPE.region}
_ACCOUNT = {"name": "Production", "regions": [EUROPE.region]}
_WEB = {
    "name": "Web",
    "description": "What customers see.",
    "location": _PLACE,
    "selection": {"kind": "SERVERS", "serverIds": [server_id("web-1"), server_id("web-2")]},
    "launchSettings": {"rightSizing": "BASIC", "copyTags": True},
}
_DATABASE = {
    "name": "Database",
    "location": _PLACE,
    "selection": {"kind": "TAGS", "tags": {"tier": "database"}},
}
_SHOP = {
    "name": "Web shop",
    "objectives": {"rto": "PT4H", "rpo": "PT15M"},
    "waves": [
        {"name": "Database", "groupIds": ["g-1"]},
        {"name": "Web", "groupIds": ["g-2"], "dependsOn": ["Database"], "onFailure": "PAUSE"},
    ],
}
_JOB = "drsjob-0123456789abcdef0"
_LOG = (
    JobLogLine(at=NOON, event="JOB_START"),
    JobLogLine(at=NOON, event="SNAPSHOT_START", server_id=server_id("db-1")),
)
_DRILL = {"mode": "DRILL", "reason": "Quarterly drill", "cleanupAfter": "PT2H"}


class Story:
    def __init__(self, world: MemoryWorld) -> None:
        self.world = world
        self.examples: dict[str, Example] = {}

    def asks(
        self,
        operation: str,
        body: object = None,
        query: Mapping[str, str] | None = None,
        **path: object,
    ) -> Answered:
        """``path``: what stands in the path of the operation, by its names there."""
        route = _ROUTES[operation]
        filled = re.sub(r"<(\w+)>", lambda part: str(path[part[1]]), route.path)
        answered = call_api(self.world, route.method, filled, query=query, body=body)
        request = {} if body is None else {"request": body}
        answer = {} if answered.body is None else {"answer": answered.body}
        self.examples[operation] = {"status": answered.status, **request, **answer}
        return answered


def told() -> dict[str, Example]:
    """By operation: what was sent, the status, and what was answered."""
    story = Story(_a_new_world())
    _accounts_and_servers(story)
    _groups(story)
    _plans(story)
    _one_execution(story)
    _what_remains(story)
    _deletions(story)
    for operation, play in _STEERED.items():
        story.world = a_world_with(play())
        story.world.job_logs.by_job[_JOB] = _LOG
        body = None if operation.startswith("get") else {"why": "Agreed in the bridge call."}
        story.asks(operation, body, executionId="e-1", waveNumber=1, jobId=_JOB)
    return story.examples


def _a_new_world() -> MemoryWorld:
    world = MemoryWorld()
    database = a_server("db-1", tags={"tier": "database"})
    world.shows(database, a_server("web-1"), a_server("web-2"))
    world.recovery_points.by_server[server_id("db-1")] = (a_point("p-2"), a_point("p-1"))
    checks = [AccountCheck(name="DRS is initialised", is_passed=True, detail="3 source servers.")]
    world.verifier.by_account[EUROPE.account_id] = tuple(checks)
    return world


def _accounts_and_servers(story: Story) -> None:
    story.asks("getMe")
    story.asks("registerAccount", _ACCOUNT | {"accountId": EUROPE.account_id})
    story.asks("listAccounts")
    story.asks("getAccount", accountId=EUROPE.account_id)
    renamed = _ACCOUNT | {"name": "Production, Europe", "version": 1}
    story.asks("updateAccount", renamed, accountId=EUROPE.account_id)
    story.asks("verifyAccount", accountId=EUROPE.account_id)
    story.asks("listSourceServers", query={"text": "web", "limit": "10"})
    database: dict[str, Any] = _PLACE | {"serverId": server_id("db-1")}
    for operation in ("getSourceServer", "listRecoveryPoints", "getServerLaunchSettings"):
        story.asks(operation, **database)
    story.asks("getQuotas")


def _groups(story: Story) -> None:
    story.asks("createGroup", _DATABASE)
    story.asks("previewGroup", _WEB)
    story.asks("createGroup", _WEB)
    story.asks("listGroups")
    story.asks(
        "updateGroup", _WEB | {"description": "The shop window.", "version": 1}, groupId="g-2"
    )
    for operation in ("getGroup", "listGroupServers", "getGroupLaunchSettings", "getGroupDrift"):
        story.asks(operation, groupId="g-2")


def _plans(story: Story) -> None:
    story.asks("validateDraft", _SHOP)
    story.asks("createPlan", _SHOP)
    story.asks("listPlans")
    changed = _SHOP | {"description": "Everything that sells.", "version": 1}
    story.asks("updatePlan", changed, planId="p-1")
    story.asks("getPlan", planId="p-1")
    story.asks("validatePlan", planId="p-1")
    story.asks("rehearsePlan", {"seed": 7}, planId="p-1")
    story.asks("previewStart", _DRILL, planId="p-1")


def _one_execution(story: Story) -> None:
    story.asks("startExecution", _DRILL | {"planId": "p-1"})
    story.asks("listExecutions", query={"mode": "DRILL"})
    story.asks("listExecutionEvents", executionId="e-1")
    story.asks("getOverview")


def _what_remains(story: Story) -> None:
    story.asks("listAudit", query={"kind": "GROUP", "limit": "2"})
    document = story.asks("exportConfiguration").body
    story.asks("importConfiguration", {"document": document, "isDryRun": True})


def _deletions(story: Story) -> None:
    """In a world of its own, so that nothing refers to what goes."""
    story.world = _a_new_world()
    for operation, body in {
        "registerAccount": _ACCOUNT | {"accountId": EUROPE.account_id},
        "createGroup": _DATABASE,
        "createPlan": {"name": "Draft"},
    }.items():
        Story(story.world).asks(operation, body)
    of_first = {"version": "1"}
    story.asks("deletePlan", planId="p-1", query=of_first)
    story.asks("deleteGroup", groupId="g-1", query=of_first)
    story.asks("deleteAccount", accountId=EUROPE.account_id, query=of_first)


def _running() -> Play:
    play = a_begun_play()
    started = play.job_starts(play.launches("db-1"))
    play.step(started.changed(job_id=_JOB), after=timedelta(seconds=2))
    return play


def _paused() -> Play:
    play = _running()
    asks(play, Pause)
    return play


def _at_its_gate() -> Play:
    return a_begun_play(a_plan(a_wave(approval=ApprovalGate(instructions="Call the owner."))))


def _failed() -> Play:
    play = a_begun_play(a_plan(a_wave(on_failure=FailurePolicy.PAUSE)))
    fails(play, "db-1")
    return play


def _ended() -> Play:
    play = a_begun_play()
    play.recovers("db-1")
    return play


_STEERED: Mapping[str, Callable[[], Play]] = {
    "getExecution": _running,
    "getJobLog": _running,
    "pauseExecution": _running,
    "cancelExecution": _running,
    "resumeExecution": _paused,
    "approveWave": _at_its_gate,
    "rejectWave": _at_its_gate,
    "retryWave": _failed,
    "retryFailedServers": _failed,
    "skipWave": _failed,
    "terminateInstances": _ended,
    "getReport": _ended,
}
