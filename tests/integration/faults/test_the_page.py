"""docs/fault-table.md leaves out nothing. Other tests here try a part of it; the command all."""

from recovery.domain.execution.execution import Status
from tests.integration.faults.conftest import CleanDrill
from tests.support.faults.blows import blows
from tests.support.faults.book import PAGE, Book, read
from tests.support.faults.outcomes import OTHER_TROUBLES

WRITTEN = read(PAGE.read_text())


def test_a_drill_in_which_nothing_breaks_keeps_every_promise(clean_drill: CleanDrill) -> None:
    assert clean_drill.verdict.faults == ()
    assert clean_drill.verdict.status is Status.COMPLETED


def test_every_call_that_a_clean_drill_makes_has_its_row(clean_drill: CleanDrill) -> None:
    assert set(WRITTEN.cells) == set(blows(clean_drill.points))
    assert set(WRITTEN.others) == set(OTHER_TROUBLES)


def test_no_promise_is_broken_anywhere() -> None:
    outcomes = {*WRITTEN.cells.values(), *WRITTEN.others.values()}

    assert not [each for each in outcomes if each.startswith(("BROKEN", "NOT MET"))]


def test_what_is_written_is_read_as_it_was() -> None:
    text = Book(WRITTEN.cells, WRITTEN.others).text()

    assert text == PAGE.read_text()
