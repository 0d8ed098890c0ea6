"""The world of a rehearsal answers what the brain asks."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from recovery.domain.brain.advance import advance
from recovery.domain.execution.commands import StartRecovery, TerminateInstances
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import JobObserved
from recovery.domain.execution.server_run import Healthy
from recovery.domain.health_checks import AgentCheck, HealthCheck, StatusCheck
from recovery.domain.rehearsal.durations import Durations
from recovery.domain.rehearsal.timings import Span
from recovery.domain.rehearsal.world import World
from tests.support.builders import (
    EUROPE,
    NOON,
    a_document_check,
    a_plan,
    a_wave,
    instance_id,
    server_id,
)
from tests.support.play import a_begun_play
from tests.support.rehearsals import STEADY, a_run, an_inventory_with, at, seconds


def healthy_after(hostname: str, checks: Sequence[HealthCheck], **timings: object) -> float:
    run = a_run(a_plan(a_wave(checks=checks)), timings=STEADY.changed(**timings))
    state = run.execution.wave(1).servers[server_id(hostname)].state
    assert isinstance(state, Healthy)
    return seconds(state.at)


def test_a_command_that_is_handed_out_again_is_performed_once() -> None:
    play = a_begun_play()
    world = World(play.execution, Durations(STEADY, 0))
    (command,) = play.asked(StartRecovery)

    world.perform(command, NOON)
    world.perform(command, NOON + timedelta(seconds=1))

    facts = world.facts_until(NOON + timedelta(hours=1))
    assert sum(isinstance(fact, JobObserved) for fact in facts) == 1
    assert world.next_at is None


def test_facts_come_in_order_of_time_and_none_too_early() -> None:
    play = a_begun_play()
    world = World(play.execution, Durations(STEADY, 0))
    (command,) = play.asked(StartRecovery)
    world.perform(command, NOON)

    early = world.facts_until(at(499))
    late = world.facts_until(at(600))

    assert [fact.at for fact in early] == [NOON]
    assert [fact.at for fact in late] == [at(500), at(600)]


def test_a_command_that_no_rehearsal_needs_is_refused() -> None:
    world = World(a_begun_play().execution, Durations(STEADY, 0))
    command = TerminateInstances(
        key="e-1/0/1", attempt=1, location=EUROPE, instance_ids=(instance_id("db-1"),)
    )

    with pytest.raises(TypeError, match="never asks for TERMINATE_INSTANCES"):
        world.perform(command, NOON)


def test_people_take_their_time_to_approve_and_approve_once() -> None:
    play = a_begun_play(a_plan(a_wave(approval={})))
    world = World(play.execution, Durations(STEADY.changed(approval=Span(mean=90)), 0))

    world.decide(play.execution, NOON)
    world.decide(play.execution, at(10))

    assert world.next_at == at(90)
    assert len(world.facts_until(at(1000))) == 1


def test_people_go_on_without_a_wave_whose_failure_pauses_the_plan() -> None:
    hurried = a_wave("Database", timeout=timedelta(minutes=5), on_failure="PAUSE")

    run = a_run(
        a_plan(hurried, a_wave("Web", "Database")), {"Database": ("db-1",), "Web": ("web-1",)}
    )

    assert run.end.outcome is Status.PARTIAL
    assert run.execution.wave(2).state.status == "COMPLETED"


def test_instances_are_looked_at_in_turns() -> None:
    linux = STEADY.linux.changed(status_checks=Span(mean=101))

    healthy = healthy_after("db-1", [StatusCheck()], linux=linux)

    assert healthy == 610


def test_nobody_looks_at_instances_before_their_job_has_ended() -> None:
    run = a_run(
        a_plan(a_wave(checks=[AgentCheck()])),
        inventory=an_inventory_with(),
        timings=STEADY.changed(linux=STEADY.linux.changed(agent_online=Span(mean=0))),
    )

    state = run.execution.wave(1).servers[server_id("db-1")].state
    assert isinstance(state, Healthy)
    assert state.at == at(500)


def test_a_look_that_comes_after_a_document_in_the_plan_is_taken_after_it() -> None:
    document = Span(mean=400)

    healthy = healthy_after("db-1", [a_document_check(), StatusCheck()], document=document)

    assert healthy == 900


def test_a_document_between_two_looks_takes_its_own_time() -> None:
    checks = (StatusCheck(), a_document_check(), AgentCheck())

    healthy = healthy_after("db-1", checks)

    assert healthy == 630


def test_every_command_of_a_step_is_answered_in_time() -> None:
    play = a_begun_play()
    world = World(play.execution, Durations(STEADY.changed(answer=Span(mean=2)), 0))

    for command in play.commands:
        world.perform(command, NOON)
    step = advance(play.execution, world.facts_until(at(2)), at(2))

    assert step.commands == ()
