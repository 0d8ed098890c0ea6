"""A plan and what is known today become a schedule, or the reasons why they can't."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from recovery.domain.findings import FindingCode, Severity
from recovery.domain.inventory import Inventory
from recovery.domain.limits import Limits
from recovery.domain.planning.compile_plan import Compilation, compile_plan
from recovery.domain.recovery_plan import RecoveryPlan
from tests.support.builders import (
    a_plan,
    a_server,
    a_tag_group,
    a_wave,
    an_inventory,
    an_inventory_of,
    server_id,
    some_limits,
)
from tests.support.worlds import INVENTORIES, PLANS, copied, shuffled


def test_a_sound_plan_has_a_schedule_and_no_findings() -> None:
    plan = a_plan(
        a_wave("Database"), a_wave("Web", "Database"), objectives={"rto": timedelta(hours=4)}
    )
    inventory = an_inventory_of({"Database": ("db-1", "db-2"), "Web": ("web-1",)})
    limits = some_limits(jobs=7)

    compilation = compile_plan(plan, inventory, limits)

    assert compilation.findings == ()
    assert compilation.schedule
    assert compilation.schedule.plan_id == plan.plan_id
    assert compilation.schedule.plan_name == plan.name
    assert compilation.schedule.plan_version == plan.version
    assert compilation.schedule.objectives == plan.objectives
    assert compilation.schedule.limits == limits
    assert compilation.schedule.needs == {1: (), 2: (1,)}


def test_an_error_leaves_no_schedule() -> None:
    plan = a_plan(a_wave("Database", "Gone"))

    compilation = compile_plan(plan, an_inventory(), Limits())

    assert compilation.schedule is None


def test_a_server_that_can_not_be_launched_stays_in_the_schedule_to_be_left_out() -> None:
    inventory = an_inventory(a_server("db-1", replication="DISCONNECTED"))

    compilation = compile_plan(a_plan(), inventory, Limits())

    assert [finding.severity for finding in compilation.findings] == [Severity.BLOCKER]
    assert compilation.schedule
    assert compilation.schedule.server_ids == {server_id("db-1")}


def test_when_the_source_site_is_gone_recovery_is_still_possible() -> None:
    servers = [
        a_server(f"db-{n}", replication="STALLED", lag=None, tags={"a": "b"}) for n in range(3)
    ]
    inventory = an_inventory(*servers, groups=(a_tag_group(tags={"a": "b"}),))
    plan = a_plan(objectives={"rpo": timedelta(minutes=15)})

    compilation = compile_plan(plan, inventory, Limits())

    assert {finding.severity for finding in compilation.findings} == {Severity.WARNING}
    assert compilation.schedule
    assert len(compilation.schedule.server_ids) == 3


def test_every_independent_problem_is_reported_at_once() -> None:
    plan = a_plan(a_wave("Web", "Web", group_ids=("Gone",)), a_wave("Mail", "Lost"), a_wave("Mail"))

    compilation = compile_plan(plan, an_inventory(), Limits())

    assert {finding.code for finding in compilation.findings} >= {
        FindingCode.DEPENDENCY_CYCLE,
        FindingCode.DEPENDENCY_UNKNOWN,
        FindingCode.GROUP_UNKNOWN,
        FindingCode.WAVE_NAME_TWICE,
    }


def test_findings_come_in_the_order_of_the_waves() -> None:
    plan = a_plan(a_wave("Web"), a_wave("Database", "Gone"), a_wave("App"))
    inventory = an_inventory(a_server("db-1", active_job_id="drsjob-1"))

    compilation = compile_plan(plan, inventory, Limits())

    assert [finding.wave for finding in compilation.findings] == [
        "Web",
        "Database",
        "Database",
        "App",
    ]


@given(PLANS, INVENTORIES)
def test_a_schedule_is_missing_exactly_if_there_is_an_error(
    plan: RecoveryPlan, inventory: Inventory
) -> None:
    compilation = compile_plan(plan, inventory, some_limits(servers_per_job=2, servers_in_jobs=3))

    severities = {finding.severity for finding in compilation.findings}
    assert (compilation.schedule is None) == (Severity.ERROR in severities)


@given(PLANS, INVENTORIES)
def test_the_same_facts_lead_to_the_same_result(plan: RecoveryPlan, inventory: Inventory) -> None:
    first = compile_plan(plan, inventory, Limits())

    again = compile_plan(copied(plan), copied(inventory), Limits())

    assert again == first
    assert again.model_dump_json() == first.model_dump_json()


@given(PLANS, INVENTORIES, st.randoms(use_true_random=False))
def test_the_order_in_which_drs_lists_things_does_not_matter(
    plan: RecoveryPlan, inventory: Inventory, random: Random
) -> None:
    compilation = compile_plan(plan, inventory, Limits())

    other = compile_plan(plan, shuffled(inventory, random), Limits())

    assert other.model_dump_json() == compilation.model_dump_json()


@given(PLANS, INVENTORIES)
def test_no_server_is_scheduled_twice(plan: RecoveryPlan, inventory: Inventory) -> None:
    schedule = compile_plan(plan, inventory, some_limits(servers_per_job=2)).schedule

    if schedule:
        packed = [
            server_id
            for wave in schedule.waves
            for job in wave.jobs
            for server_id in job.server_ids
        ]
        assert len(packed) == len(set(packed))
        assert set(packed) == schedule.server_ids


@given(PLANS, INVENTORIES)
def test_a_compilation_survives_a_round_trip_through_json(
    plan: RecoveryPlan, inventory: Inventory
) -> None:
    compilation = compile_plan(plan, inventory, Limits())

    read = Compilation.model_validate_json(compilation.model_dump_json())

    assert read == compilation
