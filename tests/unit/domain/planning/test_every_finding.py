"""Every finding code has a world that produces it, and every finding can be read by a person."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from recovery.domain.findings import Finding, FindingCode
from recovery.domain.inventory import Inventory
from recovery.domain.limits import Limits
from recovery.domain.planning.compile_plan import compile_plan
from recovery.domain.planning.point_in_time import NotAfter, PointInTime, SnapshotPerServer, pin
from recovery.domain.recovery_plan import RecoveryPlan
from tests.support.builders import (
    EUROPE,
    NOON,
    a_command,
    a_group,
    a_plan,
    a_schedule,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    an_inventory_of,
    an_unread,
    instance_id,
    server_id,
    snapshot_id,
    some_limits,
)


def _one(**stated: object) -> Inventory:
    return an_inventory(a_server("db-1", **stated))


def _with(**settings: object) -> Inventory:
    group = a_group("Database", "db-1", "db-2", launch_settings=settings)
    subnets = ({"location": EUROPE, "subnet_id": "subnet-1", "cidr": "10.0.0.0/24"},)
    return an_inventory(a_server("db-1"), a_server("db-2"), groups=(group,), subnets=subnets)


def _instance(*, is_drill: bool) -> Mapping[str, object]:
    return {"instance_id": instance_id("old"), "is_drill": is_drill}


ONE = an_inventory()
TWO = an_inventory_of({"Database": ("db-1",), "Web": ("db-1",)})
BOTH = a_plan(a_wave("Database"), a_wave("Web"))
SHORT_RPO = a_plan(objectives={"rpo": timedelta(minutes=1)})
WITH_COMMAND = a_plan(a_wave(actions_before=(a_command(),)))
WITH_AUTOMATION = a_plan(a_wave(actions_after=(an_automation(),)))
ONLY_AUTOMATION = a_plan(a_wave(group_ids=(), actions_after=(an_automation(),)))
WITHOUT_CHECKS = a_plan(a_wave(checks=(), actions_after=(a_command(),)))
STRAY_MARK = a_plan(a_wave(optional_server_ids=(server_id("web-1"),)))
NO_SERVERS = a_group(selection={"kind": "SERVERS", "server_ids": ()})

WORLDS: Mapping[FindingCode, tuple[RecoveryPlan, Inventory]] = {
    FindingCode.PLAN_HAS_NO_WAVES: (a_plan().changed(waves=()), ONE),
    FindingCode.WAVE_NAME_TWICE: (a_plan(a_wave(), a_wave()), ONE),
    FindingCode.DEPENDENCY_UNKNOWN: (a_plan(a_wave("Web", "App")), ONE),
    FindingCode.DEPENDENCY_CYCLE: (a_plan(a_wave("Web", "Web")), ONE),
    FindingCode.GROUP_UNKNOWN: (a_plan(a_wave("Web")), ONE),
    FindingCode.GROUP_EMPTY: (a_plan(), an_inventory(groups=(NO_SERVERS,))),
    FindingCode.GROUP_TWICE: (a_plan(a_wave(), a_wave("Web", group_ids=("Database",))), ONE),
    FindingCode.WAVE_EMPTY: (a_plan(a_wave(group_ids=())), ONE),
    FindingCode.SERVER_UNKNOWN: (a_plan(), an_inventory(a_server("web-1"))),
    FindingCode.SERVER_IN_TWO_WAVES: (BOTH, TWO),
    FindingCode.SERVER_IN_TWO_GROUPS: (a_plan(a_wave(group_ids=("Database", "Web"))), TWO),
    FindingCode.OPTIONAL_SERVER_NOT_IN_WAVE: (STRAY_MARK, ONE),
    FindingCode.SERVER_NOT_RECOVERABLE: (a_plan(), _one(has_recovery_point=False)),
    FindingCode.SERVER_IN_JOB: (a_plan(), _one(active_job_id="drsjob-1")),
    FindingCode.SERVER_STALLED: (a_plan(), _one(replication="STALLED")),
    FindingCode.RECOVERY_INSTANCE_WOULD_BE_DESTROYED: (
        a_plan(),
        _one(instance=_instance(is_drill=False)),
    ),
    FindingCode.DRILL_INSTANCE_WOULD_BE_DESTROYED: (
        a_plan(),
        _one(instance=_instance(is_drill=True)),
    ),
    FindingCode.RPO_AT_RISK: (SHORT_RPO, _one(lag=timedelta(hours=1))),
    FindingCode.QUOTA_DELAYS_WAVE: (a_plan(), _with()),
    FindingCode.LOCATION_UNREACHABLE: (a_plan(), an_inventory(unreachable=(EUROPE,))),
    FindingCode.NOT_CHECKED: (a_plan(), an_inventory(unread=(an_unread(),))),
    FindingCode.ACTION_HAS_NO_INSTANCES: (WITH_COMMAND, ONE),
    FindingCode.ACTION_HAS_NO_LOCATION: (ONLY_AUTOMATION, ONE),
    FindingCode.DOCUMENT_UNKNOWN: (WITH_AUTOMATION, an_inventory(documents=())),
    FindingCode.CHECK_NEEDS_AGENT: (WITHOUT_CHECKS, ONE),
    FindingCode.CHECKS_SKIPPED_WHEN_STOPPED: (a_plan(), _with(launch_disposition="STOPPED")),
    FindingCode.INSTANCE_TYPE_IGNORED: (a_plan(), _with(instance_type="m5.large")),
    FindingCode.LAUNCH_CONFIGURATION_MISSING: (a_plan(), _one(has_launch_configuration=False)),
    FindingCode.SUBNET_UNKNOWN: (a_plan(), _with(subnet_id="subnet-9")),
    FindingCode.PRIVATE_IP_TWICE: (a_plan(), _with(private_ip="10.0.0.9")),
    FindingCode.PRIVATE_IP_OUTSIDE_SUBNET: (
        a_plan(),
        _with(private_ip="10.0.0.1", subnet_id="subnet-1"),
    ),
    FindingCode.LAUNCH_SETTINGS_CONFLICT: (
        a_plan(),
        _with(launch_into_instance_id=instance_id("target")),
    ),
}

POINTS_IN_TIME: Mapping[FindingCode, PointInTime] = {
    FindingCode.RECOVERY_POINT_GONE: SnapshotPerServer(
        snapshots={server_id("db-1"): snapshot_id("lost")}
    ),
    FindingCode.POINT_IN_TIME_TOO_EARLY: NotAfter(at=NOON),
}


def _all_findings(code: FindingCode) -> tuple[Finding, ...]:
    if code in POINTS_IN_TIME:
        return pin(a_schedule(), POINTS_IN_TIME[code], ONE).findings
    plan, inventory = WORLDS[code]
    is_tight = code is FindingCode.QUOTA_DELAYS_WAVE
    return compile_plan(
        plan, inventory, some_limits(servers_in_jobs=1) if is_tight else Limits()
    ).findings


@pytest.mark.parametrize("code", FindingCode)
def test_every_code_can_be_produced(code: FindingCode) -> None:
    found = _all_findings(code)

    assert code in {finding.code for finding in found}


@pytest.mark.parametrize("code", FindingCode)
def test_every_finding_is_a_fact_and_a_fix_in_full_sentences(code: FindingCode) -> None:
    found = _all_findings(code)

    for finding in found:
        for sentence in (finding.fact, finding.fix):
            assert sentence[0].isupper() or sentence[0].isdigit()
            assert sentence.endswith(".")
            assert "  " not in sentence
            assert "None" not in sentence


@pytest.mark.parametrize("code", FindingCode)
def test_every_fact_names_its_thing(code: FindingCode) -> None:
    found = [finding for finding in _all_findings(code) if finding.code is code]

    plan_wide = {FindingCode.PLAN_HAS_NO_WAVES, FindingCode.LOCATION_UNREACHABLE}
    assert code in plan_wide or all(finding.thing in finding.fact for finding in found)
