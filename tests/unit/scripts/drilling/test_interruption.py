"""Ctrl-C while something goes on elsewhere."""

import signal

import pytest

from scripts.drilling.interruption import Interruption


def test_the_first_one_is_answered_once_at_the_next_pause() -> None:
    asked: list[str] = []

    with Interruption(lambda: asked.append("how to leave")) as interruption:
        interruption.pause(0)
        before = list(asked)
        signal.raise_signal(signal.SIGINT)
        interruption.pause(600)
        interruption.pause(0)

    assert (before, asked) == ([], ["how to leave"])


def test_the_second_one_leaves() -> None:
    with Interruption(lambda: None):
        signal.raise_signal(signal.SIGINT)

        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_afterwards_it_means_what_it_meant_before() -> None:
    before = signal.getsignal(signal.SIGINT)

    with Interruption(lambda: None):
        during = signal.getsignal(signal.SIGINT)

    assert during != before
    assert signal.getsignal(signal.SIGINT) == before
