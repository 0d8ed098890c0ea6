"""As many servers as DRS lets one launch."""

from collections.abc import Iterator

import pytest

from tests.e2e.engine.conftest import Desk, servers_of
from tests.support.product_api import Json

WAVES, EACH = 10, 30
JOBS, SERVERS = 4, 100


def test_a_hundred_servers_are_launched_in_one_job(desk: Desk) -> None:
    server_ids = desk.servers(100, "hundred", region="eu-central-1")
    wave = desk.wave("Everything", server_ids, region="eu-central-1")

    seen = desk.ends(desk.started(desk.plan(wave)))

    (job,) = seen["waves"][0]["jobs"]
    assert (seen["status"], seen["serversHealthy"]) == ("COMPLETED", 100)
    assert set(job["serverIds"]) == set(server_ids)


@pytest.fixture(scope="module")
def crowded(desk: Desk) -> Json:
    """Ten waves that need nobody, where four jobs and 100 servers are allowed at once."""
    there = "eu-north-1"
    plan = desk.plan(
        *(
            desk.wave(f"Wave {number}", desk.servers(EACH, "many", region=there), region=there)
            for number in range(1, WAVES + 1)
        )
    )
    return desk.ends(desk.started(plan))


def test_three_hundred_servers_in_ten_waves_are_all_recovered(crowded: Json) -> None:
    attempts = {server["attempt"] for server in crowded["servers"]}

    assert (crowded["status"], crowded["serversHealthy"]) == ("COMPLETED", WAVES * EACH)
    assert attempts == {1}


def test_the_quotas_are_kept(crowded: Json) -> None:
    jobs = list(alive(crowded))
    begun = [begins for begins, _ in jobs]

    at_once = [sum(begins <= moment < ends for begins, ends in jobs) for moment in begun]
    assert len(jobs) == WAVES
    assert max(at_once) == min(JOBS, SERVERS // EACH)


def alive(seen: Json) -> Iterator[tuple[str, str]]:
    """From when until when DRS had each job."""
    servers = servers_of(seen)
    for wave in seen["waves"]:
        for job in wave["jobs"]:
            begins = min(str(servers[id_]["launchingSince"]) for id_ in job["serverIds"])
            yield begins, str(job["endedAt"])
