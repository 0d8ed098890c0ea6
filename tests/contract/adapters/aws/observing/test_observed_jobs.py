"""Jobs as they are observed on the simulated DRS, and what a look costs."""

from datetime import timedelta

import pytest

from localcloud.faults import Fail, Fault, HiddenInstance, MissingPermission, Throttle
from recovery.adapters.aws.observing.observer import AwsObserver
from recovery.domain.brain.diagnosis import diagnose
from recovery.domain.brain.tags import KEY_TAG
from recovery.domain.brain.watch import WatchedJob
from recovery.domain.errors import LocationUnreachable
from recovery.domain.execution.effects import Phase
from recovery.domain.execution.facts import (
    CapacityObserved,
    JobObserved,
    JobStatus,
    LaunchStatus,
)
from recovery.domain.execution.server_run import FailureCode
from tests.support.simulated_aws import HERE, SimulatedAws
from tests.support.simulated_drs import NOON, captured_pace, stalled


def observer(aws: SimulatedAws) -> AwsObserver:
    return AwsObserver(aws.clients, aws.clock)


def look(aws: SimulatedAws, *job_ids: str) -> tuple[JobObserved, ...]:
    watched = [
        WatchedJob(key=f"e-1/1/{n}", location=HERE, job_id=id_)
        for n, id_ in enumerate(job_ids, start=1)
    ]
    return observer(aws).jobs(HERE, watched)


def statuses(seen: JobObserved) -> set[LaunchStatus]:
    return {participant.launch_status for participant in seen.participants}


def test_a_drill_is_observed_from_its_beginning_to_its_end() -> None:
    aws = SimulatedAws()
    aws.place.drs.knobs = captured_pace()
    job_id = aws.start(*aws.add_servers(2))

    looks: list[JobObserved] = []
    for seconds in (0, 5, 60, 200, 600):
        aws.wait(seconds)
        looks += look(aws, job_id)

    assert [seen.status for seen in looks] == [
        JobStatus.PENDING,
        JobStatus.STARTED,
        JobStatus.STARTED,
        JobStatus.STARTED,
        JobStatus.COMPLETED,
    ]
    phases = [{each.phase for each in seen.participants} for seen in looks]
    assert phases == [{None}, {Phase.SNAPSHOT}, {Phase.CONVERSION}, {Phase.LAUNCH}, {Phase.LAUNCH}]
    assert statuses(looks[3]) == {LaunchStatus.PENDING}
    assert statuses(looks[4]) == {LaunchStatus.LAUNCHED}


def test_a_launched_server_has_the_instance_of_its_job() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)
    job_id = aws.launched(server_id)

    [seen] = look(aws, job_id)

    [participant] = seen.participants
    [instance] = aws.instances()
    assert participant.instance is not None
    assert participant.instance.instance_id == instance["recoveryInstanceID"]
    assert participant.launched_at is not None
    assert NOON < participant.launched_at < NOON + timedelta(minutes=30)


def test_a_stalled_server_is_launched_from_the_past() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1, replication=stalled(since=timedelta(hours=3)))
    job_id = aws.launched(server_id)

    [seen] = look(aws, job_id)

    [participant] = seen.participants
    assert participant.instance is not None
    assert participant.instance.point_in_time is not None
    assert participant.instance.point_in_time <= NOON - timedelta(hours=3)


def test_the_instance_of_a_later_job_does_not_count_for_an_earlier_one() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)
    job_ids = [aws.launched(server_id) for _ in range(2)]

    earlier, later = look(aws, *job_ids)

    assert earlier.participants[0].instance is None
    assert later.participants[0].instance is not None


def test_an_instance_that_is_not_shown_yet_is_seen_later() -> None:
    aws = SimulatedAws()
    aws.world.faults.add(HiddenInstance(seconds=7200))
    job_id = aws.launched(*aws.add_servers(1))

    [before] = look(aws, job_id)
    aws.wait(7200)
    [after] = look(aws, job_id)

    assert before.participants[0].launch_status is LaunchStatus.LAUNCHED
    assert before.participants[0].instance is None
    assert after.participants[0].instance is not None


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fail(phase="CONVERSION"), FailureCode.LAUNCH_FAILED),
        (Fail(phase="LAUNCH"), FailureCode.LAUNCH_FAILED),
        (MissingPermission(action="ec2:CreateVolume"), FailureCode.PERMISSION_MISSING),
        (MissingPermission(action="ec2:DeleteVolume"), FailureCode.PERMISSION_MISSING),
    ],
)
def test_a_failure_is_seen_for_what_it_is(fault: Fault, code: FailureCode) -> None:
    aws = SimulatedAws()
    aws.world.faults.add(fault)
    job_id = aws.launched(*aws.add_servers(1))

    [seen] = look(aws, job_id)

    assert seen.status is JobStatus.COMPLETED
    assert diagnose(seen.participants[0], job_id)[0] is code


