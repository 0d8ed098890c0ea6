"""A turn of an execution: what it takes in, what it saves, and what the state machine does next."""

from datetime import timedelta

import pytest

from recovery.domain.brain.journal import fold
from recovery.domain.errors import Busy, ConcurrentChange, Unknown
from recovery.domain.execution.execution import Execution, Status
from recovery.domain.execution.facts import Pause, RecoveryStarted
from recovery.ports.executions import Saving
from recovery.ports.paging import PageRequest
from recovery.usecases.driving.deciding import Decision, Next, TurnAsked, decide
from recovery.usecases.driving.performing import perform
from tests.support.builders import EUROPE, NOON, an_execution
from tests.support.memory.engine_room import MemoryEngineRoom
from tests.support.memory.people import a_person, an_audit_record

ASKED = TurnAsked(execution_id="e-1", run=1)


def turn(memory: MemoryEngineRoom, **stated: object) -> Decision:
    return decide(memory.room, TurnAsked.model_validate(dict(ASKED) | stated)).decision


def performed(memory: MemoryEngineRoom, decision: Decision) -> None:
    for command in decision.commands:
        perform(memory.room, "e-1", command.key)


def saved(memory: MemoryEngineRoom) -> Execution:
    record = memory.room.executions.find("e-1")
    assert record is not None
    return record.execution


def events(memory: MemoryEngineRoom) -> list[tuple[int, str]]:
    page = memory.room.executions.events("e-1", PageRequest())
    return [(event.number, event.text) for event in page.items]


def pause(memory: MemoryEngineRoom) -> None:
    asked = Pause(request_id="r-1", by=a_person().actor, at=NOON)
    memory.room.executions.request("e-1", asked, an_audit_record())


def test_the_first_turn_begins_the_execution_and_hands_out_its_commands(
    memory: MemoryEngineRoom,
) -> None:
    decision = turn(memory)

    assert decision.next is Next.PERFORM
    assert [command.kind for command in decision.commands] == ["START_RECOVERY", "NOTIFY"]
    assert saved(memory).status is Status.RUNNING


def test_a_repeated_turn_hands_out_the_same_commands(memory: MemoryEngineRoom) -> None:
    first = turn(memory)

    again = turn(memory)

    assert again.commands == first.commands
    assert saved(memory).serial == 1


def test_what_was_answered_is_taken_in_and_thrown_away(memory: MemoryEngineRoom) -> None:
    performed(memory, turn(memory))

    decision = turn(memory)

    assert decision.next is Next.WAIT
    assert (decision.commands, decision.wait_seconds) == ((), 30)
    assert decision.due_at == NOON + timedelta(seconds=30)
    assert memory.room.executions.letters("e-1") == ()


def test_nothing_is_looked_at_while_something_waits_to_be_taken_in(
    memory: MemoryEngineRoom,
) -> None:
    performed(memory, turn(memory))
    memory.observer.looks.clear()

    turn(memory)
    assert memory.observer.looks == []

    turn(memory)
    assert memory.observer.looks == ["jobs"]


def test_a_look_that_shows_nothing_new_saves_nothing(memory: MemoryEngineRoom) -> None:
    performed(memory, turn(memory))
    turn(memory)
    before = memory.room.executions.find("e-1")

    turn(memory)

    assert memory.room.executions.find("e-1") == before


def test_a_place_that_does_not_answer_is_told_and_tried_again(memory: MemoryEngineRoom) -> None:
    performed(memory, turn(memory))
    turn(memory)
    memory.observer.blind.add(EUROPE)

    taken = decide(memory.room, ASKED)

    assert taken.troubles == ("Account 111122223333 in eu-west-1: AWS did not answer in time.",)
    assert taken.decision.next is Next.WAIT


def test_a_place_that_does_not_answer_for_long_is_told_in_the_events(
    memory: MemoryEngineRoom,
) -> None:
    performed(memory, turn(memory))
    turn(memory)
    memory.observer.blind.add(EUROPE)
    turn(memory)
    memory.world.clock.forward(timedelta(minutes=3))

    turn(memory)

    assert any("DRS jobs can't be seen: Account 111122223333" in text for _, text in events(memory))


def test_a_place_that_answers_again_is_no_blind_spot(memory: MemoryEngineRoom) -> None:
    performed(memory, turn(memory))
    turn(memory)
    memory.observer.blind.add(EUROPE)
    turn(memory)
    blind = saved(memory).blind_spots
    memory.observer.blind.clear()
    memory.world.clock.forward(timedelta(minutes=3))

    turn(memory)

    assert [spot.location for spot in blind] == [EUROPE]
    assert saved(memory).blind_spots == ()


