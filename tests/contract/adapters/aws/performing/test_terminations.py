"""Terminations on the simulated DRS: safe to repeat without token or tags in the request."""

import pytest

from localcloud.faults import LostReply, Throttle
from recovery.adapters.aws.observing.observer import AwsObserver
from recovery.adapters.aws.performing.terminations import AwsTerminations
from recovery.domain.execution.commands import TerminateInstances
from recovery.domain.execution.effects import RefusalKind
from recovery.ports.performing import RefusedByAws
from tests.support.simulated_aws import HERE, SimulatedAws

GONE = "i-00000000000000bad"


def launched(aws: SimulatedAws, number: int) -> dict[str, str]:
    """Instance ids by server."""
    aws.launched(*aws.add_servers(number))
    return {each["sourceServerID"]: each["recoveryInstanceID"] for each in aws.instances()}


def a_termination(*instance_ids: str, key: str = "e-1/0/4") -> TerminateInstances:
    return TerminateInstances(key=key, attempt=1, location=HERE, instance_ids=instance_ids)


def terminations(aws: SimulatedAws) -> AwsTerminations:
    return AwsTerminations(aws.hands, aws.clock)


def terminate_jobs(aws: SimulatedAws) -> list[str]:
    return [id_ for id_, job in aws.place.drs.jobs.items() if job.type == "TERMINATE"]


def test_instances_are_terminated_by_one_job() -> None:
    aws = SimulatedAws()
    instances = launched(aws, 2)

    job_id = terminations(aws).start(a_termination(*instances.values()))

    assert terminate_jobs(aws) == [job_id]
    assert set(aws.statuses(str(job_id))) == set(instances)


def test_an_instance_that_is_gone_does_not_keep_the_others() -> None:
    aws = SimulatedAws()
    [(server_id, instance_id)] = launched(aws, 1).items()

    job_id = terminations(aws).start(a_termination(GONE, instance_id))

    assert list(aws.statuses(str(job_id))) == [server_id]


def test_where_nothing_is_left_there_is_no_job() -> None:
    aws = SimulatedAws()

    job_id = terminations(aws).start(a_termination(GONE))

    assert job_id is None
    assert aws.place.drs.jobs == {}


def test_a_command_that_is_repeated_finds_its_job() -> None:
    aws = SimulatedAws()
    command = a_termination(*launched(aws, 2).values())

    job_ids = [terminations(aws).start(command) for _ in range(2)]

    assert job_ids == terminate_jobs(aws) * 2


def test_what_survived_its_job_is_not_terminated_again_under_the_same_key() -> None:
    aws = SimulatedAws()
    [instance_id] = launched(aws, 1).values()
    aws.place.ec2.instances[instance_id].is_protected = True
    first = terminations(aws).start(a_termination(instance_id))
    aws.wait(900)

    again = terminations(aws).start(a_termination(instance_id))
    later = terminations(aws).start(a_termination(instance_id, key="e-1/0/5"))

    assert again == first
    assert terminate_jobs(aws) == [first, later]


def test_a_termination_whose_answer_was_lost_is_found_by_its_instances() -> None:
    aws = SimulatedAws()
    command = a_termination(*launched(aws, 2).values())
    aws.world.faults.add(LostReply(operation="TerminateRecoveryInstances", times=1))

    job_id = terminations(aws).start(command)

    assert [job_id] == terminate_jobs(aws)
    assert aws.job(str(job_id))["tags"] == {}


def test_a_termination_of_other_instances_is_not_ours() -> None:
    aws = SimulatedAws()
    mine, theirs = launched(aws, 2).values()
    other = terminations(aws).start(a_termination(theirs, key="e-2/0/1"))

    job_id = terminations(aws).start(a_termination(mine))

    assert terminate_jobs(aws) == [other, job_id]


def test_a_job_whose_tag_could_not_be_written_counts_all_the_same() -> None:
    aws = SimulatedAws()
    command = a_termination(*launched(aws, 1).values())
    aws.world.faults.add(Throttle(operation="TagResource"))

    job_id = terminations(aws).start(command)

    assert [job_id] == terminate_jobs(aws)


def test_terminations_of_an_execution_do_not_take_up_its_own_room() -> None:
    aws = SimulatedAws()
    instances = launched(aws, 3)
    terminations(aws).start(a_termination(*instances.values(), key="e-11/0/4"))
    observer = AwsObserver(aws.clients, aws.clock)

    own, foreign = (observer.capacity(HERE, id_) for id_ in ("e-11", "e-1"))

    assert (own.jobs, own.servers) == (0, 0)
    assert (foreign.jobs, foreign.servers) == (1, 3)


def test_the_server_that_is_in_another_job_is_named() -> None:
    aws = SimulatedAws()
    (busy, first), (_, second) = launched(aws, 2).items()
    aws.start(busy)
    aws.clients.names_nothing = True

    with pytest.raises(RefusedByAws) as refused:
        terminations(aws).start(a_termination(first, second))

    refusal = refused.value.refusal
    assert (refusal.kind, refusal.server_ids) == (RefusalKind.CONFLICT, (busy,))
    assert busy in refusal.message


def test_a_throttled_termination_terminates_nothing() -> None:
    aws = SimulatedAws()
    command = a_termination(*launched(aws, 1).values())
    aws.world.faults.add(Throttle(operation="TerminateRecoveryInstances"))

    with pytest.raises(RefusedByAws) as refused:
        terminations(aws).start(command)

    assert refused.value.refusal.kind is RefusalKind.THROTTLED
    assert terminate_jobs(aws) == []


def test_a_conflict_that_nobody_can_look_into_names_nobody() -> None:
    aws = SimulatedAws()
    instances = launched(aws, 1)
    aws.start(*instances)
    aws.world.faults.add(Throttle(operation="DescribeJobs", rate=0.001, burst=2))

    with pytest.raises(RefusedByAws) as refused:
        terminations(aws).start(a_termination(*instances.values()))

    refusal = refused.value.refusal
    assert (refusal.kind, refusal.server_ids) == (RefusalKind.CONFLICT, ())
