"""An execution as the console shows it."""

from datetime import timedelta

from recovery.domain.execution.execution import Execution, FailureHold, Mode, OperatorHold
from recovery.domain.execution.facts import Cancel, OperatorRequest, Pause, SkipWave
from recovery.domain.people import Role
from recovery.domain.reporting.report import ObjectiveVerdict
from recovery.ports.records import ExecutionRecord
from recovery.usecases.allowed import AllowedAction
from recovery.usecases.executions.view import ExecutionView, execution_view
from tests.support.builders import NOON, a_plan, a_wave, instance_id, server_id
from tests.support.memory.people import a_person
from tests.support.operators import (
    SOON,
    TWO_WAVES,
    a_drill_that_ended,
    asks,
    everybody_is_told,
    fails,
    terminations,
    two_waves,
)
from tests.support.play import ANNA, a_begun_play, a_play
from tests.support.reports import a_report

NOW = NOON + timedelta(hours=3)


def viewed(
    execution: Execution, *requests: OperatorRequest, role: Role = Role.ADMINISTRATOR
) -> ExecutionView:
    record = ExecutionRecord(execution=execution, version=7)
    return execution_view(record, requests, a_person(role), NOW)


def action(view: ExecutionView, name: str) -> AllowedAction:
    (found,) = [allowed for allowed in view.allowed_actions if allowed.action == name]
    return found


def of_wave(view: ExecutionView, number: int, name: str) -> AllowedAction:
    allowed = view.waves[number - 1].allowed_actions
    (found,) = [one for one in allowed if one.action == name]
    return found


def test_it_says_what_time_it_is_and_how_new_it_is() -> None:
    view = viewed(a_begun_play().execution)

    assert (view.now, view.revision) == (NOW, 7)


def test_it_says_why_nothing_more_happens() -> None:
    view = viewed(a_begun_play().execution)

    assert [reason.text for reason in view.waits] == [
        "Wave Database: DRS is asked to launch 1 server."
    ]


def test_a_wave_under_way_tells_its_stage_its_deadline_and_its_jobs() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")

    (wave,) = viewed(play.execution).waves

    assert (wave.status, wave.started_at) == ("LAUNCHING", NOON)
    assert wave.deadline == NOON + timedelta(hours=2)
    assert wave.servers_by_status == {"LAUNCHING": 1}
    assert [(one.key, one.status) for one in wave.jobs] == [(job.key, "RUNNING")]
    assert wave.checks == ("EC2 status checks", "SSM agent online")


def test_a_wave_that_waits_tells_for_whom() -> None:
    app = viewed(a_begun_play(two_waves(), TWO_WAVES).execution).waves[1]

    assert (app.status, app.depends_on) == ("WAITING", ("Database",))
    assert (app.started_at, app.deadline, app.reason) == (None, None, None)


def test_a_gate_tells_what_to_look_at_and_since_when_it_is_closed() -> None:
    gate = {"instructions": "Is the network up?", "timeout": timedelta(hours=1)}
    (wave,) = viewed(a_begun_play(a_plan(a_wave(approval=gate))).execution).waves

    assert wave.gate
    assert (wave.gate.instructions, wave.gate.waiting_since) == ("Is the network up?", NOON)
    assert wave.deadline == NOON + timedelta(hours=1)


def test_a_gate_that_is_not_reached_waits_for_nobody_yet() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App", "Database", approval={}))

    app = viewed(a_begun_play(plan, TWO_WAVES).execution).waves[1]

    assert app.gate
    assert app.gate.waiting_since is None


def test_a_failed_wave_holds_up_the_others_until_somebody_decides() -> None:
    play = a_begun_play(two_waves(on_failure="PAUSE"), TWO_WAVES)
    fails(play, "db-1")

    view = viewed(play.execution)

    assert view.holds == (FailureHold(wave=1, at=play.now),)
    assert view.waves[0].holds_up_others
    assert view.waves[0].reason == "0 of 1 server healthy, which is too few."


def test_a_pause_tells_who_asked_for_it() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    asks(play, Pause, why="Network")

    view = viewed(play.execution)

    assert view.holds == (OperatorHold(by=ANNA, why="Network", at=NOON),)


def test_an_execution_that_is_being_stopped_says_why() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    play.job_of("db-1")
    asks(play, Cancel, after=SOON)

    view = viewed(play.execution)

    assert (view.status, view.stopping_because) == (
        "CANCELLING",
        "Cancelled by anna@example.com.",
    )