def test_before_a_launch_the_jobs_of_others_are_counted(memory: MemoryEngineRoom) -> None:
    memory.observer.others[EUROPE] = (20, 20)

    decision = turn(memory)

    assert [command.kind for command in decision.commands] == ["NOTIFY"]
    assert memory.observer.looks == ["capacity for e-1"]


def test_a_request_is_taken_in_at_once(memory: MemoryEngineRoom) -> None:
    turn(memory)
    pause(memory)

    turn(memory)

    assert saved(memory).status is Status.PAUSED
    assert memory.room.executions.requests("e-1") == ()


def test_events_are_numbered_on_without_gaps(memory: MemoryEngineRoom) -> None:
    turn(memory)
    pause(memory)
    turn(memory)

    numbers = [number for number, _ in events(memory)]

    assert numbers == list(range(1, len(numbers) + 1))
    assert any("PAUSE by" in text for _, text in events(memory))


def test_the_journal_leads_to_the_saved_state(memory: MemoryEngineRoom) -> None:
    performed(memory, turn(memory))
    turn(memory)
    pause(memory)
    turn(memory)

    journal = memory.room.executions.journal("e-1")

    assert len(journal) == 3
    assert fold(an_execution(), journal) == saved(memory)


def test_who_loses_against_another_decider_starts_from_the_newer_state(
    memory: MemoryEngineRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    executions = memory.world.ports.executions
    save, quicker = executions.save, [turn]

    def late(saving: Saving) -> None:
        if quicker:
            quicker.pop()(memory)
        save(saving)

    monkeypatch.setattr(executions, "save", late)

    decision = turn(memory)

    assert [command.kind for command in decision.commands] == ["START_RECOVERY", "NOTIFY"]
    assert saved(memory).serial == 1


def test_who_always_loses_gives_up_for_now(
    memory: MemoryEngineRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(_: Saving) -> None:
        raise ConcurrentChange("Execution e-1")

    monkeypatch.setattr(memory.world.ports.executions, "save", lose)

    with pytest.raises(Busy, match="e-1"):
        turn(memory)


def test_an_execution_that_nobody_started_is_unknown(memory: MemoryEngineRoom) -> None:
    with pytest.raises(Unknown, match="e-9"):
        turn(memory, execution_id="e-9")


def test_a_long_history_is_handed_over_to_another_run(memory: MemoryEngineRoom) -> None:
    performed(memory, turn(memory))

    decision = turn(memory, run=3, history_events=20_000)

    assert decision.next is Next.HAND_OVER
    assert memory.world.engine.begun == ["e-1-4"]


def test_commands_are_performed_before_a_long_history_is_handed_over(
    memory: MemoryEngineRoom,
) -> None:
    assert turn(memory, history_events=20_000).next is Next.PERFORM


def test_the_history_is_counted_from_turn_to_turn(memory: MemoryEngineRoom) -> None:
    first = turn(memory, history_events=100)

    assert first.history_events == 100 + 13 + 2 * 14


def ended(memory: MemoryEngineRoom) -> Decision:
    """All its servers fail to launch, and everybody is told."""
    performed(memory, turn(memory))
    turn(memory)
    memory.world.clock.forward(timedelta(hours=2))
    for _ in range(10):
        decision = turn(memory)
        performed(memory, decision)
        if decision.next is not Next.PERFORM:
            memory.world.clock.forward(timedelta(seconds=decision.wait_seconds or 0))
        if decision.next in {Next.FAIL, Next.SUCCEED}:
            return decision
    raise AssertionError("It did not end.")


def test_an_execution_that_failed_fails_its_state_machine_with_the_reason(
    memory: MemoryEngineRoom,
) -> None:
    memory.observer.seen.clear()

    decision = ended(memory)

    assert decision.next is Next.FAIL
    assert "Database" in decision.reason


def test_at_the_end_its_servers_and_its_plan_are_free_again(memory: MemoryEngineRoom) -> None:
    assert memory.room.executions.locks(EUROPE).held

    ended(memory)

    assert memory.room.executions.locks(EUROPE).held == {}
    plan = memory.world.ports.plans.find("p-7")
    assert plan is not None
    assert plan.execution_ids == ()
    assert memory.world.engine.retired == ["e-1"]


def test_what_comes_at_the_very_end_is_still_heard(
    memory: MemoryEngineRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, refusals = memory.world.engine, [False]
    retire = engine.retire
    monkeypatch.setattr(engine, "retire", lambda id_: refusals.pop() if refusals else retire(id_))

    decision = ended(memory)

    assert decision.next is Next.FAIL
    assert engine.retired == ["e-1"]


def test_an_answer_that_comes_late_changes_nothing(memory: MemoryEngineRoom) -> None:
    ended(memory)
    before = saved(memory)
    late = RecoveryStarted(at=NOON, key="w1-1", job_id="drsjob-other")
    memory.room.executions.deliver("e-1", late)

    turn(memory)

    assert saved(memory) == before
