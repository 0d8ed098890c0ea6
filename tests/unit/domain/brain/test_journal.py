"""The journal of an execution leads to the state that was saved, whatever code reads it."""

import pytest

from recovery.domain.brain.journal import History, fold, replay
from recovery.domain.errors import HistoryBroken
from recovery.domain.execution.execution import Pending, Status
from tests.support.record_histories import HISTORIES, SCENES, recorded

NAMES = pytest.mark.parametrize("name", SCENES)


def a_history(name: str = "clean-drill") -> History:
    return History.model_validate_json((HISTORIES / f"{name}.json").read_bytes())


@NAMES
def test_a_recorded_history_leads_to_its_saved_state(name: str) -> None:
    history = a_history(name)

    reached = replay(history)

    assert reached == history.final


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("clean-drill", Status.COMPLETED),
        ("drill-with-a-retry", Status.COMPLETED),
        ("cancelled-recovery", Status.CANCELLED),
    ],
)
def test_a_recorded_history_tells_a_whole_story(name: str, outcome: Status) -> None:
    history = a_history(name)

    reached = replay(history)

    assert reached.status is outcome


@NAMES
def test_recording_a_history_again_gives_the_same_bytes(name: str) -> None:
    committed = (HISTORIES / f"{name}.json").read_text(encoding="utf-8")

    again = recorded(name)

    assert again == committed


def test_every_recorded_history_is_replayed() -> None:
    files = {file.stem for file in HISTORIES.iterdir()}

    assert files == set(SCENES)


def test_a_doctored_final_state_is_found_out() -> None:
    history = a_history()
    doctored = history.changed(final=history.final.changed(serial=99))

    with pytest.raises(HistoryBroken, match="execution e-1 does not lead to the state"):
        replay(doctored)


def test_a_history_with_a_lost_entry_is_found_out() -> None:
    history = a_history()
    shortened = history.changed(entries=history.entries[:-1])

    with pytest.raises(HistoryBroken):
        replay(shortened)


def test_an_execution_without_a_journal_stays_as_it_began() -> None:
    history = a_history()

    reached = fold(history.initial, ())

    assert reached == history.initial
    assert reached.state == Pending()


def test_a_journal_can_be_folded_in_two_parts() -> None:
    history = a_history("cancelled-recovery")

    halfway = fold(history.initial, history.entries[:7])
    reached = fold(halfway, history.entries[7:])

    assert halfway.status is not history.final.status
    assert reached == history.final
