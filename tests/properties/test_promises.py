"""Whatever happens to an execution, the promises of the brain are kept."""

from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.support.chaos.chance import Chance
from tests.support.chaos.run import Driver
from tests.support.chaos.story import story
from tests.support.promises.kept import broken

_PIECES = st.binary(min_size=100, max_size=100)
CHANCES = st.lists(_PIECES, max_size=10).map(lambda pieces: Chance(b"".join(pieces)))

# What is rare is a coincidence of several: it takes more tries to meet it.
TRIES = 8 * settings().max_examples


@settings(max_examples=TRIES)
@given(CHANCES)
def test_every_promise_is_kept_whatever_happens(chance: Chance) -> None:
    driver = Driver(chance)

    signs = broken(driver.play())

    if signs:
        note(story(driver.run))
    assert not signs
