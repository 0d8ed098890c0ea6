"""`make drill`: the main job without a browser, as a person at a terminal has it done."""

import json
import re
import sys
from pathlib import Path

from tests.e2e.conftest import Shelf
from tests.support.deployed import Deployed
from tests.support.ports import free_port
from tests.support.product_api import Api, Json
from tests.support.running_cloud import ROOT
from tests.support.terminal import started

DRILL = str(ROOT / "scripts" / "drill.sh")
TIERS = str(Path(__file__).with_name("tiers.yaml"))


def test_where_nothing_runs_it_drills_in_a_cloud_of_its_own_and_leaves_only_the_report(
    tmp_path: Path,
) -> None:
    temporary, reports = tmp_path / "temporary", tmp_path / "reports"
    temporary.mkdir()
    local = ["--world", TIERS, "--speed", "120", "--port", str(free_port())]
    asked = ["--cleanup-after", "PT5M", "--reason", "Quarterly", "--report", str(reports)]

    with started([DRILL, *local, *asked], folder=temporary) as command:
        status = command.ended()

    (folder,) = reports.iterdir()
    report = json.loads((folder / "report.json").read_text())
    assert status == 0, command.text
    assert (report["status"], report["reason"]) == ("COMPLETED", "Quarterly")
    assert (report["instancesRunning"], report["instancesTerminated"]) == (0, 3)
    assert {file.name for file in folder.iterdir()} == {"report.json", "report.csv", "report.html"}
    assert "120 times as fast as real time" in command.text
    assert re.search(
        r"^\d\d:\d\d:\d\d  Wave 3 Web: COMPLETED; 1 terminated\.$", command.text, re.MULTILINE
    )
    assert re.search(r"^RTO     .* achieved, 4 h promised: MET\.", command.text, re.MULTILINE)
    assert list(temporary.iterdir()) == []


def test_who_leaves_a_drill_of_the_demo_is_told_that_it_goes_on_and_how_to_cancel_it(
    tmp_path: Path,
) -> None:
    port = str(free_port())
    options = ["--world", TIERS, "--speed", "60", "--port", port]
    demo = [sys.executable, "-m", "scripts.demo", *options]

    with started(demo, folder=tmp_path) as demo_command:
        demo_command.until("make drill")
        with started([DRILL, "--port", port], folder=tmp_path) as command:
            command.until("Asked for by drill-")
            command.interrupt()
            told = command.until("To cancel it: ")
            command.until("Ctrl-C again leaves.")
            command.interrupt()
            left = command.ended()
        cancel = told.partition("To cancel it: ")[2].split()
        with started([str(ROOT / cancel[0]), *cancel[1:]], folder=tmp_path) as again:
            cancelled = again.ended()
        follow = [DRILL, "--follow", cancel[2], "--port", port, "--report", str(tmp_path / "r")]
        with started(follow, folder=tmp_path) as following:
            followed = following.ended()

    assert (left, cancelled, followed) == (130, 0, 1)
    assert following.said[-1].startswith("It is CANCELLED."), following.text


class Drilling:
    """The command against a deployment, with somebody's password and no credentials of AWS."""

    def __init__(self, deployed: Deployed, folder: Path) -> None:
        person = deployed.person("Operator")
        self.folder = folder
        self.surroundings = {
            "AWS_ENDPOINT_URL": deployed.cloud.endpoint,
            "RECOVERY_API_URL": deployed.api_url,
            "RECOVERY_USER_POOL": deployed.pool.pool_id,
            "RECOVERY_USER_POOL_CLIENT": deployed.pool.client_id,
            "RECOVERY_USER": person.email,
            "RECOVERY_PASSWORD": person.password,
        }

    def ends(self, *words: str) -> tuple[int, str]:
        asked = [DRILL, *words, "--report", str(self.folder / "reports")]
        with started(asked, folder=self.folder, surroundings=self.surroundings) as command:
            return command.ended(), command.text


def test_a_drill_that_fails_ends_with_its_reason(
    deployed: Deployed, api: Api, shelf: Shelf, tmp_path: Path
) -> None:
    group = shelf.group()
    plan = a_gated_plan(api, group)
    (server,) = group["selection"]["serverIds"]
    fault = {"kind": "fail", "server": server, "phase": "CONVERSION", "error": "No such driver."}
    deployed.cloud.ask("POST", "faults", fault)

    status, text = Drilling(deployed, tmp_path).ends("--plan", plan["name"], "--approve")

    assert status == 1, text
    assert "Wave Everything waits for approval. Call the owner." in text
    assert "Approved. " in text
    assert re.search(r"^failed  start-\d+\.?\S*: ", text, re.MULTILINE), text
    assert text.splitlines()[-1].startswith("It is FAILED. ")


def test_a_start_that_is_refused_is_told_in_the_words_of_the_api(
    deployed: Deployed, api: Api, tmp_path: Path
) -> None:
    plan = api.plan()

    status, text = Drilling(deployed, tmp_path).ends("--plan", plan["name"])

    assert status == 1
    assert "POST /executions was refused. " in text
    assert "PLAN_HAS_NO_WAVES" in text


def a_gated_plan(api: Api, group: Json) -> Json:
    wave = {
        "name": "Everything",
        "groupIds": [group["groupId"]],
        "approval": {"instructions": "Call the owner."},
    }
    plan: Json = api.made("/recovery-plans", {"name": api.name("Plan"), "waves": [wave]})
    return plan
