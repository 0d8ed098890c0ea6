"""Jobs that have not ended, whoever started them."""

from recovery.adapters.aws.live_jobs import busy_servers, live_jobs
from tests.support.builders import server_id


def described(status: str, job: str = "1", **changes: object) -> dict[str, object]:
    return {
        "jobID": f"drsjob-{job}",
        "type": "LAUNCH",
        "status": status,
        "creationDateTime": "2025-11-30T12:00:00.846723+00:00",
        "participatingServers": [{"sourceServerID": server_id("db-1"), "launchStatus": "PENDING"}],
        "tags": {"DRS:ExecutionId": "x-1"},
    } | changes


def test_only_jobs_that_have_not_ended_are_live() -> None:
    jobs = [described(status, status) for status in ("PENDING", "STARTED", "COMPLETED")]

    found = live_jobs(jobs)

    assert [job.job_id for job in found] == ["drsjob-PENDING", "drsjob-STARTED"]


def test_a_job_of_somebody_else_has_no_execution() -> None:
    (job,) = live_jobs([described("STARTED", tags={})])

    assert job.execution_id is None


def test_a_job_without_servers_keeps_none_busy() -> None:
    jobs = live_jobs([described("STARTED", type="TERMINATE", participatingServers=[])])

    assert busy_servers(jobs) == {}


def test_a_server_is_busy_with_the_job_that_has_it() -> None:
    jobs = live_jobs([described("STARTED", "7")])

    assert busy_servers(jobs) == {server_id("db-1"): "drsjob-7"}
