"""What would come of a start, before anybody asks for it."""

from datetime import timedelta

import pytest

from recovery.domain.errors import LocationUnreachable, ServersUnknown
from recovery.domain.findings import FindingCode
from recovery.domain.people import Role
from recovery.domain.rehearsal.timeline import Verdict
from recovery.ports.estate import Blind, LiveJob
from recovery.usecases.plans.start_preview import preview_start
from recovery.usecases.plans.start_preview_view import StartPreview
from recovery.usecases.start_request import StartChoices, StartOffer
from tests.support.builders import (
    AMERICA,
    EUROPE,
    NOON,
    a_plan,
    a_point,
    a_schedule,
    a_server,
    a_wave,
    an_inventory_of,
    instance_id,
    server_id,
)
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld
from tests.support.play import Play
from tests.support.web_shop import a_web_shop, a_web_shop_with_a_plan


def previewed(
    world: MemoryWorld, *, role: Role = Role.RECOVERY_MANAGER, **said: object
) -> StartPreview:
    choices = StartChoices.model_validate({"mode": "DRILL"} | said)
    return preview_start(world.ports, a_call("previewStart", role=role), "p-7", choices)


def another_execution_has(world: MemoryWorld, hostname: str, **stated: object) -> None:
    schedule = a_schedule(a_plan(), an_inventory_of({"Database": (hostname,)}))
    world.has_executions(Play(schedule, execution_id="e-9", **stated).execution)


def test_a_plan_in_good_order_can_start_and_says_what_it_touches() -> None:
    world = a_web_shop_with_a_plan(objectives={"rto": "PT4H"})

    found = previewed(world, mode="RECOVERY")

    assert found.can_start
    assert (found.why_not, found.blockers, found.offer) == ((), (), None)
    assert found.touched.servers == 3
    assert [(place.location, place.servers) for place in found.touched.places] == [
        (EUROPE, 1),
        (AMERICA, 2),
    ]
    assert found.prediction is not None
    assert NOON < found.prediction.p50 <= found.prediction.p90
    assert found.prediction.rto is Verdict.MET


def test_a_preview_starts_nothing() -> None:
    world = a_web_shop_with_a_plan()

    previewed(world)

    assert world.kept.executions == {}
    assert world.kept.locks == {}
    assert world.kept.audit == []


def test_servers_that_forbid_a_start_are_offered_to_be_left_out() -> None:
    world = a_web_shop_with_a_plan()
    world.shows(a_server("db-1", location=EUROPE, has_recovery_point=False))

    found = previewed(world)
    without = previewed(world, withoutServerIds=[server_id("db-1")])

    assert not found.can_start
    assert [finding.code for finding in found.blockers] == [FindingCode.SERVER_NOT_RECOVERABLE]
    assert found.offer == StartOffer(without_server_ids=(server_id("db-1"),))
    assert without.can_start
    assert without.touched.servers == 2


def test_servers_that_are_named_by_id_come_with_their_hostnames() -> None:
    world = a_web_shop_with_a_plan()
    job = LiveJob(
        job_id="drsjob-1",
        kind="LAUNCH",
        started_at=NOON,
        server_ids=(server_id("other"), server_id("gone")),
    )
    broken, other = (
        a_server("db-1", location=EUROPE, has_recovery_point=False),
        a_server("other", location=EUROPE),
    )
    world.shows(broken, other, live_jobs=(job,))

    found = previewed(world, withoutServerIds=[server_id("web-1")])

    assert found.hostnames == {server_id(name): name for name in ("db-1", "web-1", "other")}


def test_an_offer_keeps_what_is_left_out_already() -> None:
    world = a_web_shop_with_a_plan()
    world.shows(a_server("db-1", location=EUROPE, has_recovery_point=False))

    found = previewed(world, withoutServerIds=[server_id("web-1")])

    assert found.offer is not None
    assert found.offer.without_server_ids == (server_id("db-1"), server_id("web-1"))


def test_there_is_no_offer_that_would_leave_nothing() -> None:
    world = a_web_shop()
    world.has_plans(a_plan())
    world.shows(a_server("db-1", location=EUROPE, has_recovery_point=False))

    found = previewed(world)

    assert not found.can_start
    assert found.offer is None


def test_servers_of_another_execution_are_named_and_offered_to_be_left_out() -> None:
    world = a_web_shop_with_a_plan()
    another_execution_has(world, "db-1")

    found = previewed(world)

    assert not found.can_start
    assert [(server.hostname, server.execution_id) for server in found.touched.locked_servers] == [
        ("db-1", "e-9")
    ]
    assert f"db-1 ({server_id('db-1')}) is in execution e-9" in found.why_not[0]
    assert found.offer == StartOffer(without_server_ids=(server_id("db-1"),))


