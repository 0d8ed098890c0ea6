"""What was promised and what was achieved."""

from datetime import timedelta

from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import Cancel, LaunchStatus, RunOutcome, SeenInstance
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.reporting.objectives import objectives_kept
from recovery.domain.reporting.report import ObjectiveResult, ObjectiveVerdict
from tests.support.builders import NOON, a_plan, a_wave, an_automation, instance_id, server_id
from tests.support.operators import SOON, a_drill_that_ended, asks, fails
from tests.support.play import Play, a_begun_play, a_participant

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
TWO_SERVERS = {"Database": ("db-1", "db-2")}


def a_promise(
    rto: timedelta | None = None, rpo: timedelta | None = None, **wave: object
) -> RecoveryPlan:
    return a_plan(a_wave("Database", **wave), objectives={"rto": rto, "rpo": rpo})


def rto_of(execution: Execution) -> ObjectiveResult:
    return objectives_kept(execution).rto


def rpo_of(execution: Execution) -> ObjectiveResult:
    return objectives_kept(execution).rpo


def recovers_data_of(play: Play, *ages: timedelta | None) -> None:
    """The servers db-1, db-2 …, with data that was as old as this when DRS took them."""
    names = [f"db-{number}" for number, _ in enumerate(ages, start=1)]
    command = play.job_of(*names)
    taken_at = play.now - timedelta(seconds=2)
    participants = [
        a_participant(
            name,
            LaunchStatus.LAUNCHED,
            instance=SeenInstance(
                instance_id=instance_id(server_id(name)),
                point_in_time=None if age is None else taken_at - age,
            ),
        )
        for name, age in zip(names, ages, strict=True)
    ]
    play.step(play.job_reports(command, *participants), after=9 * MINUTE)
    play.step(play.instances_are_well(*names), after=3 * MINUTE)


def test_the_achieved_rto_counts_from_the_request_to_the_last_required_server() -> None:
    play = a_begun_play(a_promise(rto=HOUR))
    play.recovers("db-1")

    rto = rto_of(play.execution)

    assert rto.achieved == timedelta(minutes=9, seconds=2)
    assert rto.verdict is ObjectiveVerdict.MET
    assert rto.explanation == "1 required server recovered in 9 min 2 s: all of them."


def test_an_objective_that_was_too_short_is_missed() -> None:
    play = a_begun_play(a_promise(rto=9 * MINUTE))
    play.recovers("db-1")

    rto = rto_of(play.execution)

    assert rto.verdict is ObjectiveVerdict.MISSED


def test_where_nothing_was_promised_the_time_is_told_without_a_verdict() -> None:
    play = a_drill_that_ended()

    rto = rto_of(play.execution)

    assert rto.verdict is None
    assert rto.achieved == timedelta(minutes=9, seconds=2)


def test_closing_actions_belong_to_the_recovery() -> None:
    play = a_begun_play(a_promise(rto=HOUR, actions_after=(an_automation(),)))
    play.recovers("db-1")
    (action,) = play.commands[:1]
    play.step(play.run_ends(action), after=5 * MINUTE)  # type: ignore[arg-type]  # an automation

    rto = rto_of(play.execution)

    assert rto.achieved == timedelta(minutes=17, seconds=2)


def test_a_failed_closing_action_is_a_missed_objective() -> None:
    play = a_begun_play(a_promise(rto=HOUR, actions_after=(an_automation(),)))
    play.recovers("db-1")
    (action,) = play.commands[:1]
    play.step(play.run_ends(action, RunOutcome.FAILED))  # type: ignore[arg-type]  # an automation

    rto = rto_of(play.execution)

    assert rto.achieved is None
    assert rto.verdict is ObjectiveVerdict.MISSED
    assert rto.explanation == "Wave Database is FAILED: Action Point DNS failed."


def test_a_required_server_that_was_not_recovered_is_a_missed_objective_by_name() -> None:
    play = a_begun_play(a_promise(rto=HOUR, threshold={"servers": 1}), TWO_SERVERS)
    command = play.job_of("db-1", "db-2")
    play.step(play.job_ends(command, failed={"db-2": "No capacity."}))
    play.step(play.instances_are_well("db-1"), after=MINUTE)

    rto = rto_of(play.execution)

    assert rto.achieved is None
    assert rto.verdict is ObjectiveVerdict.MISSED
    assert rto.explanation == f"1 of 2 required servers not recovered: db-2 ({server_id('db-2')})."


def test_without_an_objective_what_was_not_recovered_is_told_all_the_same() -> None:
    play = a_begun_play()
    fails(play, "db-1")

    rto = rto_of(play.execution)

    assert rto.verdict is None
    assert rto.explanation == f"1 of 1 required server not recovered: db-1 ({server_id('db-1')})."


