"""Terminations are DRS jobs: batches, quotas, refusals and their end."""

from datetime import timedelta

from recovery.domain.execution.commands import Notify, StartRecovery, TerminateInstances
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import CapacityObserved, Terminate, TerminationStarted
from recovery.domain.execution.server_run import Terminated
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_inventory,
    instance_id,
    server_id,
    some_limits,
)
from tests.support.operators import (
    a_begun_recovery,
    asks,
    everybody_is_told,
    terminates,
    termination_ends,
    termination_starts,
    terminations,
)
from tests.support.play import Play

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
MANY = tuple(f"db-{number}" for number in range(1, 6))


def launched(*hostnames: str) -> set[str]:
    return {instance_id(server_id(hostname)) for hostname in hostnames}


def named(commands: list[TerminateInstances]) -> set[str]:
    return {id_ for command in commands for id_ in command.instance_ids}


def a_recovery_that_ended() -> Play:
    play = a_begun_recovery()
    play.recovers("db-1")
    everybody_is_told(play)
    return play


def test_servers_are_terminated_and_remember_what_they_were() -> None:
    play = a_recovery_that_ended()
    was = play.server("db-1")
    asks(play, Terminate)

    terminates(play)

    server = play.server("db-1")
    assert isinstance(server, Terminated)
    assert server.was == was
    assert play.execution.status is Status.COMPLETED


def test_instances_are_terminated_in_batches_that_fit_into_a_job() -> None:
    play = a_begun_recovery(None, {"Database": MANY}, limits=some_limits(servers_per_job=2))
    for start in play.asked(StartRecovery):
        play.step(play.job_starts(start), play.job_ends(start))
    play.step(play.instances_are_well(*MANY))

    asks(play, Terminate)

    assert sorted(len(command.instance_ids) for command in terminations(play)) == [1, 2, 2]
    assert named(terminations(play)) == launched(*MANY)


def test_a_termination_is_of_one_account_and_region() -> None:
    inventory = an_inventory(
        a_server("db-1"),
        a_server("db-2", location=AMERICA),
        groups=(a_group("Near", "db-1"), a_group("Far", "db-2", location=AMERICA)),
    )
    plan = a_plan(a_wave(group_ids=("Near", "Far")))
    play = a_begun_recovery(plan, inventory=inventory)
    for start in play.asked(StartRecovery):
        play.step(play.job_starts(start), play.job_ends(start))
    play.step(play.instances_are_well("db-1", "db-2"))

    asks(play, Terminate)

    assert {command.location: set(command.instance_ids) for command in terminations(play)} == {
        EUROPE: launched("db-1"),
        AMERICA: launched("db-2"),
    }


def test_terminations_wait_for_room_under_the_quotas() -> None:
    limits = some_limits(servers_per_job=3, jobs=1)
    play = a_begun_recovery(None, {"Database": MANY}, limits=limits)
    play.recovers(*MANY[:3])
    play.recovers(*MANY[3:])
    asks(play, Terminate)
    first = terminations(play)
    termination_starts(play, first[0])

    while_it_runs = terminations(play)
    termination_ends(play, first[0])

    assert len(first) == 1
    assert while_it_runs == []
    assert named(terminations(play)) == launched(*MANY) - named(first)


def test_terminations_start_when_the_jobs_of_others_have_made_room() -> None:
    play = a_recovery_that_ended()
    full = CapacityObserved(at=play.now, location=EUROPE, jobs=20, servers=20)
    play.step(full)
    asks(play, Terminate)

    while_full = terminations(play)
    play.step(full.changed(at=play.now + MINUTE, jobs=19), after=MINUTE)

    assert while_full == []
    assert len(terminations(play)) == 1


def test_a_termination_that_found_nothing_is_done() -> None:
    play = a_recovery_that_ended()
    asks(play, Terminate)
    (command,) = terminations(play)

    play.step(TerminationStarted(at=play.now, key=command.key, job_id=None))

    assert play.server("db-1").status == "TERMINATED"
    assert "1 instance terminated." in play.said


def test_an_instance_that_drs_could_not_terminate_is_named_and_may_be_tried_again() -> None:
    play = a_begun_recovery(None, {"Database": ("db-1", "db-2")})
    play.recovers("db-1", "db-2")
    asks(play, Terminate)
    terminates(play, survivor="db-2")

    said = play.said[-1]
    asks(play, Terminate)

    assert said == "1 instance terminated, 1 instance not: try again."
    assert (play.server("db-1").status, play.server("db-2").status) == ("TERMINATED", "HEALTHY")
    assert named(terminations(play)) == launched("db-2")


def test_a_termination_that_takes_too_long_is_given_up_and_may_be_asked_for_again() -> None:
    play = a_recovery_that_ended()
    asks(play, Terminate)
    termination_starts(play, terminations(play)[0])

    play.step(after=HOUR)
    asks(play, Terminate)

    assert "The termination did not end in time: look in DRS, then ask for it again." in play.said
    assert named(terminations(play)) == launched("db-1")


def test_a_termination_that_is_refused_for_now_is_asked_for_again() -> None:
    play = a_recovery_that_ended()
    asks(play, Terminate)
    (refused,) = terminations(play)
    play.step(play.refuses(refused, RefusalKind.QUOTA))

    meanwhile = terminations(play)
    play.step(after=30 * timedelta(seconds=1))

    assert meanwhile == []
    assert [(c.key, c.attempt) for c in terminations(play)] == [(refused.key, 2)]


def test_a_termination_that_may_have_reached_drs_needs_no_second_room() -> None:
    play = a_recovery_that_ended()
    asks(play, Terminate)
    play.step(play.refuses(terminations(play)[0], RefusalKind.UNREACHABLE))
    full = CapacityObserved(at=play.now, location=EUROPE, jobs=19, servers=19)

    play.step(full, after=MINUTE)

    assert len(terminations(play)) == 1


def test_a_termination_that_is_refused_for_good_leaves_the_instance_and_is_told() -> None:
    play = a_recovery_that_ended()
    asks(play, Terminate)

    play.step(play.refuses(terminations(play)[0], RefusalKind.DENIED))

    assert "Terminating 1 instance failed: DENIED." in play.said
    assert play.server("db-1").status == "HEALTHY"
    assert [told.topic for told in play.asked(Notify)] == ["CLEANUP_FAILED"]
