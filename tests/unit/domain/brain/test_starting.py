"""When a wave starts."""

from datetime import timedelta

from recovery.domain.execution.commands import Notify, StartRecovery
from recovery.domain.execution.effects import RefusalKind, Topic
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import Pause, Resume
from recovery.domain.execution.server_run import Skipped
from recovery.domain.recovery_plan import ApprovalGate, GateTimeout
from tests.support.builders import a_plan, a_wave, an_automation, server_id
from tests.support.play import ANNA, a_begun_play

HOSTNAMES = {"Database": ("db-1", "db-2"), "App": ("app-1",), "Web": ("web-1",)}
CHAIN = a_plan(a_wave("Database"), a_wave("Web", "Database"))
JOIN = a_plan(a_wave("Database"), a_wave("App"), a_wave("Web", "Database", "App"))
GATED = a_plan(a_wave(approval=ApprovalGate(instructions="Ask the owner.")))


def test_waves_that_wait_for_no_other_start_together() -> None:
    play = a_begun_play(JOIN, HOSTNAMES)

    assert {start.wave for start in play.asked(StartRecovery)} == {1, 2}
    assert play.wave("Web").state.status == "WAITING"
    assert "Wave App starts: it waits for no other." in play.said


def test_second_wave_waits_until_every_server_of_the_first_is_ready() -> None:
    play = a_begun_play(CHAIN, HOSTNAMES)
    job = play.job_of("db-1", "db-2")
    play.step(play.job_ends(job), play.instances_are_well("db-1"))

    one_is_ready = play.wave("Web").state.status
    play.step(play.instances_are_well("db-2"))

    assert one_is_ready == "WAITING"
    assert play.asks_to_launch("web-1")
    assert "Wave Web starts: Database done." in play.said


def test_a_wave_waits_for_both_of_the_waves_it_needs() -> None:
    play = a_begun_play(JOIN, HOSTNAMES)
    play.recovers("db-1", "db-2")

    with_one = play.wave("Web").state.status
    play.recovers("app-1")

    assert with_one == "WAITING"
    assert play.asks_to_launch("web-1")
    assert "Wave Web starts: Database, App done." in play.said


def test_a_branch_goes_on_while_another_is_stuck() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App"), a_wave("Web", "App"))
    play = a_begun_play(plan, HOSTNAMES)
    stuck = play.launches("db-1", "db-2")
    play.step(play.refuses(stuck, RefusalKind.CONFLICT))

    play.recovers("app-1")

    assert play.asks_to_launch("web-1")


def test_no_wave_starts_while_paused() -> None:
    play = a_begun_play(CHAIN, HOSTNAMES)
    play.step(Pause(at=play.now, request_id="r-1", by=ANNA))
    play.recovers("db-1", "db-2")

    while_paused = play.wave("Web").state.status
    play.step(Resume(at=play.now, request_id="r-2", by=ANNA))

    assert while_paused == "WAITING"
    assert play.asks_to_launch("web-1")


def test_a_wave_with_a_gate_waits_for_approval() -> None:
    play = a_begun_play(GATED)

    play.step(after=timedelta(days=30))

    assert play.wave("Database").state.status == "AWAITING_APPROVAL"
    assert play.asked(StartRecovery) == []
    assert "Wave Database waits for approval." in play.said


def test_people_are_asked_for_their_approval_with_its_instructions() -> None:
    play = a_begun_play(GATED)

    asked = [n for n in play.asked(Notify) if n.topic is Topic.APPROVAL_NEEDED]

    assert [n.text for n in asked] == ["Wave Database waits for approval. Ask the owner."]


def test_people_are_told_what_happens_without_an_answer() -> None:
    gate = ApprovalGate(timeout=timedelta(hours=2), on_timeout=GateTimeout.APPROVE)

    play = a_begun_play(a_plan(a_wave(approval=gate)))

    assert (
        "Wave Database waits for approval. Without an answer it is approved after 2 h." in play.said
    )


def test_a_gate_asks_only_when_the_waves_before_it_are_done() -> None:
    plan = a_plan(a_wave("App"), a_wave("Web", "App", approval=ApprovalGate()))
    play = a_begun_play(plan, HOSTNAMES)

    before = play.wave("Web").state.status
    play.recovers("app-1")

    assert before == "WAITING"
    assert play.wave("Web").state.status == "AWAITING_APPROVAL"


def test_a_dry_run_launches_nothing_and_says_what_it_would_launch() -> None:
    plan = a_plan(
        a_wave("Database", actions_before=[an_automation()]),
        a_wave("Web", "Database", approval=ApprovalGate()),
    )

    play = a_begun_play(plan, HOSTNAMES, is_dry_run=True)

    assert play.commands == ()
    assert play.execution.status is Status.COMPLETED
    assert isinstance(play.server("web-1"), Skipped)
    assert (
        "Wave Database is COMPLETED: Dry run: 2 servers would be launched in 1 DRS job."
        in play.said
    )


def test_a_job_names_its_servers_with_their_recovery_points() -> None:
    play = a_begun_play(hostnames={"Database": ("db-1", "db-2")})

    [start] = play.asked(StartRecovery)

    assert start.servers == {server_id("db-1"): None, server_id("db-2"): None}
    assert start.is_drill
