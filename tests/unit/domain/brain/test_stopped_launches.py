"""A launch without an answer is looked for when nothing may be launched any more."""

from datetime import timedelta

from recovery.domain.execution.commands import (
    FindRecovery,
    StartRecovery,
)
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import (
    Cancel,
    RecoveryNotFound,
)
from recovery.domain.execution.server_run import Failed, FailureCode
from recovery.domain.execution.wave_run import WaveEnded, WaveRun
from tests.support.builders import (
    an_automation,
)
from tests.support.operators import asks, terminations
from tests.support.play import Play, a_begun_play

MINUTE = timedelta(minutes=1)
HOUR = 60 * MINUTE
ACTION = an_automation()
BY_ANNA = "Cancelled by anna@example.com."


def why_ended(wave: WaveRun) -> str:
    assert isinstance(wave.state, WaveEnded)
    return wave.state.reason


def cancelled_while_asked() -> Play:
    """Cancelled when nobody knows yet whether DRS was asked to launch db-1."""
    play = a_begun_play()
    asks(play, Cancel, after=MINUTE)
    return play


def test_an_unanswered_launch_is_looked_for_and_never_asked_for_again() -> None:
    play = a_begun_play()
    unanswered = play.launches("db-1")

    asks(play, Cancel, after=MINUTE)

    (search,) = play.asked(FindRecovery)
    assert (search.key, search.location) == (unanswered.key, unanswered.location)
    assert search.asked_at == play.now
    assert play.asked(StartRecovery) == []
    assert play.execution.status is Status.CANCELLING


def test_a_launch_that_is_found_is_watched_to_its_end() -> None:
    play = a_begun_play()
    unanswered = play.launches("db-1")
    asks(play, Cancel)
    play.step(play.job_starts(unanswered))

    launching = play.server("db-1").status
    play.step(play.job_ends(unanswered))
    play.step(play.instances_are_well("db-1"))

    assert launching == "LAUNCHING"
    assert play.wave("Database").state.status == "COMPLETED"
    assert play.execution.status is Status.CANCELLED


def test_a_launch_that_is_not_found_never_happened() -> None:
    play = cancelled_while_asked()
    (search,) = play.asked(FindRecovery)

    play.step(RecoveryNotFound(at=play.now, key=search.key))

    assert play.server("db-1").status == "SKIPPED"
    assert play.wave("Database").state.status == "CANCELLED"
    assert why_ended(play.wave("Database")) == f"Nothing of it is known to be launched. {BY_ANNA}"
    assert play.execution.status is Status.CANCELLED


def test_a_search_that_is_refused_is_repeated_later_and_later() -> None:
    play = cancelled_while_asked()
    (first,) = play.asked(FindRecovery)
    play.step(play.refuses(first, RefusalKind.UNREACHABLE))

    meanwhile = play.asked(FindRecovery)
    play.step(after=2 * MINUTE)
    (second,) = play.asked(FindRecovery)
    play.step(play.refuses(second, RefusalKind.UNREACHABLE))
    play.step(after=MINUTE)

    assert meanwhile == []
    assert (second.key, second.attempt) == (first.key, first.attempt + 1)
    assert play.asked(FindRecovery) == []


def test_the_same_refusal_of_a_search_counts_once() -> None:
    play = cancelled_while_asked()
    refused = play.refuses(play.asked(FindRecovery)[0], RefusalKind.UNREACHABLE)
    play.step(refused)
    after_one = play.execution

    play.step(refused)

    assert play.execution == after_one


def test_a_search_without_an_answer_ends_with_the_advice_to_look_in_drs() -> None:
    play = cancelled_while_asked()

    play.step(after=30 * MINUTE)

    server = play.server("db-1")
    assert isinstance(server, Failed)
    assert server.code is FailureCode.OUTCOME_UNKNOWN
    assert server.reason == "It is not known whether DRS was asked to launch it: look there."
    assert play.execution.status is Status.CANCELLED


def test_an_instance_of_a_launch_that_was_given_up_as_unknown_is_terminated_when_it_turns_up() -> (
    None
):
    play = a_begun_play(cleanup_after=HOUR)
    command = play.launches("db-1")
    asks(play, Cancel)
    play.step(after=30 * MINUTE)
    play.step(play.job_starts(command))
    play.step(play.job_ends(command))

    play.step(after=HOUR)

    assert len(terminations(play)) == 1