def test_a_dry_run_locks_and_destroys_nothing() -> None:
    world = a_web_shop_with_a_plan()
    another_execution_has(world, "db-1")

    found = previewed(world, isDryRun=True)

    assert found.can_start
    assert found.touched.servers == 3
    assert found.touched.locked_servers == ()
    assert found.prediction is None


def test_instances_that_would_be_destroyed_are_named_with_their_place() -> None:
    world = a_web_shop_with_a_plan()
    old = {"instance_id": instance_id("old"), "is_drill": True}
    world.shows(a_server("db-1", location=EUROPE, instance=old))

    found = previewed(world)
    dry = previewed(world, isDryRun=True)

    assert [doomed.instance_id for doomed in found.touched.doomed_instances] == [instance_id("old")]
    assert found.touched.places[0].instances_destroyed == 1
    assert [finding.code for finding in found.warnings] == [
        FindingCode.DRILL_INSTANCE_WOULD_BE_DESTROYED
    ]
    assert dry.touched.doomed_instances == ()


@pytest.mark.parametrize(
    ("role", "said", "can_start"),
    [
        (Role.VIEWER, {"mode": "DRILL"}, False),
        (Role.OPERATOR, {"mode": "DRILL"}, True),
        (Role.OPERATOR, {"mode": "RECOVERY"}, False),
        (Role.OPERATOR, {"mode": "RECOVERY", "isDryRun": True}, True),
        (Role.RECOVERY_MANAGER, {"mode": "RECOVERY"}, True),
    ],
)
def test_who_may_not_start_is_told_so(
    role: Role, said: dict[str, object], *, can_start: bool
) -> None:
    world = a_web_shop_with_a_plan()

    found = previewed(world, role=role, **said)

    assert found.can_start is can_start
    assert bool(found.why_not) is not can_start


def test_chosen_recovery_points_are_told_with_how_far_they_lie_apart() -> None:
    world = a_web_shop_with_a_plan()
    for hostname, minutes in (("db-1", 20), ("web-1", 25), ("web-2", 50)):
        point = a_point(hostname, NOON - timedelta(minutes=minutes))
        world.recovery_points.by_server[server_id(hostname)] = (point,)

    found = previewed(world, pointInTime={"kind": "NOT_AFTER", "at": NOON})

    assert found.points is not None
    assert found.points.servers == 3
    assert found.points.skew == timedelta(minutes=30)
    assert found.points.newest == NOON - timedelta(minutes=20)


def test_a_point_in_time_before_the_first_recovery_point_forbids_the_start() -> None:
    world = a_web_shop_with_a_plan()

    found = previewed(world, pointInTime={"kind": "NOT_AFTER", "at": NOON})

    assert not found.can_start
    assert {finding.code for finding in found.blockers} == {FindingCode.POINT_IN_TIME_TOO_EARLY}
    assert found.points is None


def test_a_place_that_does_not_answer_is_told_although_its_recovery_points_are_not_known() -> None:
    world = a_web_shop_with_a_plan()
    previewed(world)
    world.estate.put(Blind(location=AMERICA, code="TIMEOUT", reason="It did not answer."))
    world.clock.forward(timedelta(hours=1))

    found = previewed(world, pointInTime={"kind": "NOT_AFTER", "at": NOON})

    assert [finding.code for finding in found.blockers] == [FindingCode.LOCATION_UNREACHABLE]
    assert found.points is None


def test_recovery_points_that_can_not_be_listed_are_no_preview() -> None:
    world = a_web_shop_with_a_plan()
    previewed(world)
    world.estate.put(Blind(location=AMERICA, code="THROTTLED", reason="Too many requests."))

    with pytest.raises(LocationUnreachable, match="Too many requests"):
        previewed(world, pointInTime={"kind": "NOT_AFTER", "at": NOON})


def test_jobs_in_the_same_places_are_told() -> None:
    world = a_web_shop_with_a_plan()
    job = LiveJob(job_id="drsjob-1", kind="LAUNCH", started_at=NOON, server_ids=())
    world.shows(a_server("db-1", location=EUROPE), live_jobs=(job,))

    found = previewed(world)

    assert [live.job_id for live in found.live_jobs] == ["drsjob-1"]


def test_a_plan_that_makes_no_sense_is_told_so_and_touches_nothing() -> None:
    world = a_web_shop()
    world.has_plans(a_plan().changed(waves=()))

    found = previewed(world)

    assert not found.can_start
    assert [finding.code for finding in found.blockers] == [FindingCode.PLAN_HAS_NO_WAVES]
    assert (found.touched.servers, found.prediction, found.offer) == (0, None, None)


def test_servers_that_the_plan_lacks_can_not_be_left_out() -> None:
    world = a_web_shop_with_a_plan(a_wave("Database"))

    with pytest.raises(ServersUnknown):
        previewed(world, withoutServerIds=[server_id("web-1")])
