"""One execution followed to its end, and its report kept."""

import signal
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from recovery.domain.execution.commands import TerminateInstances
from scripts.drilling.door import Door
from scripts.drilling.gates import Gates, telling
from scripts.drilling.run import Run, often
from scripts.drilling.screen import PlainScreen
from scripts.failing import CannotGoOn
from scripts.people import Person
from scripts.rest import Api
from scripts.srp import UserPool
from tests.support.operators import (
    everybody_is_told,
    fails,
    terminates,
    termination_ends,
    termination_starts,
    terminations,
)
from tests.support.play import Play, a_begun_play
from tests.support.scripted import ScriptedTransport
from tests.support.staged_product import Act, StagedProduct, StandingTokens
from tests.support.started import a_world_with

AFTERWARDS = timedelta(minutes=5)


def a_door(*, ends_with_us: bool = False) -> Door:
    pool, nobody = UserPool(None, "", ""), Person("", "")
    url = "https://api.example.com"
    return Door(url, pool, nobody, again="--environment dev", ends_with_us=ends_with_us)


def a_run(api: Api, out: StringIO, door: Door | None = None) -> Run:
    gates = Gates(telling("scripts/drill.sh --follow e-1"))
    return Run(api, door or a_door(), PlainScreen(out), gates, "e-1", 0.0)


def staged(play: Play, *acts: Act) -> Api:
    return Api(StagedProduct(a_world_with(play), play, *acts), StandingTokens())


def test_a_drill_is_followed_until_it_is_complete() -> None:
    play, out = a_begun_play(), StringIO()
    api = staged(play, lambda: None, lambda: play.recovers("db-1"))

    execution = a_run(api, out).follow()

    lines = out.getvalue().splitlines()
    assert lines[0] == "Drill e-1 of Web shop. It is 12:00:00 UTC."
    assert all(any(text in line for line in lines) for text in play.said)
    assert execution.shortcoming is None


def recovered(play: Play) -> None:
    play.recovers("db-1")
    everybody_is_told(play)


def test_a_drill_that_cleans_up_is_followed_until_it_has() -> None:
    play, out = a_begun_play(cleanup_after=AFTERWARDS), StringIO()
    due: list[TerminateInstances] = []

    def falls_due() -> None:
        play.step(after=AFTERWARDS)
        due.extend(terminations(play))

    api = staged(
        play,
        lambda: recovered(play),
        falls_due,
        lambda: termination_starts(play, due[0]),
        lambda: termination_ends(play, due[0]),
    )

    execution = a_run(api, out).follow()

    assert "1 instance terminated." in out.getvalue()
    assert (execution.instances_running, execution.shortcoming) == (0, None)


def test_instances_that_stay_are_a_shortcoming() -> None:
    play, out = a_begun_play(cleanup_after=AFTERWARDS), StringIO()
    api = staged(
        play,
        lambda: recovered(play),
        lambda: play.step(after=AFTERWARDS),
        lambda: terminates(play, survivor="db-1"),
    )

    execution = a_run(api, out).follow()

    assert execution.status == "COMPLETED"
    assert execution.shortcoming == "Some of its instances were not terminated, and cost money."


def test_a_drill_that_fails_says_why(tmp_path: Path) -> None:
    play, out = a_begun_play(), StringIO()
    run = a_run(staged(play, lambda: fails(play, "db-1")), out)

    execution = run.follow()
    run.keep(tmp_path)

    assert execution.shortcoming
    assert execution.shortcoming.startswith("It is FAILED. ")
    assert "failed  db-1: " in out.getvalue()
    assert "No capacity." in out.getvalue()


def test_the_report_is_kept_in_three_forms_and_its_objectives_are_told(tmp_path: Path) -> None:
    play, out = a_begun_play(), StringIO()
    play.recovers("db-1")
    run = a_run(staged(play), out)

    run.keep(tmp_path)

    texts = {file.name: file.read_text() for file in (tmp_path / "e-1").iterdir()}
    assert texts.keys() == {"report.json", "report.csv", "report.html"}
    assert out.getvalue().startswith("result  COMPLETED after 12 min 2 s. Every wave")
    assert '"executionId"' in texts["report.json"]
    assert texts["report.csv"].startswith("executionId,")
    assert "<html" in texts["report.html"]
    assert "RTO     9 min 2 s achieved. 1 required server recovered" in out.getvalue()
    assert f"report  {tmp_path / 'e-1'}: report.json" in out.getvalue()


@pytest.mark.parametrize(
    ("door", "words"),
    [
        (a_door(), "scripts/drill.sh --follow e-1 --environment dev"),
        (a_door(ends_with_us=True), "the local cloud with it"),
    ],
)
def test_ctrl_c_tells_that_it_goes_on_and_how_to_cancel_it(door: Door, words: str) -> None:
    play, out = a_begun_play(), StringIO()
    api = staged(play, lambda: signal.raise_signal(signal.SIGINT), lambda: play.recovers("db-1"))

    execution = a_run(api, out, door).follow()

    assert execution.status == "COMPLETED"
    assert out.getvalue().count("It goes on. To cancel it: ") == 1
    assert "scripts/drill.sh --cancel e-1 --environment dev" in out.getvalue()
    assert words in out.getvalue()


def test_an_api_that_is_gone_does_not_end_the_drill_and_that_is_told() -> None:
    api = Api(ScriptedTransport(*[None] * 8), StandingTokens(), pause=lambda _: None)

    with pytest.raises(CannotGoOn, match=r"no route to host\nIt goes on\. .* --follow e-1"):
        a_run(api, StringIO()).follow()


@pytest.mark.parametrize(("speed", "seconds"), [(1, 3.0), (20, 1.5), (600, 0.5)])
def test_the_faster_time_runs_the_oftener_it_looks(speed: float, seconds: float) -> None:
    assert often(speed) == seconds
