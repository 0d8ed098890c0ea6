"""Each promise notices when it is broken: shown on a calm run that is doctored afterwards."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from recovery.domain.brain.wake import is_over
from recovery.domain.execution.commands import StartRecovery
from recovery.domain.execution.execution import Active, Ended, OperatorHold, Stopping
from tests.support.builders import NOON
from tests.support.chaos.chance import Chance
from tests.support.chaos.drs import Instance
from tests.support.chaos.run import Driver, Moment, Run
from tests.support.chaos.schedules import BERT
from tests.support.promises import endings, launches, memory, order
from tests.support.promises.kept import PROMISES, Promise, broken

HOLD = OperatorHold(by=BERT, why="", at=NOON)


def a_calm_run() -> Run:
    return Driver(Chance(b"")).play()


def at_the_launch(run: Run) -> int:
    return next(
        index
        for index, moment in enumerate(run.moments)
        if any(command.kind == "START_RECOVERY" for command in moment.step.commands)
    )


def at_the_end(run: Run) -> int:
    return next(i for i, m in enumerate(run.moments) if isinstance(m.after.state, Ended))


def doctor(run: Run, index: int, **changes: object) -> None:
    """The step of one moment."""
    moment = run.moments[index]
    run.moments[index] = replace(moment, step=moment.step.changed(**changes))


def turn_back(run: Run, index: int) -> None:
    moment = run.moments[index]
    back = moment.step.changed(execution=moment.before)
    run.moments[index] = Moment(moment.now, moment.after, (), back)


def take_nothing_in(run: Run, index: int) -> None:
    doctor(run, index, execution=run.moments[index].before)


def the_launch(run: Run) -> StartRecovery:
    commands = run.moments[at_the_launch(run)].step.commands
    return next(command for command in commands if isinstance(command, StartRecovery))


def launch_otherwise(run: Run, **changes: object) -> None:
    index = at_the_launch(run)
    commands = run.moments[index].step.commands
    doctor(run, index, commands=(*commands, the_launch(run).changed(**changes)))


def let_a_wave_wait_for_itself(run: Run) -> None:
    schedule = run.initial.schedule
    planned = schedule.waves[0]
    waiting = planned.changed(wave=planned.wave.changed(depends_on=(planned.name,)))
    run.initial = run.initial.changed(schedule=schedule.changed(waves=(waiting,)))


def launch_while_stopping(run: Run) -> None:
    index = at_the_launch(run)
    stopping = Stopping(reason="Cancelled.", is_cancelled=True)
    doctor(run, index, execution=run.moments[index].after.changed(state=stopping))


def launch_while_paused(run: Run) -> None:
    index, held = at_the_launch(run), Active(holds=(HOLD,), held_since=NOON)
    moment = run.moments[index]
    run.moments[index] = replace(moment, before=moment.before.changed(state=held))
    doctor(run, index, execution=moment.after.changed(state=held))


def wake_what_is_over(run: Run) -> None:
    turn_back(run, next(i for i, m in enumerate(run.moments) if is_over(m.after)))


def launch_twice(run: Run) -> None:
    launch_otherwise(run, key="e-1/1/99")
    run.drs.jobs["e-1/1/99"] = replace(run.drs.jobs[the_launch(run).key], key="e-1/1/99")


def forget_an_instance(run: Run) -> None:
    stranger = Instance("i-1", "s-1", "e-1/1/99", NOON, seen_at=NOON, well_at=None)
    run.drs.instances["i-1"] = stranger


def leave_an_instance_running(run: Run) -> None:
    ended = run.moments[at_the_end(run)]
    run.moments.append(ended)
    for instance in run.drs.instances.values():
        instance.gone_at = None


DOCTORED: dict[Promise, Callable[[Run], object]] = {
    order.a_wave_starts_only_when_all_it_waits_for_let_it: let_a_wave_wait_for_itself,
    order.nothing_is_launched_once_it_stops: launch_while_stopping,
    order.nothing_new_begins_while_paused: launch_while_paused,
    order.an_end_is_left_only_when_somebody_asks: lambda run: turn_back(run, at_the_end(run)),
    order.an_execution_never_goes_back: lambda run: turn_back(run, at_the_end(run)),
    order.only_requests_wake_what_is_over: wake_what_is_over,
    launches.a_server_is_launched_at_most_once_an_attempt: launch_twice,
    launches.a_server_is_never_in_two_jobs: lambda run: run.drs.second_jobs.append("Twice."),
    launches.quotas_are_never_exceeded: lambda run: run.drs.oversteps.append("Too many."),
    launches.a_drill_is_a_drill: lambda run: launch_otherwise(run, is_drill=False),
    launches.a_key_means_the_same_for_ever: lambda run: launch_otherwise(run, servers={}),
    memory.the_same_again_changes_nothing: lambda run: take_nothing_in(run, at_the_end(run)),
    memory.what_is_long_past_changes_nothing: lambda run: take_nothing_in(run, -1),
    memory.what_nobody_waits_for_changes_nothing: lambda run: take_nothing_in(run, 0),
    memory.all_of_it_survives_being_written_down: lambda run: doctor(
        run, -1, execution=run.final.changed(reason=" Not stripped. ")
    ),
    memory.the_journal_leads_to_the_saved_state: lambda run: run.moments.pop(1),
    endings.every_run_ends: lambda run: turn_back(run, -1),
    endings.every_step_says_why_and_when_again: lambda run: doctor(run, 0, reasons=()),
    endings.nothing_that_was_launched_is_forgotten: forget_an_instance,
    endings.a_drill_cleans_up_after_itself: leave_an_instance_running,
}


def test_a_calm_run_keeps_every_promise() -> None:
    run = a_calm_run()

    signs = broken(run)

    assert signs == []
    assert run.drs.instances


def test_there_is_a_doctored_run_for_every_promise() -> None:
    assert set(DOCTORED) == set(PROMISES)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_a_broken_promise_is_noticed(promise: Promise) -> None:
    run = a_calm_run()

    DOCTORED[promise](run)

    assert list(promise(run))
