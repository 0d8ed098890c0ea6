"""Start without some servers."""

import pytest

from recovery.domain.errors import ServersUnknown
from recovery.domain.findings import blocking
from recovery.domain.inventory import Inventory
from recovery.domain.limits import Limits
from recovery.domain.planning.compile_plan import Compilation, compile_plan
from recovery.domain.planning.without_servers import omittable, start_without, without
from recovery.domain.recovery_plan import RecoveryPlan
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_group,
    a_plan,
    a_schedule,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    an_inventory_of,
    server_id,
    some_limits,
)


def test_the_rest_is_packed_into_full_jobs_again() -> None:
    inventory = an_inventory_of({"Database": ("db-1", "db-2", "db-3", "db-4")})
    schedule = a_schedule(inventory=inventory, limits=some_limits(servers_per_job=2))

    reduced = without(schedule, {server_id("db-1"), server_id("db-3")})

    (job,) = reduced.wave(1).jobs
    assert job.server_ids == (server_id("db-2"), server_id("db-4"))


def test_servers_left_out_are_gone_from_the_schedule() -> None:
    schedule = a_schedule(inventory=an_inventory_of({"Database": ("db-1", "db-2")}))

    reduced = without(schedule, {server_id("db-1")})

    assert reduced.server_ids == {server_id("db-2")}


def test_a_wave_may_be_left_without_servers() -> None:
    schedule = a_schedule()

    reduced = without(schedule, {server_id("db-1")})

    assert reduced.wave(1).servers == {}
    assert reduced.wave(1).jobs == ()


def test_a_server_that_is_not_scheduled_is_refused_by_name() -> None:
    schedule = a_schedule()

    with pytest.raises(ServersUnknown) as refusal:
        without(schedule, {server_id("db-1"), server_id("db-9")})

    assert refusal.value.server_ids == (server_id("db-9"),)


def test_findings_about_servers_left_out_do_not_block() -> None:
    sick, healthy = a_server("db-1", replication="DISCONNECTED"), a_server("db-2")
    inventory = an_inventory(sick, healthy, groups=(a_group("Database", "db-1", "db-2"),))
    compilation = compile_plan(a_plan(), inventory, Limits())

    reduced = start_without(compilation, {server_id("db-1")})

    assert blocking(compilation.findings)
    assert not reduced.findings
    assert reduced.schedule
    assert reduced.schedule.server_ids == {server_id("db-2")}


def test_findings_about_other_servers_still_block() -> None:
    servers = (a_server(name, replication="DISCONNECTED") for name in ("db-1", "db-2"))
    inventory = an_inventory(*servers, groups=(a_group("Database", "db-1", "db-2"),))
    compilation = compile_plan(a_plan(), inventory, Limits())

    reduced = start_without(compilation, {server_id("db-1")})

    assert [finding.thing for finding in blocking(reduced.findings)] == [server_id("db-2")]


def test_a_server_that_vanished_from_drs_can_be_left_out() -> None:
    inventory = an_inventory(a_server("db-1"), groups=(a_group("Database", "db-1", "db-2"),))
    compilation = compile_plan(a_plan(), inventory, Limits())

    reduced = start_without(compilation, {server_id("db-2")})

    assert not reduced.findings
    assert reduced.schedule == compilation.schedule


def test_a_server_listed_in_the_wrong_region_is_left_out_everywhere() -> None:
    plan = a_plan(a_wave(group_ids=("Near", "Far")))
    groups = (a_group("Near", "db-1"), a_group("Far", "db-1", location=AMERICA))
    compilation = compile_plan(plan, an_inventory(groups=groups), Limits())

    reduced = start_without(compilation, {server_id("db-1")})

    assert not reduced.findings
    assert reduced.schedule
    assert reduced.schedule.server_ids == frozenset()


def test_a_plan_with_errors_is_no_better_without_servers() -> None:
    plan = a_plan(a_wave("Database", "Nowhere"))
    compilation = compile_plan(plan, an_inventory(), Limits())

    reduced = start_without(compilation, {server_id("db-1")})

    assert reduced == compilation


def test_servers_at_fault_are_what_to_do_without() -> None:
    servers = (a_server("db-1", has_recovery_point=False), a_server("db-2"))
    inventory = an_inventory(*servers, groups=(a_group("Database", "db-1", "db-2", "db-9"),))
    compilation = compile_plan(a_plan(), inventory, Limits())

    at_fault = omittable(compilation)

    assert at_fault == {server_id("db-1"), server_id("db-9")}
    assert blocking(start_without(compilation, at_fault).findings) == ()


def test_a_plan_that_can_start_does_without_nobody() -> None:
    compilation = compile_plan(a_plan(), an_inventory(), Limits())

    at_fault = omittable(compilation)

    assert at_fault == frozenset()


@pytest.mark.parametrize(
    ("plan", "inventory"),
    [
        (a_plan(), an_inventory(a_server(has_recovery_point=False))),
        (a_plan(a_wave("Database"), a_wave("Web")), an_inventory()),
        (a_plan(), an_inventory(a_server(has_recovery_point=False), unreachable=(EUROPE,))),
    ],
    ids=["nothing would be left", "the plan itself is wrong", "the place is wrong"],
)
def test_leaving_servers_out_is_not_always_a_way_out(
    plan: RecoveryPlan, inventory: Inventory
) -> None:
    compilation = compile_plan(plan, inventory, Limits())

    at_fault = omittable(compilation)

    assert blocking(compilation.findings)
    assert at_fault == frozenset()


def in_two_places(**stated: object) -> Compilation:
    """Europe answers and America does not; what was seen there last is still known."""
    groups = (a_group("Near", "db-1"), a_group("Far", "web-1", location=AMERICA))
    servers = (a_server("db-1"), a_server("web-1", location=AMERICA))
    inventory = an_inventory(*servers, groups=groups, unreachable=(AMERICA,))
    wave = a_wave("Both", **{"group_ids": ("Near", "Far"), **stated})
    return compile_plan(a_plan(wave), inventory, Limits())


def test_a_place_that_does_not_answer_is_left_out_together_with_its_servers() -> None:
    compilation = in_two_places()

    reduced = start_without(compilation, {server_id("web-1")})

    assert omittable(compilation) == {server_id("web-1")}
    assert blocking(compilation.findings)
    assert blocking(reduced.findings) == ()


def test_a_place_that_does_not_answer_still_counts_for_the_servers_that_stay() -> None:
    compilation = in_two_places()

    reduced = start_without(compilation, {server_id("db-1")})

    assert reduced.findings == compilation.findings


def test_a_place_that_does_not_answer_still_counts_for_what_else_runs_there() -> None:
    compilation = in_two_places(actions_before=(an_automation(location=AMERICA),))

    assert omittable(compilation) == frozenset()
    assert blocking(start_without(compilation, {server_id("web-1")}).findings)
