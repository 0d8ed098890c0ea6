"""What is asked for at the beginning."""

import pytest

from recovery.domain.execution.execution import Mode
from recovery.domain.people import Role
from scripts.drilling.door import Door
from scripts.drilling.options import options
from scripts.drilling.starting import cancel, start
from scripts.failing import CannotGoOn
from scripts.people import Person
from scripts.rest import Api, Refused
from scripts.srp import UserPool
from tests.support.builders import server_id
from tests.support.memory.world import MemoryWorld
from tests.support.play import a_begun_play
from tests.support.staged_product import StagedProduct, StandingTokens
from tests.support.started import a_ready_world, a_world_with

DOOR = Door("https://api.example.com", UserPool(None, "", ""), Person("", ""), again="")


def an_api(world: MemoryWorld, role: Role = Role.OPERATOR) -> Api:
    return Api(StagedProduct(world, role=role), StandingTokens())


def test_a_drill_is_started_as_it_was_asked_for() -> None:
    world = a_ready_world(hostnames={"Database": ("db-1", "db-2")})
    words = "--plan", "web shop", "--cleanup-after", "PT5M", "--reason", "Quarterly"
    chosen = options([*words, "--without", server_id("db-2")])

    started = start(an_api(world), DOOR, chosen)

    record = world.ports.executions.find(started.execution_id)
    assert record
    assert (record.execution.mode, record.execution.reason) == (Mode.DRILL, "Quarterly")
    assert record.execution.cleanup_after is not None
    assert list(record.execution.planned(1).servers) == [server_id("db-1")]


def test_the_same_key_finds_the_drill_again() -> None:
    world = a_ready_world()
    chosen = options(["--plan", "Web shop", "--key", "k-1"])

    started = {start(an_api(world), DOOR, chosen).execution_id for _ in range(2)}

    assert len(started) == 1


def test_a_start_that_is_refused_is_told_in_the_words_of_the_api() -> None:
    chosen = options(["--plan", "Web shop", "--cleanup-after", "5"])

    with pytest.raises(Refused, match=r"cleanupAfter: .*like PT30M"):
        start(an_api(a_ready_world()), DOOR, chosen)


@pytest.mark.parametrize(("words", "asks"), [([], "Which plan"), (["--plan", "X"], "no plan 'X'")])
def test_a_deployment_is_asked_for_one_of_its_own_plans(words: list[str], asks: str) -> None:
    with pytest.raises(CannotGoOn, match=rf"{asks}.*Web shop"):
        start(an_api(a_ready_world()), DOOR, options(words))


@pytest.mark.parametrize("reason", ["", "Wrong day."])
def test_a_cancel_always_says_why_and_tells_what_will_happen(reason: str) -> None:
    world = a_world_with(a_begun_play())

    note = cancel(an_api(world), "e-1", reason)

    (request,) = world.ports.executions.requests("e-1")
    assert note
    assert (request.kind, request.why) == ("CANCEL", reason or "Cancelled at a terminal.")