def test_optional_servers_do_not_count() -> None:
    optional = (server_id("db-2"),)
    play = a_begun_play(a_promise(rto=HOUR, optional_server_ids=optional), TWO_SERVERS)
    command = play.job_of("db-1", "db-2")
    play.step(play.job_ends(command, failed={"db-2": "No capacity."}))
    play.step(play.instances_are_well("db-1"), after=MINUTE)

    rto = rto_of(play.execution)

    assert rto.verdict is ObjectiveVerdict.MET


def test_with_only_optional_servers_there_is_nothing_to_judge() -> None:
    play = a_begun_play(a_promise(rto=HOUR, optional_server_ids=(server_id("db-1"),)))
    play.recovers("db-1")

    rto = rto_of(play.execution)

    assert rto.verdict is ObjectiveVerdict.UNKNOWN
    assert rto.explanation == "It has no required servers."


def test_an_execution_under_way_is_not_judged_yet() -> None:
    play = a_begun_play(a_promise(rto=HOUR, rpo=HOUR))

    judged = rto_of(play.execution), rpo_of(play.execution)

    assert [one.verdict for one in judged] == [ObjectiveVerdict.UNKNOWN, ObjectiveVerdict.UNKNOWN]
    assert {one.explanation for one in judged} == {"It has not ended yet."}


def test_a_dry_run_proves_nothing() -> None:
    play = a_begun_play(a_promise(rto=HOUR, rpo=HOUR), is_dry_run=True)

    judged = rto_of(play.execution), rpo_of(play.execution)

    assert [one.verdict for one in judged] == [ObjectiveVerdict.UNKNOWN, ObjectiveVerdict.UNKNOWN]
    assert {one.explanation for one in judged} == {"A dry run launches nothing."}


def test_the_achieved_rpo_is_that_of_the_server_that_lost_most() -> None:
    play = a_begun_play(a_promise(rpo=5 * MINUTE), TWO_SERVERS)
    recovers_data_of(play, 2 * MINUTE, 4 * MINUTE)

    rpo = rpo_of(play.execution)

    assert rpo.achieved == 4 * MINUTE
    assert rpo.verdict is ObjectiveVerdict.MET
    assert rpo.explanation.startswith(f"The data of db-2 ({server_id('db-2')}) was 4 min old")


def test_one_server_that_lost_too_much_is_a_missed_objective_whatever_is_unknown() -> None:
    play = a_begun_play(a_promise(rpo=5 * MINUTE), TWO_SERVERS)
    recovers_data_of(play, 6 * MINUTE, None)

    rpo = rpo_of(play.execution)

    assert rpo.achieved == 6 * MINUTE
    assert rpo.verdict is ObjectiveVerdict.MISSED


def test_an_unknown_point_in_time_is_not_taken_for_a_good_one() -> None:
    play = a_begun_play(a_promise(rpo=5 * MINUTE), TWO_SERVERS)
    recovers_data_of(play, MINUTE, None)

    rpo = rpo_of(play.execution)

    assert rpo.achieved is None
    assert rpo.verdict is ObjectiveVerdict.UNKNOWN
    assert rpo.explanation.endswith(f"It is not known of db-2 ({server_id('db-2')}).")


def test_when_drs_tells_no_point_in_time_at_all_nothing_is_claimed() -> None:
    play = a_begun_play(a_promise(rpo=5 * MINUTE))
    recovers_data_of(play, None)

    rpo = rpo_of(play.execution)

    assert rpo.verdict is ObjectiveVerdict.UNKNOWN
    assert rpo.explanation == "DRS does not tell how old the data is."


def test_where_nothing_was_recovered_there_is_no_data_to_judge() -> None:
    play = a_begun_play(a_promise(rpo=5 * MINUTE, approval={}))
    asks(play, Cancel, after=SOON)

    rpo = rpo_of(play.execution)

    assert rpo.verdict is ObjectiveVerdict.UNKNOWN
    assert rpo.explanation == "Nothing was recovered."


def test_data_without_a_promise_is_told_without_a_verdict() -> None:
    play = a_begun_play()
    recovers_data_of(play, MINUTE)

    rpo = rpo_of(play.execution)

    assert rpo.verdict is None
    assert rpo.achieved == MINUTE


def test_a_stopped_server_counts_as_recovered_when_it_is_launched() -> None:
    play = a_begun_play(a_promise(rto=HOUR, checks=()))
    command = play.job_of("db-1")
    play.now += 9 * MINUTE
    play.step(play.job_ends(command))

    rto = rto_of(play.execution)

    assert rto.achieved == play.now - NOON
