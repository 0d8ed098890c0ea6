"""Recoveries on the simulated DRS: one job for each key, whatever happens on the way."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from botocore.stub import Stubber

from localcloud.faults import Conflict, Fault, LostReply, LowQuota, Throttle
from recovery.adapters.aws.performing.recoveries import AwsRecoveries
from recovery.domain.brain.tags import KEY_TAG
from recovery.domain.execution.commands import FindRecovery, StartRecovery
from recovery.domain.execution.effects import Refusal, RefusalKind
from recovery.ports.performing import RefusedByAws
from tests.support.simulated_aws import HERE, SimulatedAws
from tests.support.simulated_drs import NOON

KEY = "e-1/1/1"
UNKNOWN = "s-0000000000000dead"


def a_start(*server_ids: str, key: str = KEY, **points: str) -> StartRecovery:
    return StartRecovery(
        key=key,
        attempt=1,
        location=HERE,
        wave=1,
        servers={server_id: points.get(server_id) for server_id in server_ids},
        is_drill=True,
        tags={"DRS:ExecutionId": "e-1", KEY_TAG: key},
    )


def a_search(key: str = KEY) -> FindRecovery:
    return FindRecovery(key=key, attempt=2, location=HERE, wave=1, asked_at=NOON)


def recoveries(aws: SimulatedAws) -> AwsRecoveries:
    return AwsRecoveries(aws.hands, aws.clock)


def refusal_of(aws: SimulatedAws, command: StartRecovery) -> Refusal:
    with pytest.raises(RefusedByAws) as refused:
        recoveries(aws).start(command)
    return refused.value.refusal


def jobs(aws: SimulatedAws) -> Mapping[str, object]:
    return aws.place.drs.jobs


def test_a_started_job_has_the_servers_and_the_tags_of_its_command() -> None:
    aws = SimulatedAws()
    server_ids = aws.add_servers(2)

    job_id = recoveries(aws).start(a_start(*server_ids))

    job = aws.job(job_id)
    assert [each["sourceServerID"] for each in job["participatingServers"]] == server_ids
    assert (job["initiatedBy"], job["tags"][KEY_TAG]) == ("START_DRILL", KEY)


def test_a_pinned_recovery_point_is_launched_from() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)
    points = aws.call("DescribeRecoverySnapshots", sourceServerID=server_id)["items"]

    recoveries(aws).start(a_start(server_id, **{server_id: points[3]["snapshotID"]}))
    aws.wait(3600)

    [instance] = aws.instances()
    assert instance["pointInTimeSnapshotDateTime"] == points[3]["timestamp"]


def test_a_command_that_is_repeated_finds_its_job() -> None:
    aws = SimulatedAws()
    command = a_start(*aws.add_servers(2))

    first = recoveries(aws).start(command)
    aws.wait(3 * 86_400)
    again = recoveries(aws).start(command)

    assert again == first
    assert len(jobs(aws)) == 1


def test_the_job_of_a_key_is_found_on_a_later_page_too() -> None:
    aws = SimulatedAws()
    aws.place.drs.knobs.page_size = 1
    mine, *others = aws.add_servers(4)
    job_id = recoveries(aws).start(a_start(mine))
    for server_id in others:
        aws.start(server_id)

    again = recoveries(aws).start(a_start(mine))

    assert again == job_id


@pytest.mark.parametrize("times", [1, 2])
def test_a_recovery_whose_answer_was_lost_is_not_started_twice(times: int) -> None:
    aws = SimulatedAws()
    command = a_start(*aws.add_servers(2))
    aws.world.faults.add(LostReply(operation="StartRecovery", times=times))

    first = recoveries(aws).start(command)
    again = recoveries(aws).start(command)

    assert again == first
    assert len(jobs(aws)) == 1


def test_who_can_see_nothing_after_a_lost_answer_leaves_open_what_happened() -> None:
    aws = SimulatedAws()
    command = a_start(*aws.add_servers(1))
    aws.world.faults.add(LostReply(operation="StartRecovery", times=1))
    aws.world.faults.add(Throttle(operation="DescribeJobs", rate=0.001))

    refusal = refusal_of(aws, command)

    assert refusal.kind is RefusalKind.UNREACHABLE
    assert len(jobs(aws)) == 1


def test_two_who_perform_a_command_at_once_start_one_job() -> None:
    aws = SimulatedAws()
    command = a_start(*aws.add_servers(3))
    adapter = recoveries(aws)

    with ThreadPoolExecutor(8) as pool:
        job_ids = set(pool.map(lambda _: adapter.start(command), range(8)))

    assert job_ids == set(jobs(aws))
    assert len(job_ids) == 1


def test_servers_in_the_job_of_somebody_else_are_named() -> None:
    aws = SimulatedAws()
    free, busy = aws.add_servers(2)
    aws.start(busy)

    refusal = refusal_of(aws, a_start(free, busy))

    assert (refusal.kind, refusal.server_ids) == (RefusalKind.CONFLICT, (busy,))
    assert "ConflictException" in refusal.message
    assert busy in refusal.message


def test_servers_at_fault_are_looked_for_where_drs_does_not_name_them() -> None:
    aws = SimulatedAws()
    free, busy = aws.add_servers(2)
    aws.start(busy)
    aws.clients.names_nothing = True

    refusal = refusal_of(aws, a_start(free, busy))

    assert refusal.server_ids == (busy,)
    assert f"It is because of {busy}." in refusal.message


def test_a_conflict_that_nothing_explains_may_be_with_a_job_of_this_very_key() -> None:
    aws = SimulatedAws()
    server_ids = aws.add_servers(2)
    aws.world.faults.add(Conflict(times=1))

    refusal = refusal_of(aws, a_start(*server_ids))

    assert (refusal.kind, refusal.server_ids) == (RefusalKind.UNREACHABLE, ())


def test_a_conflict_that_nothing_explains_for_long_is_one() -> None:
    aws = SimulatedAws()
    server_ids = aws.add_servers(2)
    aws.world.faults.add(Conflict(times=1))
    aws.clients.names_nothing = True

    refusal = refusal_of(aws, a_start(*server_ids).changed(attempt=4))

    assert (refusal.kind, refusal.server_ids) == (RefusalKind.CONFLICT, ())


def test_a_server_that_is_gone_is_named() -> None:
    aws = SimulatedAws()
    [here] = aws.add_servers(1)

    refusal = refusal_of(aws, a_start(here, UNKNOWN))

    assert (refusal.kind, refusal.server_ids) == (RefusalKind.INVALID, (UNKNOWN,))


def test_a_server_that_is_gone_is_looked_for_where_drs_does_not_name_it() -> None:
    aws = SimulatedAws()
    [here] = aws.add_servers(1)
    aws.clients.names_nothing = True

    refusal = refusal_of(aws, a_start(here, UNKNOWN))

    assert (refusal.kind, refusal.server_ids) == (RefusalKind.INVALID, (UNKNOWN,))


def test_a_recovery_point_that_is_gone_names_its_server() -> None:
    aws = SimulatedAws()
    well, late = aws.add_servers(2)

    refusal = refusal_of(aws, a_start(well, late, **{late: "pit-00000000000000001"}))

    assert (refusal.kind, refusal.server_ids) == (RefusalKind.INVALID, (late,))


def test_a_server_is_known_by_its_recovery_point() -> None:
    aws = SimulatedAws()
    well, late = aws.add_servers(2)
    point = "pit-00000000000000001"
    with Stubber(aws.clients.of("drs", HERE)) as stubber:
        stubber.add_response("describe_jobs", {"items": []})
        stubber.add_client_error("start_recovery", "ResourceNotFoundException", f"No {point}.")

        refusal = refusal_of(aws, a_start(well, late, **{late: point}))

    assert refusal.server_ids == (late,)


@pytest.mark.parametrize(
    ("fault", "kind", "retry_after"),
    [
        (
            Throttle(operation="StartRecovery", retry_after=90),
            RefusalKind.THROTTLED,
            timedelta(seconds=90),
        ),
        (Throttle(operation="DescribeJobs"), RefusalKind.THROTTLED, None),
        (LowQuota(code="L-D88FAC3A", value=0), RefusalKind.QUOTA, None),
        (LowQuota(code="L-B827C881", value=1), RefusalKind.QUOTA, None),
    ],
)
def test_what_passes_is_told_as_what_it_is(
    fault: Fault, kind: RefusalKind, retry_after: timedelta | None
) -> None:
    aws = SimulatedAws()
    command = a_start(*aws.add_servers(2))
    aws.world.faults.add(fault)

    refusal = refusal_of(aws, command)

    assert (refusal.kind, refusal.retry_after) == (kind, retry_after)
    assert jobs(aws) == {}


def test_a_region_without_drs_denies_a_recovery() -> None:
    aws = SimulatedAws()
    command = a_start(*aws.add_servers(1))
    aws.place.drs.is_initialized = False

    refusal = refusal_of(aws, command)

    assert refusal.kind is RefusalKind.DENIED
    assert "not initialized" in refusal.message


def test_a_search_finds_what_was_started_and_starts_nothing() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)
    job_id = recoveries(aws).start(a_start(server_id))

    found = recoveries(aws).find(a_search())
    aws.wait(120)
    missing = recoveries(aws).find(a_search("e-1/1/2"))

    assert (found, missing) == (job_id, None)
    assert len(jobs(aws)) == 1


def test_a_search_right_after_the_request_does_not_say_that_there_is_nothing() -> None:
    aws = SimulatedAws()
    aws.wait(30)

    with pytest.raises(RefusedByAws) as refused:
        recoveries(aws).find(a_search())

    assert refused.value.refusal.kind is RefusalKind.UNREACHABLE
