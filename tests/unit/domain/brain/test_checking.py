"""Document checks: one SSM run for the servers of a wave that have come to the same check."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import RunCommand
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import (
    Cancel,
    JobStatus,
    LaunchStatus,
    Pause,
    RunEnded,
    RunOutcome,
    RunResult,
)
from recovery.domain.execution.server_run import Checking, Failed, FailureCode, Healthy
from recovery.domain.recovery_plan import FailureThreshold
from tests.support.builders import (
    NOON,
    a_document_check,
    a_plan,
    a_wave,
    instance_id,
    server_id,
)
from tests.support.play import ANNA, Play, a_begun_play, a_participant, its_instance

PAIR = ("db-1", "db-2")
TOLERANT = FailureThreshold(servers=1)


def in_check(hostnames: tuple[str, ...] = PAIR, **stated: object) -> Play:
    """All of these servers have come to their only check."""
    check = a_document_check("HTTP", **stated)
    play = a_begun_play(
        a_plan(a_wave(checks=(check,), threshold=TOLERANT)), {"Database": hostnames}
    )
    play.step(play.job_ends(play.job_of(*hostnames)))
    return play


def the_run(play: Play) -> RunCommand:
    [run] = play.asked(RunCommand)
    return run


def failed(play: Play, hostname: str = "db-1") -> Failed:
    state = play.server(hostname)
    assert isinstance(state, Failed)
    return state


def test_a_check_runs_once_for_all_servers_that_have_come_to_it() -> None:
    play = in_check(marker="HEALTH OK")

    run = the_run(play)

    assert run.instance_ids == tuple(instance_id(server_id(name)) for name in PAIR)
    assert run.marker == "HEALTH OK"


def test_a_check_runs_in_batches_of_fifty() -> None:
    play = in_check(tuple(f"db-{number}" for number in range(51)))

    assert [len(run.instance_ids) for run in play.asked(RunCommand)] == [50, 1]


def test_servers_that_pass_their_last_check_are_healthy() -> None:
    play = in_check()

    play.step(play.run_ends(the_run(play)))

    assert isinstance(play.server("db-1"), Healthy)
    assert play.wave("Database").state.status == "COMPLETED"


def test_a_check_begins_while_other_servers_still_launch() -> None:
    play = a_begun_play(a_plan(a_wave(checks=(a_document_check(),))), {"Database": PAIR})
    job = play.job_of(*PAIR)
    early = a_participant("db-1", instance=its_instance("db-1"))
    late = a_participant("db-2", LaunchStatus.PENDING)

    play.step(play.job_reports(job, early, late, status=JobStatus.STARTED))
    first = the_run(play)
    play.step(play.job_ends(job))

    assert first.instance_ids == (instance_id(server_id("db-1")),)
    assert [run.instance_ids for run in play.asked(RunCommand)] == [
        first.instance_ids,
        (instance_id(server_id("db-2")),),
    ]


def test_only_the_servers_that_failed_a_check_are_checked_again() -> None:
    play = in_check(retries=1)
    first = the_run(play)

    play.step(play.run_ends(first, RunOutcome.FAILED, on="db-2"))

    assert isinstance(play.server("db-1"), Healthy)
    assert the_run(play).instance_ids == (instance_id(server_id("db-2")),)
    assert the_run(play).key != first.key


@pytest.mark.parametrize(
    ("outcome", "code", "told"),
    [
        (RunOutcome.FAILED, FailureCode.CHECK_FAILED, "failed"),
        (RunOutcome.TIMED_OUT, FailureCode.CHECK_TIMEOUT, "did not end in time"),
        (
            RunOutcome.NO_MARKER,
            FailureCode.CHECK_FAILED,
            "reports success but did not print its marker, so it was skipped",
        ),
    ],
)
def test_a_server_that_fails_a_check_for_good_keeps_its_instance_and_a_reason(
    outcome: RunOutcome, code: FailureCode, told: str
) -> None:
    play = in_check(retries=0)

    play.step(play.run_ends(the_run(play), outcome, on="db-1"))

    instance = instance_id(server_id("db-1"))
    assert failed(play).code is code
    assert failed(play).reason == f"Check HTTP {told} on {instance}."
    assert failed(play).instance is not None


def test_the_words_of_the_document_are_told() -> None:
    play = in_check(("db-1",), retries=0)
    instance = instance_id(server_id("db-1"))
    refused = RunResult(
        instance_id=instance, outcome=RunOutcome.FAILED, detail="Connection refused."
    )

    play.step(RunEnded(at=play.now, key=the_run(play).key, results=(refused,)))

    assert failed(play).reason == f"Check HTTP failed on {instance}: Connection refused."


def test_a_server_without_a_result_has_failed_its_check() -> None:
    play = in_check(retries=0)
    run = the_run(play)
    one = play.run_ends(run).results[:1]

    play.step(RunEnded(at=play.now, key=run.key, results=one))

    assert isinstance(play.server("db-1"), Healthy)
    assert failed(play, "db-2").reason == (
        f"Check HTTP failed on {instance_id(server_id('db-2'))}: no result came."
    )


def test_a_check_has_its_time_from_when_it_was_asked_for() -> None:
    play = in_check(timeout=timedelta(minutes=5))
    play.step(play.run_starts(the_run(play)), after=timedelta(minutes=4))

    play.step(after=timedelta(minutes=1))

    assert failed(play).code is FailureCode.CHECK_TIMEOUT
    assert failed(play).reason == ("Check HTTP did not end within 5 min and may still be running.")
    assert failed(play).instance is not None


def test_the_result_of_one_run_says_nothing_about_the_servers_of_another() -> None:
    play = in_check(tuple(f"db-{number}" for number in range(51)))
    first, second = play.asked(RunCommand)

    play.step(play.run_ends(first))

    assert isinstance(play.server("db-0"), Healthy)
    assert isinstance(play.server("db-50"), Checking)
    assert play.asked(RunCommand) == [second]


def test_a_result_that_comes_too_late_changes_nothing() -> None:
    play = in_check(timeout=timedelta(minutes=5))
    result = play.run_ends(the_run(play))
    play.step(after=timedelta(minutes=5))
    before = play.execution

    play.step(result)

    assert play.execution == before


def test_the_next_check_of_a_server_begins_without_the_others() -> None:
    checks = (a_document_check("One"), a_document_check("Two", document="check-dns"))
    play = a_begun_play(a_plan(a_wave(checks=checks)), {"Database": PAIR})
    play.step(play.job_ends(play.job_of(*PAIR)))

    play.step(play.run_ends(the_run(play), RunOutcome.FAILED, on="db-2"))

    assert [(run.document, run.instance_ids) for run in play.asked(RunCommand)] == [
        ("check-dns", (instance_id(server_id("db-1")),)),
        ("check-http", (instance_id(server_id("db-2")),)),
    ]


def test_checks_go_on_while_paused() -> None:
    play = a_begun_play(a_plan(a_wave(checks=(a_document_check(),))))
    job = play.job_of("db-1")
    play.step(Pause(at=NOON, request_id="r-1", by=ANNA))

    play.step(play.job_ends(job))

    assert play.asked(RunCommand)


def test_checks_go_on_after_a_cancel() -> None:
    play = in_check(("db-1",))
    play.step(Cancel(at=NOON, request_id="r-1", by=ANNA))

    play.step(play.run_ends(the_run(play)))

    assert isinstance(play.server("db-1"), Healthy)
    assert play.execution.status is Status.CANCELLED


def test_a_server_in_its_check_is_marked_with_the_run() -> None:
    play = in_check()

    state = play.server("db-2")

    assert isinstance(state, Checking)
    assert state.run_key == the_run(play).key
