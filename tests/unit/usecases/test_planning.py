"""A plan compiled with what is known of DRS and its surroundings."""

from datetime import timedelta

from recovery.domain.findings import FindingCode
from recovery.domain.inventory import Subnet
from recovery.domain.limits import DrsLimits
from recovery.ports.estate import Blind, DrsQuotas, LiveJob
from recovery.usecases.inventory import READ_NOW
from recovery.usecases.planning import Compiled, compiled
from tests.support.builders import (
    AMERICA,
    EUROPE,
    NOON,
    a_command,
    a_document_check,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    server_id,
)
from tests.support.memory.world import MemoryWorld
from tests.support.web_shop import a_shop_plan, a_web_shop

HOUR = timedelta(hours=1)


def test_servers_of_all_accounts_and_regions_come_into_one_schedule() -> None:
    world = a_web_shop()

    found = compiled(world.ports, a_shop_plan(), max_age=READ_NOW)

    assert _codes(found) == []
    assert found.compilation.schedule is not None
    assert found.compilation.schedule.server_ids == {
        server_id(name) for name in ("db-1", "web-1", "web-2")
    }


def test_what_was_seen_lately_is_not_read_again() -> None:
    world = a_web_shop()
    compiled(world.ports, a_shop_plan(), max_age=READ_NOW)
    world.clock.forward(timedelta(minutes=2))

    found = compiled(world.ports, a_shop_plan(), max_age=HOUR)

    assert world.estate.looked == [EUROPE, AMERICA]
    assert [place.age_seconds for place in found.places] == [120, 120]


def test_an_account_that_does_not_answer_blocks_and_keeps_its_servers_as_last_seen() -> None:
    world = a_web_shop()
    compiled(world.ports, a_shop_plan(), max_age=READ_NOW)
    world.estate.put(Blind(location=AMERICA, code="TIMEOUT", reason="It did not answer."))

    found = compiled(world.ports, a_shop_plan(), max_age=READ_NOW)

    assert _codes(found) == [FindingCode.LOCATION_UNREACHABLE]
    assert found.compilation.schedule is not None
    assert server_id("web-1") in found.compilation.schedule.server_ids
    assert found.places[1].problem is not None


def test_quotas_are_those_of_each_account_and_region() -> None:
    world = a_web_shop()
    limits = DrsLimits(servers_per_job=1)
    world.quotas.by_location[AMERICA] = DrsQuotas(
        limits=limits, replicating_servers=300, source_servers=4000
    )

    found = compiled(world.ports, a_shop_plan(), max_age=READ_NOW)

    assert found.compilation.schedule is not None
    assert [len(wave.jobs) for wave in found.compilation.schedule.waves] == [1, 2]


def test_documents_and_subnets_are_looked_for_where_they_are_needed() -> None:
    world = MemoryWorld()
    world.has_groups(a_group(launch_settings={"subnet_id": "subnet-1"}))
    world.shows(a_server("db-1"))
    plan = a_plan(a_wave(actions_after=(a_command(document="seed-data"),)))

    absent = compiled(world.ports, plan, max_age=READ_NOW)
    world.surroundings.document_names.add("seed-data")
    world.surroundings.known_subnets.append(_subnet("subnet-1"))
    present = compiled(world.ports, plan, max_age=READ_NOW)

    assert set(_codes(absent)) == {FindingCode.DOCUMENT_UNKNOWN, FindingCode.SUBNET_UNKNOWN}
    assert _codes(present) == []


def test_documents_that_cannot_be_read_are_a_warning() -> None:
    world = a_web_shop()
    seen = world.ports.sights
    compiled(world.ports, a_shop_plan(), max_age=READ_NOW)
    world.estate.put(Blind(location=EUROPE, code="ACCESS_DENIED", reason="Access is denied."))
    plan = a_shop_plan(a_wave(checks=(*a_wave().checks, a_document_check())))

    found = compiled(world.ports, plan, max_age=HOUR)

    assert seen.last(EUROPE) is not None
    assert set(_codes(found)) == {FindingCode.NOT_CHECKED}
    assert {unread.part for unread in found.inventory.unread} == {"DOCUMENTS", "QUOTAS"}


def test_subnets_that_cannot_be_read_are_a_warning() -> None:
    world = MemoryWorld()
    world.has_groups(a_group(launch_settings={"subnet_id": "subnet-1"}))
    world.shows(a_server("db-1"))
    compiled(world.ports, a_plan(), max_age=READ_NOW)
    world.estate.put(Blind(location=EUROPE, code="ACCESS_DENIED", reason="Access is denied."))

    found = compiled(world.ports, a_plan(), max_age=HOUR)

    assert set(_codes(found)) == {FindingCode.NOT_CHECKED}
    assert "SUBNETS" in {unread.part for unread in found.inventory.unread}


def test_where_only_an_automation_runs_drs_need_not_be_set_up() -> None:
    world = MemoryWorld()
    world.has_groups(a_group())
    world.shows(a_server("db-1"))
    world.surroundings.document_names.add("point-dns")
    plan = a_plan(a_wave(actions_after=(an_automation(location=AMERICA),)))

    found = compiled(world.ports, plan, max_age=READ_NOW)

    assert _codes(found) == []
    assert world.estate.looked == [EUROPE]


def test_an_automation_in_an_account_that_does_not_answer_blocks() -> None:
    world = MemoryWorld()
    world.has_groups(a_group())
    world.shows(a_server("db-1"))
    world.estate.put(Blind(location=AMERICA, code="ROLE_REFUSED", reason="The role is gone."))
    plan = a_plan(a_wave(actions_after=(an_automation(location=AMERICA),)))

    found = compiled(world.ports, plan, max_age=READ_NOW)

    assert _codes(found) == [FindingCode.LOCATION_UNREACHABLE]


def test_groups_that_do_not_exist_are_findings() -> None:
    world = a_web_shop()

    found = compiled(world.ports, a_plan(a_wave("Mail")), max_age=READ_NOW)

    assert _codes(found) == [FindingCode.GROUP_UNKNOWN]
    assert found.compilation.schedule is None


def test_jobs_of_others_are_told_with_their_place() -> None:
    world = a_web_shop()
    job = LiveJob(job_id="drsjob-1", kind="LAUNCH", started_at=NOON, server_ids=())
    world.shows(a_server("db-1", location=EUROPE), live_jobs=(job,))

    found = compiled(world.ports, a_shop_plan(), max_age=READ_NOW)

    assert [(job.job_id, job.location) for job in found.live_jobs] == [("drsjob-1", EUROPE)]


def _subnet(subnet_id: str) -> Subnet:
    return Subnet.model_validate(
        {"location": EUROPE, "subnet_id": subnet_id, "cidr": "10.0.0.0/24"}
    )


def _codes(found: Compiled) -> list[FindingCode]:
    return [finding.code for finding in found.compilation.findings]
