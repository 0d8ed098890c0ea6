"""A look at an execution as text."""

from datetime import timedelta

from recovery.domain.execution.effects import Phase
from scripts.drilling.picture import headline, picture, wave_line
from scripts.drilling.watching import Look, Watch
from scripts.rest import Api
from tests.support.builders import a_plan, a_wave
from tests.support.operators import TWO_WAVES, two_waves
from tests.support.play import Play, a_begun_play
from tests.support.staged_product import StagedProduct, StandingTokens
from tests.support.started import a_world_with


def a_look(play: Play, speed: float = 1) -> Look:
    api = Api(StagedProduct(a_world_with(play)), StandingTokens())
    return Watch(api, "e-1", speed=speed, elapsed=lambda: 0.0).look()


def a_launching_play() -> Play:
    """Database launches, and App waits for it."""
    play = a_begun_play(two_waves(), TWO_WAVES)
    command = play.job_of("db-1")
    play.step(play.job_runs(command, Phase.CONVERSION), after=timedelta(minutes=3))
    return play


def row_of(name: str, lines: list[str]) -> list[str]:
    return next(line.split() for line in lines if f" {name} " in line)


def test_each_wave_says_in_words_how_far_it_is_and_for_how_long() -> None:
    lines = picture(a_look(a_launching_play()), height=40)

    database, app = row_of("Database", lines), row_of("App", lines)

    assert " ".join(database) == "1 Database LAUNCHING 1 launching (conversion) 3 min 2 s"
    assert " ".join(app) == "2 App WAITING 1 waiting"


def test_it_tells_what_is_waited_for() -> None:
    lines = picture(a_look(a_launching_play()), height=40)

    assert "Wave Database: DRS job" in lines[-1]


def test_the_headline_tells_the_time_of_the_product_and_how_fast_it_runs() -> None:
    play = a_launching_play()

    assert headline(a_look(play, speed=60)) == (
        "Drill e-1 of Web shop: RUNNING for 3 min 2 s. "
        "It is 12:03:02 UTC, 60 times as fast as real time."
    )
    assert headline(a_look(play)).endswith("It is 12:03:02 UTC.")


def test_after_the_end_it_tells_how_long_it_took() -> None:
    play = a_begun_play()
    play.recovers("db-1")
    play.step(after=timedelta(hours=1))

    assert "COMPLETED after 12 min 2 s." in headline(a_look(play))


def test_a_wave_in_one_line_has_its_servers_by_status() -> None:
    look = a_look(a_launching_play())

    lines = [wave_line(look, wave) for wave in look.execution.waves]

    assert lines == [
        "Wave 1 Database: LAUNCHING; 1 launching (conversion).",
        "Wave 2 App: WAITING; 1 waiting.",
    ]


def test_where_there_is_no_room_for_all_waves_those_at_work_are_shown() -> None:
    names = [f"Wave{number:02}" for number in range(1, 21)]
    waves = [a_wave(name, *(["Wave15"] if name != "Wave15" else [])) for name in names]
    servers = {name: (f"server-{name.lower()}",) for name in names}
    play = a_begun_play(a_plan(*waves), servers)

    lines = picture(a_look(play), height=12)

    assert len(lines) <= 12
    assert row_of("Wave15", lines)[2] == "LAUNCHING"
    assert "      and 17 more waves: 17 WAITING" in lines
