"""Ctrl-C while something goes on elsewhere: the first one only asks, the second one leaves."""

import signal
from collections.abc import Callable
from threading import Event
from types import FrameType, TracebackType
from typing import Self


class Interruption:
    """``asked`` is called once, between two pauses: a signal may come in the middle of a line."""

    def __init__(self, asked: Callable[[], None]) -> None:
        self._asked = asked
        self._heard = Event()
        self._is_told = False

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def pause(self, seconds: float) -> None:
        if not self._is_told and self._heard.wait(seconds):
            self._is_told = True
            self._asked()
        elif self._is_told:
            Event().wait(seconds)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        if self._heard.is_set():
            raise KeyboardInterrupt
        self._heard.set()
