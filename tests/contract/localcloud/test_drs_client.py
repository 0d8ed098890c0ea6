"""What a boto3 client sees of the simulated DRS, whichever way it reaches it."""

from collections import Counter
from typing import Any

import pytest
from botocore.exceptions import ClientError, HTTPClientError
from botocore.exceptions import ConnectionError as BrokenConnection

from localcloud.faults import Fail, LostReply, Throttle
from tests.support.drs_faces import Face

LONGEST_JOB_SECONDS = 3600
LAUNCH = [
    "JOB_START",
    "SNAPSHOT_START",
    "SNAPSHOT_END",
    "CONVERSION_START",
    "CONVERSION_END",
    "LAUNCH_START",
    "LAUNCH_END",
    "JOB_END",
]


def start(face: Face, *server_ids: str, is_drill: bool = True) -> dict[str, Any]:  # as JSON
    wanted = [{"sourceServerID": server_id} for server_id in server_ids]
    tags = {"Execution": "e-1"}
    answer = face.drs.start_recovery(sourceServers=wanted, isDrill=is_drill, tags=tags)
    return dict(answer["job"])


def completed(face: Face, job_id: str) -> dict[str, Any]:  # as JSON
    for _ in range(0, LONGEST_JOB_SECONDS, 20):
        [job] = face.drs.describe_jobs(filters={"jobIDs": [job_id]})["items"]
        if job["status"] == "COMPLETED":
            return dict(job)
        face.wait(20)
    raise AssertionError(f"{job_id} is not over after {LONGEST_JOB_SECONDS} s.")


def all_of(face: Face, operation: str, **request: object) -> list[dict[str, Any]]:  # as JSON
    pages = face.drs.get_paginator(operation).paginate(**request)
    return [item for page in pages for item in page["items"]]


def instances_of(face: Face, *server_ids: str) -> list[dict[str, Any]]:  # as JSON
    filters = {"sourceServerIDs": list(server_ids)}
    return all_of(face, "describe_recovery_instances", filters=filters)


def test_a_drill_is_told_from_its_beginning_to_its_end(face: Face) -> None:
    server_ids = face.add_servers(2)

    started = start(face, *server_ids)
    job = completed(face, started["jobID"])

    log = all_of(face, "describe_job_log_items", jobID=job["jobID"])
    statuses = {
        each["sourceServerID"]: each["launchStatus"] for each in job["participatingServers"]
    }
    assert (started["status"], started["initiatedBy"]) == ("PENDING", "START_DRILL")
    assert "endDateTime" not in started
    assert job["tags"] == {"Execution": "e-1"}
    assert statuses == dict.fromkeys(server_ids, "LAUNCHED")
    assert list(dict.fromkeys(item["event"] for item in log)) == LAUNCH
    assert Counter(item["event"] for item in log)["LAUNCH_END"] == 2
    assert [item["logDateTime"] for item in log] == sorted(item["logDateTime"] for item in log)


def test_a_launched_server_has_a_recovery_instance_of_that_job(face: Face) -> None:
    [server_id] = face.add_servers(1)

    job = completed(face, start(face, server_id, is_drill=False)["jobID"])

    [instance] = instances_of(face, server_id)
    [server] = face.drs.describe_source_servers(filters={"sourceServerIDs": [server_id]})["items"]
    assert (instance["jobID"], instance["isDrill"]) == (job["jobID"], False)
    assert instance["ec2InstanceState"] in {"PENDING", "RUNNING"}
    assert server["recoveryInstanceId"] == instance["recoveryInstanceID"]
    assert server["lastLaunchResult"] == "SUCCEEDED"
    assert server["lifeCycle"]["lastLaunch"]["initiated"]["type"] == "RECOVERY"


def test_a_job_is_completed_even_if_a_server_failed(face: Face) -> None:
    lucky, unlucky = face.add_servers(2)
    face.add_fault(Fail(phase="CONVERSION", server=unlucky))

    job = completed(face, start(face, lucky, unlucky)["jobID"])

    statuses = {
        each["sourceServerID"]: each["launchStatus"] for each in job["participatingServers"]
    }
    assert statuses == {lucky: "LAUNCHED", unlucky: "FAILED"}


def test_a_terminated_instance_is_described_no_more(face: Face) -> None:
    [server_id] = face.add_servers(1)
    completed(face, start(face, server_id)["jobID"])
    [instance] = instances_of(face, server_id)

    answer = face.drs.terminate_recovery_instances(
        recoveryInstanceIDs=[instance["recoveryInstanceID"]]
    )
    job = completed(face, answer["job"]["jobID"])

    assert (job["type"], job["initiatedBy"]) == ("TERMINATE", "TERMINATE_RECOVERY_INSTANCES")
    assert instances_of(face, server_id) == []


def test_a_completed_job_can_be_deleted(face: Face) -> None:
    job_id = start(face, *face.add_servers(1))["jobID"]
    with pytest.raises(face.drs.exceptions.ConflictException):
        face.drs.delete_job(jobID=job_id)
    completed(face, job_id)

    face.drs.delete_job(jobID=job_id)

    assert face.drs.describe_jobs(filters={"jobIDs": [job_id]})["items"] == []