def test_a_termination_is_observed_until_it_is_over() -> None:
    aws = SimulatedAws()
    aws.launched(*aws.add_servers(2))
    ids = [each["recoveryInstanceID"] for each in aws.instances()]
    job_id = aws.call("TerminateRecoveryInstances", recoveryInstanceIDs=ids)["job"]["jobID"]

    looks: list[JobObserved] = []
    for _ in range(2):
        looks += look(aws, job_id)
        aws.wait(600)
    looks += look(aws, job_id)

    assert [seen.status for seen in looks] == [
        JobStatus.PENDING,
        JobStatus.COMPLETED,
        JobStatus.COMPLETED,
    ]
    assert statuses(looks[-1]) == {LaunchStatus.TERMINATED}


def test_a_job_that_drs_does_not_list_is_not_reported() -> None:
    aws = SimulatedAws()
    job_id = aws.start(*aws.add_servers(1))

    seen = look(aws, "drsjob-0000000000000dead", job_id)

    assert [each.key for each in seen] == ["e-1/1/2"]


def test_lists_of_many_pages_are_read_to_their_end() -> None:
    aws = SimulatedAws()
    server_ids = aws.add_servers(4)
    job_ids = [aws.launched(*server_ids[:2]), aws.launched(*server_ids[2:])]
    aws.place.drs.knobs.page_size = 1

    seen = look(aws, *job_ids)

    participants = [each for job in seen for each in job.participants]
    assert [each.server_id for each in participants] == server_ids
    assert all(each.instance for each in participants)


def test_a_look_at_running_jobs_costs_one_call_and_a_log_for_each() -> None:
    aws = SimulatedAws()
    job_ids = [aws.start(server_id) for server_id in aws.add_servers(3)]
    aws.wait(60)

    look(aws, *job_ids)

    assert aws.clients.counted() == {"DescribeJobs": 1, "DescribeJobLogItems": 3}


def test_a_look_at_launched_servers_costs_one_call_more_however_many_there_are() -> None:
    aws = SimulatedAws()
    job_ids = [aws.launched(server_id) for server_id in aws.add_servers(3)]

    look(aws, *job_ids)

    expected = {"DescribeJobs": 1, "DescribeJobLogItems": 3, "DescribeRecoveryInstances": 1}
    assert aws.clients.counted() == expected


def test_instances_that_are_known_are_not_asked_for_again() -> None:
    aws = SimulatedAws()
    server_ids = aws.add_servers(2)
    watched = WatchedJob(key="e-1/1/1", location=HERE, job_id=aws.launched(*server_ids))

    for found in (server_ids[:1], server_ids):
        observer(aws).jobs(HERE, [watched.changed(found=frozenset(found))])

    assert aws.clients.counted()["DescribeRecoveryInstances"] == 1


def test_a_look_at_a_termination_or_at_what_has_not_begun_reads_no_log() -> None:
    aws = SimulatedAws()
    launched, waiting = aws.add_servers(2)
    aws.launched(launched)
    ids = [each["recoveryInstanceID"] for each in aws.instances()]
    termination = aws.call("TerminateRecoveryInstances", recoveryInstanceIDs=ids)["job"]["jobID"]
    aws.wait(5)

    look(aws, termination, aws.start(waiting))

    assert aws.clients.counted() == {"DescribeJobs": 1}


def test_where_nothing_is_watched_nothing_is_asked() -> None:
    aws = SimulatedAws()

    seen = look(aws)

    assert seen == ()
    assert aws.clients.counted() == {}


def test_capacity_is_what_others_take_up() -> None:
    aws = SimulatedAws()
    mine, *others = aws.add_servers(4)
    tags = {KEY_TAG: "e-1/1/1"}
    aws.call("StartRecovery", sourceServers=[{"sourceServerID": mine}], tags=tags)
    aws.start(*others[:2])
    aws.launched(others[2])
    aws.start(others[2])
    aws.start(*others[:2])

    seen = observer(aws).capacity(HERE, "e-1")

    assert seen == CapacityObserved(at=aws.clock.now(), location=HERE, jobs=2, servers=3)


def test_a_location_that_refuses_is_unreachable() -> None:
    aws = SimulatedAws()
    job_id = aws.start(*aws.add_servers(1))
    aws.world.faults.add(Throttle(operation="DescribeJobs"))

    with pytest.raises(LocationUnreachable) as refused:
        look(aws, job_id)

    assert refused.value.why == "THROTTLED"
