"""Many calls at once."""

from datetime import timedelta
from threading import Barrier, Event

import pytest

from recovery.adapters.aws.patience import PATIENCE
from recovery.adapters.aws.side_by_side import Deadline, all_in_time, in_time, side_by_side
from recovery.domain.errors import LocationUnreachable
from tests.support.builders import EUROPE

A_MINUTE = timedelta(minutes=1)
A_MOMENT = timedelta(milliseconds=10)


def test_calls_run_at_the_same_time() -> None:
    meeting = Barrier(3, timeout=10)

    found = side_by_side(dict.fromkeys("abc", meeting.wait), Deadline(A_MINUTE), at_once=3)

    assert sorted(found.values()) == [0, 1, 2]


def test_who_does_not_answer_in_time_is_missing() -> None:
    end = Event()
    calls = {"late": end.wait, "too late": end.wait}

    found = side_by_side(calls, Deadline(A_MOMENT), at_once=1)
    end.set()

    assert found == {}


def test_nobody_is_called_when_no_time_is_left() -> None:
    called: list[bool] = []

    side_by_side({"a": lambda: called.append(True)}, Deadline(timedelta(0)), at_once=1)

    assert called == []


def test_nothing_to_call_is_nothing_found() -> None:
    assert side_by_side({}, Deadline(A_MINUTE), at_once=1) == {}


def test_an_exception_is_raised_without_waiting_for_the_others() -> None:
    end = Event()

    def fail() -> bool:
        raise KeyError("db-1")

    with pytest.raises(KeyError, match="db-1"):
        side_by_side({"bad": fail, "endless": end.wait}, Deadline(A_MINUTE), at_once=2)
    end.set()


def test_the_earlier_of_two_deadlines_counts() -> None:
    assert Deadline(timedelta(0)).at_most(A_MINUTE).seconds_left == 0
    assert Deadline(A_MINUTE).at_most(timedelta(0)).seconds_left == 0


def test_who_needs_all_is_told_that_some_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recovery.adapters.aws.side_by_side.INTERACTIVE", A_MOMENT)
    end = Event()

    with pytest.raises(LocationUnreachable, match="did not answer") as raised:
        all_in_time({"late": end.wait}, EUROPE, at_once=1)
    end.set()

    assert raised.value.why == "TIMEOUT"


def test_a_single_call_answers_in_time_or_is_told_late() -> None:
    assert in_time(lambda: "here", EUROPE) == "here"


def test_when_the_patience_with_a_request_is_spent_nothing_more_is_read() -> None:
    called: list[bool] = []

    with PATIENCE.lasting(timedelta(0)), pytest.raises(LocationUnreachable, match="in time"):
        in_time(lambda: called.append(True), EUROPE)

    assert called == []


def test_the_patience_with_one_request_says_nothing_about_the_next() -> None:
    with PATIENCE.lasting(timedelta(0)):
        assert Deadline(A_MINUTE).seconds_left == 0

    assert Deadline(A_MINUTE).seconds_left > 0