def test_tags_go_to_and_fro_whatever_they_hold(face: Face) -> None:
    [server_id] = face.add_servers(1)
    [server] = face.drs.describe_source_servers(filters={"sourceServerIDs": [server_id]})["items"]
    arn = server["arn"]
    tags = {"Cost centre": "a/b&c=d", "Größe": "100 %", "empty": ""}

    face.drs.tag_resource(resourceArn=arn, tags=tags)
    face.drs.untag_resource(resourceArn=arn, tagKeys=["empty", "Cost centre", "Name"])

    assert face.drs.list_tags_for_resource(resourceArn=arn)["tags"] == {"Größe": "100 %"}


def test_a_launch_configuration_is_changed_and_read_back(face: Face) -> None:
    [server_id] = face.add_servers(1)

    changed = face.drs.update_launch_configuration(
        sourceServerID=server_id,
        launchDisposition="STOPPED",
        targetInstanceTypeRightSizingMethod="NONE",
        licensing={"osByol": True},
    )
    found = face.drs.get_launch_configuration(sourceServerID=server_id)

    assert {**found, "ResponseMetadata": None} == {**changed, "ResponseMetadata": None}
    assert (found["launchDisposition"], found["licensing"]) == ("STOPPED", {"osByol": True})


def test_recovery_points_are_described_newest_first_on_demand(face: Face) -> None:
    [server_id] = face.add_servers(1)

    points = all_of(face, "describe_recovery_snapshots", sourceServerID=server_id, order="DESC")

    moments = [point["expectedTimestamp"] for point in points]
    assert len(points) > 30
    assert moments == sorted(moments, reverse=True)


def test_a_thousand_servers_come_in_pages(face: Face) -> None:
    server_ids = face.add_servers(1000)
    paginator = face.drs.get_paginator("describe_source_servers")

    pages = list(paginator.paginate())
    small = list(paginator.paginate(PaginationConfig={"PageSize": 300}))

    for found in (pages, small):
        ids = [server["sourceServerID"] for page in found for server in page["items"]]
        assert len(ids) == len(set(ids)) == 1000
        assert set(ids) == set(server_ids)
    assert [len(page["items"]) for page in small] == [300, 300, 300, 100]


def test_a_server_in_a_job_cannot_be_launched_again(face: Face) -> None:
    [server_id] = face.add_servers(1)
    start(face, server_id)

    with pytest.raises(face.drs.exceptions.ConflictException) as refused:
        start(face, server_id)

    assert "currently being processed by a Job" in str(refused.value)
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 409


def test_more_servers_than_the_quota_allows_are_refused_with_its_code(face: Face) -> None:
    server_ids = face.add_servers(101)

    with pytest.raises(face.drs.exceptions.ServiceQuotaExceededException) as refused:
        start(face, *server_ids)

    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 402
    assert refused.value.response["quotaCode"] == "L-B827C881"


def test_what_a_client_does_not_check_the_service_does(face: Face) -> None:
    with pytest.raises(face.drs.exceptions.ValidationException) as refused:
        face.drs.describe_source_servers(filters={"sourceServerIDs": ["s-" + "?" * 17]})

    [field] = refused.value.response["fieldList"]
    assert refused.value.response["reason"] == "fieldValidationFailed"
    assert field["name"] == "filters.sourceServerIDs.1.member"


def test_what_does_not_exist_is_not_found(face: Face) -> None:
    with pytest.raises(face.drs.exceptions.ResourceNotFoundException) as refused:
        face.drs.get_launch_configuration(sourceServerID="s-" + "f" * 17)

    assert refused.value.response["resourceId"] == "s-" + "f" * 17


def test_a_region_that_was_never_initialised_says_so_until_it_is(face: Face) -> None:
    with pytest.raises(face.drs_elsewhere.exceptions.UninitializedAccountException):
        face.drs_elsewhere.describe_source_servers()

    face.drs_elsewhere.initialize_service()

    assert face.drs_elsewhere.describe_source_servers()["items"] == []


def test_a_throttled_call_says_when_to_come_back(face: Face) -> None:
    face.add_fault(Throttle(operation="DescribeJobs", retry_after=3, times=1))

    with pytest.raises(face.drs.exceptions.ThrottlingException) as refused:
        face.drs.describe_jobs()

    response = refused.value.response
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 429
    assert response["ResponseMetadata"]["HTTPHeaders"]["retry-after"] == "3"
    assert face.drs.describe_jobs()["items"] == []


def test_a_reply_can_be_lost_though_the_job_was_started(face: Face) -> None:
    [server_id] = face.add_servers(1)
    face.add_fault(LostReply(operation="StartRecovery", times=1))

    with pytest.raises((BrokenConnection, HTTPClientError)):
        start(face, server_id)

    [job] = face.drs.describe_jobs()["items"]
    assert job["tags"] == {"Execution": "e-1"}
    assert [each["sourceServerID"] for each in job["participatingServers"]] == [server_id]


def test_an_operation_that_is_not_simulated_is_refused_by_name(face: Face) -> None:
    with pytest.raises(ClientError, match="DescribeSourceNetworks") as refused:
        face.drs.describe_source_networks()

    assert refused.value.response["Error"]["Code"] == "NotSimulatedException"
