"""A plan rehearsed with what is known of its servers."""

from datetime import timedelta

import pytest

from recovery.domain.errors import Invalid, PlanInvalid, ServersUnknown
from recovery.domain.execution.execution import Status
from recovery.domain.findings import FindingCode
from recovery.domain.rehearsal.timeline import Verdict
from recovery.ports.estate import Blind
from recovery.usecases.plans.rehearsing import Rehearsal, RehearsalRequest, rehearse_plan
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_command,
    a_plan,
    a_server,
    a_wave,
    server_id,
)
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld
from tests.support.web_shop import a_web_shop, a_web_shop_with_a_plan

AS_IT_IS = RehearsalRequest()
FREED = {"kind": "WITHOUT_DEPENDENCY", "wave": "Web", "dependsOn": "Database"}
ONE_AT_A_TIME = {
    "kind": "WITH_QUOTA",
    "location": {"accountId": AMERICA.account_id, "region": AMERICA.region},
    "limit": "SERVERS_IN_JOBS",
    "allowed": 1,
}


def asking(*changes: object, **stated: object) -> RehearsalRequest:
    return RehearsalRequest.model_validate({"changes": changes} | stated)


def rehearsed(world: MemoryWorld, asked: RehearsalRequest = AS_IT_IS) -> Rehearsal:
    call = a_call("rehearsePlan").changed(at=world.clock.at)
    return rehearse_plan(world.ports, call, "p-7", asked)


def test_a_rehearsal_tells_when_each_wave_begins_and_ends() -> None:
    world = a_web_shop_with_a_plan(objectives={"rto": "PT4H"})

    found = rehearsed(world)

    database, web = found.timeline.waves
    assert found.timeline.starts_at == world.clock.at
    assert database.ends_at <= web.starts_at
    assert found.timeline.outcome is Status.COMPLETED
    assert found.timeline.rto is Verdict.MET
    assert found.hostnames[server_id("web-2")] == "web-2"


def test_a_rehearsal_changes_nothing() -> None:
    world = a_web_shop_with_a_plan()

    rehearsed(world)

    assert world.kept.executions == {}
    assert world.kept.audit == []
    assert world.engine.begun == []


def test_without_a_dependency_waves_run_side_by_side() -> None:
    world = a_web_shop_with_a_plan()

    freed = rehearsed(world, asking(FREED))

    assert freed.timeline.ends_at < rehearsed(world).timeline.ends_at
    assert freed.timeline.waves[1].starts_at == world.clock.at


def test_with_a_smaller_quota_servers_are_packed_into_smaller_jobs() -> None:
    world = a_web_shop_with_a_plan()

    squeezed = rehearsed(world, asking(ONE_AT_A_TIME))

    assert squeezed.timeline.outcome is Status.COMPLETED
    assert squeezed.timeline.binding_quota is not None
    assert squeezed.timeline.ends_at > rehearsed(world).timeline.ends_at


def test_servers_may_be_left_out() -> None:
    world = a_web_shop_with_a_plan()

    found = rehearsed(world, asking(withoutServerIds=[server_id("web-1")]))

    assert {bar.server_id for bar in found.timeline.servers} == {
        server_id("db-1"),
        server_id("web-2"),
    }


def test_servers_that_the_plan_lacks_can_not_be_left_out() -> None:
    world = a_web_shop_with_a_plan()

    with pytest.raises(ServersUnknown):
        rehearsed(world, asking(withoutServerIds=[server_id("mail-1")]))


def test_what_forbids_a_start_forbids_no_rehearsal() -> None:
    world = a_web_shop_with_a_plan()
    world.shows(a_server("db-1", location=EUROPE, has_recovery_point=False))

    found = rehearsed(world)

    assert not found.is_startable
    assert [finding.code for finding in found.findings] == [FindingCode.SERVER_NOT_RECOVERABLE]
    assert len(found.timeline.servers) == 3


def test_an_account_that_does_not_answer_is_rehearsed_as_it_was_seen_last() -> None:
    world = a_web_shop_with_a_plan()
    rehearsed(world)
    world.estate.put(Blind(location=AMERICA, code="TIMEOUT", reason="It did not answer."))
    world.clock.forward(timedelta(hours=1))

    found = rehearsed(world)

    assert len(found.timeline.servers) == 3
    assert [place.is_stale for place in found.inventory.places] == [False, True]


def test_a_plan_that_makes_no_sense_is_refused_with_its_findings() -> None:
    world = a_web_shop()
    world.has_plans(a_plan().changed(waves=()))

    with pytest.raises(PlanInvalid) as refused:
        rehearsed(world)

    assert [finding.code for finding in refused.value.findings] == [FindingCode.PLAN_HAS_NO_WAVES]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (FREED | {"dependsOn": "Mail"}, "Wave Web does not depend on Mail"),
        (FREED | {"wave": "Mail"}, "Wave Mail does not depend on Database"),
        (
            ONE_AT_A_TIME | {"location": {"accountId": "777788889999", "region": "eu-west-1"}},
            "recovers nothing in 777788889999/eu-west-1",
        ),
    ],
)
def test_a_change_that_concerns_nothing_is_refused(change: object, why: str) -> None:
    world = a_web_shop_with_a_plan()

    with pytest.raises(Invalid, match=why):
        rehearsed(world, asking(change))


def test_a_dependency_that_an_action_needs_stays() -> None:
    command = a_command(on_wave="Database")
    waves = (a_wave("Database"), a_wave("Web", "Database", actions_before=(command,)))
    world = a_web_shop_with_a_plan(*waves)
    world.surroundings.document_names.add("seed-data")

    with pytest.raises(Invalid, match="Keep the dependency"):
        rehearsed(world, asking(FREED))


def test_the_same_seed_answers_the_same() -> None:
    world = a_web_shop_with_a_plan()

    first, again, other = (rehearsed(world, asking(seed=seed)) for seed in (1, 1, 2))

    assert first == again
    assert first.timeline != other.timeline