def test_requests_that_were_not_taken_in_yet_are_shown() -> None:
    pause = Pause(at=NOON, request_id="r-1", by=ANNA, why="Network")
    skip = SkipWave(at=NOON, request_id="r-2", by=ANNA, wave="App")

    view = viewed(a_begun_play(two_waves(), TWO_WAVES).execution, pause, skip)

    assert [(one.kind, one.wave, one.why) for one in view.pending_requests] == [
        ("PAUSE", None, "Network"),
        ("SKIP_WAVE", "App", ""),
    ]


def test_a_termination_is_shown_with_its_servers() -> None:
    play = a_drill_that_ended(cleanup_after=timedelta(minutes=5))
    play.step(after=timedelta(minutes=5))
    assert terminations(play)

    (termination,) = viewed(play.execution).terminations

    assert (termination.status, termination.phase) == ("REQUESTED", None)
    assert termination.server_ids == (server_id("db-1"),)


def test_what_may_be_done_follows_from_the_state() -> None:
    running = viewed(a_begun_play(two_waves(), TWO_WAVES).execution)
    ended = viewed(a_drill_that_ended().execution)

    assert action(running, "pauseExecution").is_allowed
    assert not action(running, "terminateInstances").is_allowed
    assert of_wave(running, 2, "skipWave").is_allowed
    assert not of_wave(running, 2, "approveWave").is_allowed
    assert action(ended, "terminateInstances").is_allowed
    assert action(ended, "cancelExecution").why_not == "It has ended: COMPLETED."


def test_what_may_be_done_follows_from_the_roles() -> None:
    execution = a_begun_play(two_waves(), TWO_WAVES).execution

    view = viewed(execution, role=Role.VIEWER)

    assert not any(one.is_allowed for one in view.allowed_actions)
    why_not = action(view, "cancelExecution").why_not
    assert why_not
    assert "Viewer" in why_not


def test_in_a_real_recovery_some_actions_need_more() -> None:
    play = a_begun_play(a_plan(a_wave(approval={})), mode=Mode.RECOVERY)

    view = viewed(play.execution, role=Role.OPERATOR)

    assert not of_wave(view, 1, "approveWave").is_allowed
    assert action(view, "pauseExecution").is_allowed


def test_a_dry_run_of_a_recovery_needs_no_more_than_a_drill() -> None:
    play = a_play(mode=Mode.RECOVERY, is_dry_run=True)

    view = viewed(play.execution, role=Role.OPERATOR)

    assert action(view, "cancelExecution").is_allowed


def test_servers_are_shown_in_plan_order_with_their_instances() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    play.recovers("db-1")

    db, app = viewed(play.execution).servers

    assert (db.hostname, db.wave, db.status) == ("db-1", 1, "HEALTHY")
    assert db.instance
    assert db.instance.instance_id == instance_id(server_id("db-1"))
    assert db.instance.is_running
    assert db.healthy_at
    assert (app.hostname, app.wave, app.instance) == ("app-1", 2, None)


def test_a_view_survives_json() -> None:
    view = viewed(a_drill_that_ended().execution)

    again = ExecutionView.model_validate_json(view.model_dump_json())

    assert again == view


def test_a_server_tells_when_it_came_out_also_where_it_failed() -> None:
    play = a_begun_play()
    (before,) = viewed(play.execution).servers
    fails(play, "db-1")

    (failed,) = viewed(play.execution).servers

    assert (before.ended_at, failed.status) == (None, "FAILED")
    assert (failed.healthy_at, failed.ended_at) == (None, NOON + timedelta(seconds=2))


def test_objectives_are_judged_as_in_the_report() -> None:
    play = a_begun_play(a_plan(objectives={"rto": "PT4H", "rpo": "PT15M"}))
    play.recovers("db-1")
    everybody_is_told(play)

    view, report = viewed(play.execution), a_report(play.execution)

    assert (view.rto, view.rpo) == (report.rto, report.rpo)
    assert view.rto.verdict is ObjectiveVerdict.MET


def test_nothing_is_judged_before_the_end() -> None:
    view = viewed(a_begun_play(a_plan(objectives={"rto": "PT4H"})).execution)

    assert (view.rto.verdict, view.rto.achieved) == (ObjectiveVerdict.UNKNOWN, None)
    assert view.rpo.verdict is None
