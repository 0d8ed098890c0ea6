"""Values with sensible defaults: a test states only what matters to it.

Names do double duty: a server called db-1 has the id ``server_id("db-1")``, and a wave called Web
uses the group Web.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256

from recovery.domain.brain.begin import Start, execution_of
from recovery.domain.execution.execution import Execution
from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.health_checks import DocumentCheck
from recovery.domain.inventory import Inventory, RecoveryPoint, SourceServer, Unread
from recovery.domain.limits import DrsLimits, Limits
from recovery.domain.planning.compile_plan import compile_plan
from recovery.domain.planning.schedule import Schedule, ScheduledServer
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import RecoveryPlan, Wave
from recovery.domain.value import Location
from recovery.domain.wave_actions import AutomationAction, CommandAction

NOON = datetime(2025, 11, 30, 12, 0, tzinfo=UTC)
EUROPE = Location(account_id="111122223333", region="eu-west-1")
AMERICA = Location(account_id="444455556666", region="us-east-1")


def server_id(hostname: str) -> str:
    return "s-" + hostname.replace("-", "").rjust(17, "0")


def instance_id(name: str) -> str:
    return "i-" + sha256(name.encode()).hexdigest()[:17]


def snapshot_id(name: str) -> str:
    return "pit-" + name.replace("-", "").rjust(17, "0")


def a_server(hostname: str = "db-1", **stated: object) -> SourceServer:
    default = {"server_id": server_id(hostname), "hostname": hostname, "location": EUROPE}
    return SourceServer.model_validate(default | stated)


def a_point(name: str, taken_at: datetime = NOON) -> RecoveryPoint:
    return RecoveryPoint(snapshot_id=snapshot_id(name), taken_at=taken_at)


def a_group(name: str = "Database", /, *hostnames: str, **stated: object) -> ProtectionGroup:
    """A list of servers, of db-1 where none is named."""
    listed = {"server_ids": [server_id(hostname) for hostname in hostnames or ("db-1",)]}
    default = {"group_id": name, "name": name, "location": EUROPE}
    return ProtectionGroup.model_validate(
        default | {"selection": {"kind": "SERVERS"} | listed} | stated
    )


def a_tag_group(
    name: str = "Database", /, *, tags: Mapping[str, str], **stated: object
) -> ProtectionGroup:
    return a_group(name, selection={"kind": "TAGS", "tags": tags}, **stated)


def a_wave(name: str = "Database", *needed: str, **stated: object) -> Wave:
    """It waits for the waves that are named after its own name."""
    return Wave.model_validate({"name": name, "group_ids": (name,), "depends_on": needed} | stated)


def a_command(name: str = "Seed data", **stated: object) -> CommandAction:
    return CommandAction.model_validate({"name": name, "document": "seed-data"} | stated)


def an_automation(name: str = "Point DNS", **stated: object) -> AutomationAction:
    return AutomationAction.model_validate({"name": name, "document": "point-dns"} | stated)


def a_document_check(name: str = "Answers", **stated: object) -> DocumentCheck:
    return DocumentCheck.model_validate({"name": name, "document": "check-http"} | stated)


def a_plan(*waves: Wave, **stated: object) -> RecoveryPlan:
    """One wave, Database, where none is named."""
    default = {"plan_id": "p-7", "name": "Web shop", "waves": waves or (a_wave(),)}
    return RecoveryPlan.model_validate(default | stated)


def an_inventory(*servers: SourceServer, **stated: object) -> Inventory:
    """One server, db-1, in the group Database, where nothing else is named."""
    default = {"at": NOON, "servers": servers or (a_server(),), "groups": (a_group(),)}
    return Inventory.model_validate(default | stated)


def an_inventory_of(hostnames: Mapping[str, tuple[str, ...]], **stated: object) -> Inventory:
    """Groups by name with the servers that they list, all in good health."""
    groups = tuple(a_group(name, *listed) for name, listed in hostnames.items())
    names = dict.fromkeys(hostname for listed in hostnames.values() for hostname in listed)
    return an_inventory(*map(a_server, names), **({"groups": groups} | stated))


def an_unread(part: str = "DOCUMENTS", **stated: object) -> Unread:
    default = {"location": EUROPE, "part": part, "reason": "Access is denied."}
    return Unread.model_validate(default | stated)


def some_limits(**stated: object) -> Limits:
    """The same for every account and Region."""
    return Limits(default=DrsLimits.model_validate(stated))


def a_scheduled_server(hostname: str = "db-1", **stated: object) -> ScheduledServer:
    default = {
        "server_id": server_id(hostname),
        "hostname": hostname,
        "location": EUROPE,
        "os": "LINUX",
    }
    return ScheduledServer.model_validate(default | stated)


def a_schedule(
    plan: RecoveryPlan | None = None,
    inventory: Inventory | None = None,
    *,
    limits: Limits | None = None,
) -> Schedule:
    """What the planner makes of it; the plan must be free of errors."""
    schedule = compile_plan(
        plan or a_plan(), inventory or an_inventory(), limits or Limits()
    ).schedule
    assert schedule is not None
    return schedule


def a_finding(**stated: object) -> Finding:
    default = {
        "code": FindingCode.GROUP_EMPTY,
        "severity": Severity.BLOCKER,
        "thing": "Web",
        "fact": "Group Web lists no servers.",
        "fix": "Give it servers.",
    }
    return Finding.model_validate(default | stated)


def findings(
    code: FindingCode,
    *,
    plan: RecoveryPlan | None = None,
    inventory: Inventory | None = None,
    limits: Limits | None = None,
) -> tuple[Finding, ...]:
    """Those with this code that the planner has about a plan."""
    found = compile_plan(plan or a_plan(), inventory or an_inventory(), limits or Limits()).findings
    return tuple(finding for finding in found if finding.code is code)


def an_execution(schedule: Schedule | None = None, **stated: object) -> Execution:
    """A drill that has just been asked for."""
    default = {
        "execution_id": "e-1",
        "mode": "DRILL",
        "by": {"user_id": "u-ada", "name": "Ada"},
        "at": NOON,
    }
    return execution_of(schedule or a_schedule(), Start.model_validate(default | stated))
