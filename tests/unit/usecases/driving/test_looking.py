"""A turn looks before it waits: at DRS when it is time or when somebody woke it."""

from datetime import timedelta

from recovery.domain.execution.facts import JobObserved, JobStatus, Notified, Pause
from recovery.usecases.driving.deciding import Decision, Next, TurnAsked, decide
from recovery.usecases.driving.performing import perform
from tests.support.builders import EUROPE
from tests.support.memory.engine_room import MemoryEngineRoom
from tests.support.memory.people import a_person, an_audit_record
from tests.support.play import a_participant, its_instance

SECOND = timedelta(seconds=1)
MINUTE = 60


def turn(memory: MemoryEngineRoom, last: Decision | None = None) -> Decision:
    """As the state machine asks for it: with what the last decision said."""
    asked = TurnAsked(execution_id="e-1", run=1, looked=last.looked if last else None)
    return decide(memory.room, asked).decision


def launched(memory: MemoryEngineRoom) -> Decision:
    """Its job runs, and was never looked at."""
    for command in turn(memory).commands:
        perform(memory.room, "e-1", command.key)
    decision = turn(memory)
    memory.observer.looks.clear()
    return decision


def passes(memory: MemoryEngineRoom, seconds: int) -> None:
    memory.world.clock.forward(seconds * SECOND)


def pause(memory: MemoryEngineRoom, request_id: str = "r-1") -> None:
    asked = Pause(request_id=request_id, by=a_person().actor, at=memory.world.clock.now())
    memory.room.executions.request("e-1", asked, an_audit_record())


def job_ends(memory: MemoryEngineRoom) -> None:
    """Its server is up."""
    record = memory.room.executions.find("e-1")
    assert record is not None
    [job] = record.execution.wave(1).jobs
    up = a_participant(instance=its_instance())
    memory.observer.seen[job.key] = JobObserved(
        at=memory.world.clock.now(), key=job.key, status=JobStatus.COMPLETED, participants=(up,)
    )


def test_a_job_is_looked_at_when_it_is_time(memory: MemoryEngineRoom) -> None:
    last = launched(memory)

    passes(memory, 20)
    early = turn(memory, last)
    assert memory.observer.looks == []
    assert early.wait_seconds == 10

    passes(memory, 10)
    later = turn(memory, early)
    assert memory.observer.looks == ["jobs"]
    assert later.wait_seconds == 30


def test_who_was_woken_looks_at_once(memory: MemoryEngineRoom) -> None:
    last = launched(memory)

    memory.world.engine.wake("e-1")
    turn(memory, last)

    assert memory.observer.looks == ["jobs"]


def test_another_run_of_the_state_machine_looks_at_once(memory: MemoryEngineRoom) -> None:
    launched(memory)

    turn(memory, None)

    assert memory.observer.looks == ["jobs"]


def test_what_an_event_told_of_is_not_missed_because_an_answer_came_as_well(
    memory: MemoryEngineRoom,
) -> None:
    last = launched(memory)
    answer = Notified(at=memory.world.clock.now(), key="e-1/1")

    memory.room.executions.deliver("e-1", answer)
    memory.world.engine.wake("e-1")
    turn(memory, last)

    assert memory.observer.looks == ["jobs"]


def test_work_goes_first_and_the_look_follows(memory: MemoryEngineRoom) -> None:
    first = turn(memory)
    memory.world.engine.wake("e-1")
    pause(memory)
    looks_before = len(memory.observer.looks)

    second = turn(memory, first)

    assert second.next is Next.PERFORM
    assert second.looked is None
    assert len(memory.observer.looks) == looks_before


def test_machines_are_looked_at_in_every_turn_and_drs_is_not(memory: MemoryEngineRoom) -> None:
    last = launched(memory)
    job_ends(memory)
    passes(memory, 30)
    last = turn(memory, last)
    memory.observer.looks.clear()

    for _ in range(3):
        passes(memory, 2)
        last = turn(memory, last)

    assert memory.observer.looks == ["instances"] * 3


def test_a_place_is_looked_at_for_room_when_it_is_time(memory: MemoryEngineRoom) -> None:
    memory.observer.others[EUROPE] = (20, 20)
    first = turn(memory)
    for command in first.commands:
        perform(memory.room, "e-1", command.key)
    last = turn(memory, first)
    memory.observer.looks.clear()

    passes(memory, 10)
    last = turn(memory, last)
    early = list(memory.observer.looks)
    passes(memory, 20)
    turn(memory, last)

    assert (early, memory.observer.looks) == ([], ["capacity for e-1"])


def test_nothing_is_given_up_without_a_look_however_long_nobody_looked(
    memory: MemoryEngineRoom,
) -> None:
    last = launched(memory)

    passes(memory, 45 * MINUTE)
    job_ends(memory)
    pause(memory)
    turn(memory, last)

    record = memory.room.executions.find("e-1")
    assert record is not None
    [server] = record.execution.wave(1).servers.values()
    assert server.state.status != "FAILED"
