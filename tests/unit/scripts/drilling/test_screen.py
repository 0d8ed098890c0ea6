"""Progress on a terminal and in a log."""

import re
from datetime import timedelta
from io import StringIO

import pytest

from scripts.drilling.screen import LiveScreen, PlainScreen, screen_on
from scripts.drilling.watching import Watch
from scripts.rest import Api
from tests.support.play import Play, a_begun_play
from tests.support.staged_product import StagedProduct, StandingTokens
from tests.support.started import a_world_with

A_MINUTE = timedelta(minutes=1)
_CONTROL = re.compile(r"\x1b\[(\??)(\d*)([A-Za-z])")


class Terminal(StringIO):
    """Of endless height; it understands what we send, and nothing more."""

    def isatty(self) -> bool:
        return True

    def lines(self) -> list[str]:
        lines, row = [""], 0
        for part in re.split(r"(\x1b\[\??\d*[A-Za-z]|\n)", self.getvalue()):
            if part == "\n":
                row += 1
                lines += [""] * (row + 1 - len(lines))
            elif found := _CONTROL.fullmatch(part):
                row = self._moved(found, row, lines)
            else:
                lines[row] += part
        return lines

    @staticmethod
    def _moved(control: re.Match[str], row: int, lines: list[str]) -> int:
        match control[3]:
            case "F":
                return row - int(control[2])
            case "J":
                lines[row:] = [""]
            case _:
                assert control[0] in {"\x1b[?7l", "\x1b[?7h"}
        return row


def a_watch(play: Play, *acts: object) -> Watch:
    product = StagedProduct(a_world_with(play), play, *acts)  # type: ignore[arg-type]  # passed on
    return Watch(Api(product, StandingTokens()), "e-1", elapsed=lambda: 0.0)


def a_play_that_goes_on() -> Watch:
    play = a_begun_play()
    return a_watch(play, lambda: play.job_of("db-1"), lambda: play.step(after=A_MINUTE))


def test_on_a_terminal_there_is_one_picture_and_what_happened_stays_above_it() -> None:
    terminal, watch = Terminal(), a_play_that_goes_on()
    screen = LiveScreen(terminal)

    screen.show(watch.look())
    first = terminal.lines()
    screen.show(watch.look())
    second = terminal.lines()

    assert [sum("Drill e-1 of" in line for line in lines) for lines in (first, second)] == [1, 1]
    assert second[0] == "12:00:00  It was started."
    assert sum("LAUNCHING" in line for line in second) == 1


def test_what_is_said_meanwhile_stays_above_the_picture_too() -> None:
    terminal, watch = Terminal(), a_play_that_goes_on()
    screen = LiveScreen(terminal)
    screen.show(watch.look())

    screen.say("Wave Web waits.\nApprove it.")

    lines = terminal.lines()
    headline = next(row for row, line in enumerate(lines) if "Drill e-1 of" in line)
    assert lines.index("Wave Web waits.") + 1 == lines.index("Approve it.") < headline


def test_in_the_end_the_picture_stays_and_the_rest_comes_below() -> None:
    terminal, watch = Terminal(), a_play_that_goes_on()
    screen = LiveScreen(terminal)
    screen.show(watch.look())

    screen.leave()
    screen.say("COMPLETED")

    assert terminal.lines()[-2:] == ["COMPLETED", ""]
    assert any("Drill e-1 of" in line for line in terminal.lines())


def test_in_a_log_every_line_has_its_time_and_is_told_once() -> None:
    log, watch = StringIO(), a_play_that_goes_on()
    screen = PlainScreen(log)

    for _ in range(3):
        screen.show(watch.look())

    lines = log.getvalue().splitlines()
    assert all(re.match(r"\d\d:\d\d:\d\d  ", line) for line in lines)
    assert len(lines) == len(set(lines))
    assert "12:00:00  Wave 1 Database: LAUNCHING; 1 waiting." in lines
    assert "\x1b" not in log.getvalue()


@pytest.mark.parametrize(
    ("out", "term", "kind"),
    [
        (Terminal(), "xterm-256color", LiveScreen),
        (Terminal(), "dumb", PlainScreen),
        (StringIO(), "xterm-256color", PlainScreen),
    ],
)
def test_only_a_terminal_that_can_gets_a_picture(
    monkeypatch: pytest.MonkeyPatch, out: StringIO, term: str, kind: type
) -> None:
    monkeypatch.setenv("TERM", term)

    assert isinstance(screen_on(out), kind)
