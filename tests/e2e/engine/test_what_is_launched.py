"""What a start refuses to touch, and which state of the data it takes."""

from datetime import datetime, timedelta

from tests.e2e.engine.conftest import Desk
from tests.support.deployed import REGION
from tests.support.product_api import Api
from tests.support.running_cloud import HUB

SECOND = timedelta(seconds=1)


def test_a_job_that_somebody_else_started_blocks_a_start_until_its_server_is_left_out(
    desk: Desk,
) -> None:
    taken, free = desk.servers(2)
    plan = desk.plan(desk.wave("Database", [taken, free]))
    desk.breaks(taken, kind="stuck", phase="CONVERSION")
    drs = desk.api.deployed.client("drs")
    job = drs.start_recovery(isDrill=True, sourceServers=[{"sourceServerID": taken}])["job"]

    refused = desk.asked_to_start(plan)
    offer = refused.body["offer"]
    accepted = desk.asked_to_start(plan, isDryRun=True, **offer)

    (finding,) = refused.body["findings"]
    assert (refused.status, refused.body["code"]) == (422, "NOT_STARTABLE")
    assert (finding["code"], finding["thing"]) == ("SERVER_IN_JOB", taken)
    assert job["jobID"] in finding["fact"]
    assert offer == {"withoutServerIds": [taken]}
    assert (accepted.status, accepted.body["serverCount"]) == (202, 1)


def test_a_drill_to_a_point_in_time_takes_the_newest_data_up_to_it(api: Api, desk: Desk) -> None:
    (server_id,) = desk.servers(1)
    points = f"/source-servers/{HUB}/{REGION}/{server_id}/recovery-points"
    known = sorted(api.everything(points), key=lambda point: str(point["takenAt"]))
    wanted = known[-10]
    at = (datetime.fromisoformat(wanted["takenAt"]) + SECOND).isoformat()
    plan = desk.plan(desk.wave("Database", [server_id]))

    seen = desk.ends(desk.started(plan, pointInTime={"kind": "NOT_AFTER", "at": at}))

    (server,) = seen["servers"]
    assert seen["status"] == "COMPLETED"
    assert server["snapshotId"] == wanted["snapshotId"]
    assert server["instance"]["pointInTime"] == wanted["takenAt"]
