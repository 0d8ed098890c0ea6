"""Where the progress is told: one picture that changes, or plain lines that stay."""

import os
import shutil
from collections.abc import Iterator
from operator import itemgetter
from typing import Protocol, TextIO

from scripts.drilling.picture import picture, wave_line
from scripts.drilling.watching import Look

# Up to its first line, and clear from there on.
_BACK = "\x1b[{}F\x1b[J"
# Long lines are cut by the terminal: wrapped ones would take more lines than are counted.
_CUT, _WRAP = "\x1b[?7l", "\x1b[?7h"


class Screen(Protocol):
    def say(self, text: str) -> None:
        """Something that stays."""

    def show(self, look: Look) -> None: ...

    def leave(self) -> None:
        """What is said from now on comes below."""


class LiveScreen:
    """The picture stays at the bottom; what is said moves up above it."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._picture: list[str] = []

    def say(self, text: str) -> None:
        self._draw(text.splitlines(), self._picture)

    def show(self, look: Look) -> None:
        height = shutil.get_terminal_size().lines - 1
        news = [f"{event.at:%H:%M:%S}  {event.text}" for event in look.news]
        self._draw(news, picture(look, height=height))

    def leave(self) -> None:
        self._picture = []

    def _draw(self, staying: list[str], now: list[str]) -> None:
        back = _BACK.format(len(self._picture)) if self._picture else ""
        below = f"{_CUT}{_lines(now)}{_WRAP}" if now else ""
        self._out.write(f"{back}{_lines(staying)}{below}")
        self._out.flush()
        self._picture = now


def _lines(texts: list[str]) -> str:
    return "".join(f"{text}\n" for text in texts)


class PlainScreen:
    """For logs and for readers of screens: a line for whatever is new, each with its time."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._told: dict[int, str] = {}

    def say(self, text: str) -> None:
        print(text, file=self._out, flush=True)

    def show(self, look: Look) -> None:
        lines = [(event.at, event.text) for event in look.news]
        lines += [(look.now, line) for line in self._changed(look)]
        for at, line in sorted(lines, key=itemgetter(0)):
            self.say(f"{at:%H:%M:%S}  {line}")

    def leave(self) -> None:
        """There is nothing above what is said."""

    def _changed(self, look: Look) -> Iterator[str]:
        for wave in look.execution.waves:
            line = wave_line(look, wave)
            # That a wave waits is how it begins, and nothing new.
            is_new = wave.number in self._told or wave.status != "WAITING"
            if is_new and self._told.get(wave.number) != line:
                self._told[wave.number] = line
                yield line


def screen_on(out: TextIO) -> Screen:
    is_live = out.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    return LiveScreen(out) if is_live else PlainScreen(out)
