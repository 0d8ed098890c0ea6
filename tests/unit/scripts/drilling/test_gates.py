"""Waves that wait for approval."""

from datetime import timedelta

from recovery.domain.people import Role
from recovery.domain.recovery_plan import ApprovalGate, RecoveryPlan
from scripts.drilling.answers import Execution
from scripts.drilling.gates import Gates, approving, telling
from scripts.rest import Api
from tests.support.builders import a_plan, a_wave
from tests.support.memory.world import MemoryWorld
from tests.support.play import a_begun_play
from tests.support.staged_product import StagedProduct, StandingTokens
from tests.support.started import a_world_with

FOLLOW = "scripts/drill.sh --follow e-1"


def a_gated_plan() -> RecoveryPlan:
    return a_plan(a_wave(approval=ApprovalGate(instructions="Call the owner.")))


def a_gated_world() -> MemoryWorld:
    return a_world_with(a_begun_play(a_gated_plan()))


def an_api(world: MemoryWorld, role: Role = Role.OPERATOR) -> Api:
    return Api(StagedProduct(world, role=role), StandingTokens())


def the_execution(api: Api) -> Execution:
    return Execution.model_validate_json(api.got("/executions/e-1").content)


def requests(world: MemoryWorld) -> list[str]:
    return [f"{one.kind} {one.why}" for one in world.ports.executions.requests("e-1")]


def test_without_being_asked_to_it_approves_nothing_and_tells_how_it_is_done() -> None:
    world = a_gated_world()
    execution = the_execution(an_api(world))

    (said,) = Gates(telling(FOLLOW)).look(execution)

    assert said.splitlines() == [
        "Wave Database waits for approval. Call the owner.",
        f"Approve wave Database in the console, or with: {FOLLOW} --approve",
    ]
    assert requests(world) == []


def test_asked_to_it_approves_once_and_says_why() -> None:
    world = a_gated_world()
    api = an_api(world)
    gates = Gates(approving(api))

    first, second = (list(gates.look(the_execution(api))) for _ in range(2))

    assert first[0].splitlines()[1].startswith("Approved. ")
    assert second == []
    assert requests(world) == ["APPROVE Asked for by --approve of the drill command."]


def test_who_may_not_approve_is_told_why() -> None:
    world = a_gated_world()
    api = an_api(world, Role.VIEWER)

    (said,) = Gates(approving(api)).look(the_execution(api))

    assert "It cannot be approved by you." in said
    assert "Operator" in said
    assert requests(world) == []


def test_an_approval_that_comes_too_late_does_not_end_the_watch() -> None:
    play = a_begun_play(a_gated_plan())
    late = an_api(a_world_with(a_begun_play()))
    play.step(after=timedelta(minutes=1))
    execution = the_execution(an_api(a_world_with(play)))

    (said,) = Gates(approving(late)).look(execution)

    assert "does not wait for approval" in said
