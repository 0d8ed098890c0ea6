"""The first step of an execution."""

import pytest

from recovery.domain.execution.commands import Notify
from recovery.domain.execution.effects import Topic
from recovery.domain.execution.execution import Mode, Status
from tests.support.builders import a_plan, a_wave
from tests.support.play import a_begun_play, a_play

TWO_WAVES = a_plan(a_wave("Database"), a_wave("Web", "Database"))
HOSTNAMES = {"Database": ("db-1",), "Web": ("web-1", "web-2")}


def test_an_execution_runs_from_its_first_step() -> None:
    play = a_play()

    play.step()

    assert play.execution.status is Status.RUNNING


@pytest.mark.parametrize(
    ("mode", "is_dry_run", "kind"),
    [
        (Mode.DRILL, False, "Drill"),
        (Mode.RECOVERY, False, "Recovery"),
        (Mode.RECOVERY, True, "Dry run of a recovery"),
    ],
)
def test_the_first_step_tells_what_starts(mode: Mode, *, is_dry_run: bool, kind: str) -> None:
    play = a_play(TWO_WAVES, HOSTNAMES, mode=mode, is_dry_run=is_dry_run)

    play.step()

    started = f"{kind} of plan Web shop started by anna@example.com: 3 servers in 2 waves."
    assert play.said[0] == started


def test_people_are_told_about_a_start_once() -> None:
    play = a_begun_play()
    started = play.asked(Notify)

    play.step()

    assert [notice.topic for notice in started] == [Topic.STARTED]
    assert play.asked(Notify) == started


def test_a_dry_run_disturbs_nobody() -> None:
    play = a_begun_play(is_dry_run=True)

    assert play.asked(Notify) == []
