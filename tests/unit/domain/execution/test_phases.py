"""Phases of DRS in the middle of a sentence."""

import pytest

from recovery.domain.execution.effects import Phase


@pytest.mark.parametrize(
    ("phase", "words"),
    [(Phase.CLEANUP, "clean-up"), (Phase.SNAPSHOT, "snapshot"), (Phase.LAUNCH, "launch")],
)
def test_a_phase_reads_as_a_word(phase: Phase, words: str) -> None:
    assert phase.words == words
