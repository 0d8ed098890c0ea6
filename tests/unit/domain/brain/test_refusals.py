"""A command was refused: try again later, split off the servers at fault, or give up."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import (
    FindRecovery,
    Notify,
    RunCommand,
    StartRecovery,
    TerminateInstances,
)
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.facts import CapacityObserved, Terminate
from recovery.domain.execution.server_run import (
    Checking,
    Failed,
    FailureCode,
    Healthy,
    Launching,
    Waiting,
)
from recovery.domain.recovery_plan import FailureThreshold
from tests.support.builders import EUROPE, a_document_check, a_plan, a_wave, server_id
from tests.support.play import ANNA, Play, a_begun_play

TRIO = {"Database": ("db-1", "db-2", "db-3")}
TOLERANT = a_plan(a_wave(threshold=FailureThreshold(servers=1)))
CHECKED = a_plan(a_wave(checks=(a_document_check(),)))


def servers_of(play: Play) -> list[set[str]]:
    return [set(start.servers) for start in play.asked(StartRecovery)]


def a_play_in_its_check() -> Play:
    play = a_begun_play(CHECKED)
    play.step(play.job_ends(play.job_of("db-1")))
    return play


@pytest.mark.parametrize("kind", [RefusalKind.DENIED, RefusalKind.INVALID])
def test_a_launch_refused_for_good_fails_its_servers(kind: RefusalKind) -> None:
    play = a_begun_play()

    play.step(play.refuses(play.launches("db-1"), kind, message="No."))

    state = play.server("db-1")
    assert isinstance(state, Failed)
    assert (state.code, state.reason) == (FailureCode.REFUSED, "No.")
    assert play.asked(FindRecovery) == []
    assert "Launching 1 server failed: No." in play.said


def test_a_server_refused_for_good_does_not_keep_the_others_from_launching() -> None:
    play = a_begun_play(TOLERANT, TRIO)
    start = play.launches("db-1", "db-2", "db-3")

    play.step(play.refuses(start, RefusalKind.INVALID, server_ids=(server_id("db-2"),)))

    own = play.launches("db-1", "db-3")
    play.step(play.job_starts(own))
    assert own.key != start.key
    assert isinstance(play.server("db-1"), Launching)
    assert isinstance(play.server("db-2"), Failed)


def test_a_server_in_conflict_waits_while_the_others_go_on_in_a_job_of_their_own() -> None:
    play = a_begun_play(hostnames=TRIO)
    start = play.launches("db-1", "db-2", "db-3")

    play.step(play.refuses(start, RefusalKind.CONFLICT, server_ids=(server_id("db-2"),)))
    at_once = servers_of(play)
    play.step(after=timedelta(seconds=30))

    assert at_once == [{server_id("db-1"), server_id("db-3")}]
    assert play.launches("db-2").key == start.key
    assert isinstance(play.server("db-2"), Waiting)


@pytest.mark.parametrize("guilty", [(), ("db-1", "db-2", "db-3"), ("db-9",)])
def test_a_conflict_that_sets_no_server_apart_holds_up_the_whole_job(
    guilty: tuple[str, ...],
) -> None:
    play = a_begun_play(hostnames=TRIO)
    start = play.launches("db-1", "db-2", "db-3")
    ids = tuple(map(server_id, guilty))

    play.step(play.refuses(start, RefusalKind.CONFLICT, server_ids=ids))
    at_once = servers_of(play)
    play.step(after=timedelta(seconds=30))

    assert at_once == []
    assert play.asked(StartRecovery) == [start.changed(attempt=2)]


def test_one_refusal_counts_once_however_often_it_arrives() -> None:
    play = a_begun_play()
    refusal = play.refuses(play.launches("db-1"), RefusalKind.QUOTA)
    play.step(refusal)
    play.step(after=timedelta(seconds=30))
    before = play.execution

    play.step(refusal)

    assert play.execution == before


def test_a_refusal_of_an_unknown_command_changes_nothing() -> None:
    play = a_begun_play()
    refusal = play.refuses(play.launches("db-1"), RefusalKind.DENIED)
    before = play.execution

    play.step(refusal.changed(key="e-1/1/99"))

    assert play.execution == before


def test_a_refusal_after_the_answer_changes_nothing() -> None:
    play = a_begun_play()
    refusal = play.refuses(play.launches("db-1"), RefusalKind.DENIED)
    play.job_of("db-1")
    before = play.execution

    play.step(refusal)

    assert play.execution == before


def test_a_check_that_may_not_run_fails_the_server_and_keeps_its_instance() -> None:
    play = a_play_in_its_check()
    [run] = play.asked(RunCommand)

    play.step(play.refuses(run, RefusalKind.DENIED, message="No."))

    state = play.server("db-1")
    assert isinstance(state, Failed)
    assert (state.code, state.reason) == (FailureCode.CHECK_FAILED, "No.")
    assert state.instance is not None


def test_a_check_refused_for_some_servers_goes_on_for_the_others() -> None:
    hostnames = tuple(f"db-{number}" for number in range(51))
    play = a_begun_play(CHECKED, {"Database": hostnames})
    play.step(play.job_ends(play.job_of(*hostnames)))
    [_, second] = play.asked(RunCommand)

    play.step(play.refuses(second, RefusalKind.DENIED))

    assert isinstance(play.server("db-0"), Checking)
    assert isinstance(play.server("db-50"), Failed)


def test_a_throttled_check_is_tried_again_under_its_key() -> None:
    play = a_play_in_its_check()
    [run] = play.asked(RunCommand)

    play.step(play.refuses(run, RefusalKind.THROTTLED))
    play.step(after=timedelta(seconds=30))

    assert play.asked(RunCommand) == [run.changed(attempt=2)]
    assert "Checking 1 instance was refused: THROTTLED. Trying again in 30 s." in play.said


def test_a_job_that_never_got_through_is_looked_for_when_patience_ends() -> None:
    play = a_begun_play()
    start = play.launches("db-1")
    play.step(after=timedelta(minutes=30))

    play.step(play.refuses(start, RefusalKind.UNREACHABLE))

    assert isinstance(play.server("db-1"), Failed)
    assert play.asked(StartRecovery) == []
    assert [search.key for search in play.asked(FindRecovery)] == [start.key]


def test_the_instance_of_a_job_found_after_it_was_given_up_is_known_for_clean_up() -> None:
    play = a_begun_play()
    start = play.launches("db-1")
    play.step(after=timedelta(minutes=30))
    play.step(play.refuses(start, RefusalKind.UNREACHABLE))
    play.step(play.job_starts(start))

    play.step(play.job_ends(start))

    state = play.server("db-1")
    assert isinstance(state, Failed)
    assert state.instance is not None


def test_instances_that_may_not_be_terminated_stay_and_can_be_terminated_again() -> None:
    play = a_begun_play()
    play.recovers("db-1")
    play.step(Terminate(at=play.now, request_id="r-1", by=ANNA))
    [termination] = play.asked(TerminateInstances)
    play.step(play.refuses(termination, RefusalKind.DENIED, message="No."))

    play.step(Terminate(at=play.now, request_id="r-2", by=ANNA))

    assert isinstance(play.server("db-1"), Healthy)
    assert play.asked(TerminateInstances)[0].key != termination.key
    assert "Terminating 1 instance failed: No." in play.said


def test_a_notification_refused_for_good_is_forgotten() -> None:
    play = a_begun_play()
    [notice] = play.asked(Notify)

    play.step(play.refuses(notice, RefusalKind.DENIED))

    assert play.execution.effects == ()
    assert "Notification STARTED failed: DENIED." in play.said


def test_time_without_room_does_not_count_against_the_patience_with_refusals() -> None:
    play = a_begun_play()
    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))
    play.step(CapacityObserved(at=play.now, location=EUROPE, jobs=20, servers=100))
    play.step(after=timedelta(minutes=40))
    play.step(CapacityObserved(at=play.now, location=EUROPE, jobs=0, servers=0))

    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))

    assert play.server("db-1").status == "WAITING"
