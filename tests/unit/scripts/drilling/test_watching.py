"""An execution that is looked at again and again: what it is, and what is new."""

from datetime import timedelta

from scripts.drilling.watching import Watch
from scripts.rest import Api
from tests.support.builders import NOON
from tests.support.play import Play, a_begun_play
from tests.support.staged_product import StagedProduct, StandingTokens
from tests.support.started import a_world_with

FIRST = "It was started."


class Watching:
    def __init__(self, play: Play, *acts: object, speed: float = 1) -> None:
        self.elapsed = 0.0
        self.product = StagedProduct(a_world_with(play), play, *acts)  # type: ignore[arg-type]
        api = Api(self.product, StandingTokens())
        self.watch = Watch(api, "e-1", speed=speed, elapsed=lambda: self.elapsed)


def test_every_event_is_told_once() -> None:
    play = a_begun_play()
    watching = Watching(play, lambda: play.job_of("db-1"))

    looks = [watching.watch.look() for _ in range(3)]

    told = [[event.text for event in look.news] for look in looks]
    assert told[0][0] == FIRST
    assert told[1]
    assert told[2] == []
    assert [text for news in told for text in news] == [FIRST, *play.said]


def test_all_pages_of_events_are_read() -> None:
    play = a_begun_play()
    play.said = [f"Event {number}" for number in range(450)]
    watching = Watching(play)

    look = watching.watch.look()

    assert [event.number for event in look.news] == list(range(1, 452))


def test_while_nothing_changes_the_time_goes_on_as_fast_as_that_of_the_product() -> None:
    watching = Watching(a_begun_play(), speed=60)
    watching.watch.look()

    watching.elapsed = 2.0
    look = watching.watch.look()

    assert look.execution.now == NOON
    assert look.now == NOON + timedelta(minutes=2)


def test_what_has_not_changed_is_not_sent_again() -> None:
    play = a_begun_play()
    watching = Watching(play, lambda: None, lambda: play.recovers("db-1"))

    first, second, third = (watching.watch.look() for _ in range(3))

    assert first.execution is second.execution
    assert (second.execution.status, third.execution.status) == ("RUNNING", "COMPLETED")
    assert third.now == play.now
