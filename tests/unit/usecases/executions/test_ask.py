"""What operators ask of an execution."""

import pytest

from recovery.domain.errors import Forbidden, Invalid, NotAllowedNow, Unknown
from recovery.domain.execution.execution import Mode
from recovery.domain.execution.facts import Approve, OperatorRequest, Pause
from recovery.domain.people import Role
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.paging import PageRequest
from recovery.usecases.executions.ask import Accepted, WaveOf, Wish, ask_execution, ask_wave
from tests.support.builders import NOON, a_plan, a_wave
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld
from tests.support.operators import SOON, a_drill_that_ended, asks
from tests.support.play import Play, a_begun_play
from tests.support.started import a_world_with


def asked(
    world: MemoryWorld,
    operation: str,
    why: str = "",
    *,
    role: Role = Role.OPERATOR,
    key: str | None = None,
    of: str = "e-1",
) -> Accepted:
    call = a_call(operation, role=role, key=key, at=world.clock.at)
    return ask_execution(world.ports, call, of, Wish(why=why))


def asked_of_wave(
    world: MemoryWorld,
    operation: str,
    why: str = "",
    *,
    number: int = 1,
    role: Role = Role.OPERATOR,
    key: str | None = None,
) -> Accepted:
    call = a_call(operation, role=role, key=key, at=world.clock.at)
    return ask_wave(world.ports, call, WaveOf(execution_id="e-1", number=number), Wish(why=why))


def pending(world: MemoryWorld) -> tuple[OperatorRequest, ...]:
    return world.ports.executions.requests("e-1")


def two_gates(**start: object) -> Play:
    plan = a_plan(a_wave("Database", approval={}), a_wave("App", approval={}))
    return a_begun_play(plan, {"Database": ("db-1",), "App": ("app-1",)}, **start)


def test_a_request_is_kept_with_who_and_why_and_the_execution_is_woken() -> None:
    world = a_world_with(a_begun_play())

    accepted = asked(world, "pauseExecution", "Wait for the network.")

    (request,) = pending(world)
    assert isinstance(request, Pause)
    assert (request.by.name, request.why) == ("Ada", "Wait for the network.")
    assert (request.request_id, request.at) == (accepted.request_id, accepted.asked_at)
    assert world.engine.woken == ["e-1"]


def test_a_request_is_audited() -> None:
    world = a_world_with(a_begun_play())

    asked(world, "cancelExecution", "False alarm.")

    (record,) = world.ports.audit_trail.page(AuditQuery(), PageRequest()).items
    assert (record.operation, record.entity_id) == ("cancelExecution", "e-1")
    assert record.reason == "False alarm."


def test_the_answer_says_what_a_cancel_can_not_do() -> None:
    world = a_world_with(a_begun_play())

    accepted = asked(world, "cancelExecution", "False alarm.")

    assert "DRS jobs in flight can't be stopped" in accepted.note


def test_a_wave_is_asked_for_by_its_number() -> None:
    world = a_world_with(two_gates())

    asked_of_wave(world, "approveWave", number=2)

    (request,) = pending(world)
    assert isinstance(request, Approve)
    assert request.wave == "App"


@pytest.mark.parametrize("number", [0, 3])
def test_a_wave_that_the_plan_lacks_is_unknown(number: int) -> None:
    world = a_world_with(two_gates())

    with pytest.raises(Unknown):
        asked_of_wave(world, "approveWave", number=number)


def test_an_execution_that_is_not_there_is_unknown() -> None:
    world = a_world_with(two_gates())

    with pytest.raises(Unknown):
        asked(world, "pauseExecution", of="e-9")


def test_what_the_state_does_not_allow_is_refused_with_the_reason() -> None:
    world = a_world_with(a_drill_that_ended())

    with pytest.raises(NotAllowedNow, match="It is COMPLETED and starts nothing new"):
        asked(world, "pauseExecution")

    assert pending(world) == ()
    assert world.engine.woken == []


@pytest.mark.parametrize(
    ("mode", "role"),
    [(Mode.DRILL, Role.OPERATOR), (Mode.RECOVERY, Role.RECOVERY_MANAGER)],
)
def test_whoever_may_run_it_may_approve_its_waves(mode: Mode, role: Role) -> None:
    world = a_world_with(two_gates(mode=mode))

    asked_of_wave(world, "approveWave", role=role)

    assert len(pending(world)) == 1


def test_a_real_recovery_is_not_for_operators_of_drills_to_decide() -> None:
    world = a_world_with(two_gates(mode=Mode.RECOVERY))

    with pytest.raises(Forbidden, match="RecoveryManager"):
        asked_of_wave(world, "approveWave", role=Role.OPERATOR)


def test_an_operator_may_pause_a_real_recovery() -> None:
    world = a_world_with(a_begun_play(mode=Mode.RECOVERY))

    asked(world, "pauseExecution", role=Role.OPERATOR)

    assert len(pending(world)) == 1


@pytest.mark.parametrize("operation", ["rejectWave", "skipWave"])
def test_what_ends_something_for_good_needs_a_reason(operation: str) -> None:
    world = a_world_with(two_gates())

    with pytest.raises(Invalid, match="reason"):
        asked_of_wave(world, operation)

    assert pending(world) == ()


def test_a_cancel_needs_a_reason() -> None:
    world = a_world_with(a_begun_play())

    with pytest.raises(Invalid, match="reason"):
        asked(world, "cancelExecution")


def test_drill_instances_are_terminated_without_a_reason() -> None:
    world = a_world_with(a_drill_that_ended())

    accepted = asked(world, "terminateInstances")

    assert "can't be undone" in accepted.note


def test_instances_of_a_real_recovery_are_not() -> None:
    world = a_world_with(a_drill_that_ended(mode=Mode.RECOVERY))

    with pytest.raises(Invalid, match="reason"):
        asked(world, "terminateInstances", role=Role.RECOVERY_MANAGER)


def test_the_same_key_again_asks_once() -> None:
    world = a_world_with(a_begun_play())
    first = asked(world, "pauseExecution", key="k-1")
    world.clock.forward(SOON)

    again = asked(world, "pauseExecution", key="k-1")

    assert again == first
    assert len(pending(world)) == 1
    assert len(world.kept.audit) == 1


def test_a_request_that_was_taken_in_already_is_accepted_again() -> None:
    play = a_begun_play()
    first = asked(a_world_with(play), "pauseExecution", key="k-1")
    asks(play, Pause, request_id=first.request_id)
    world = a_world_with(play)

    again = asked(world, "pauseExecution", key="k-1")

    assert (again.request_id, again.asked_at) == (first.request_id, None)
    assert pending(world) == ()


def test_one_key_asks_for_each_wave_by_itself() -> None:
    world = a_world_with(two_gates())

    for number in (1, 2):
        asked_of_wave(world, "approveWave", number=number, key="k-1")

    assert len(pending(world)) == 2


def test_without_a_key_every_request_is_a_new_one() -> None:
    world = a_world_with(a_begun_play())

    for _ in range(2):
        asked(world, "pauseExecution")

    assert len({request.request_id for request in pending(world)}) == 2
    assert pending(world)[0].at == NOON
