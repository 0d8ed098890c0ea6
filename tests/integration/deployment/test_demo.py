"""`make demo`: what a person at a terminal is told works, and goes away with Ctrl-C."""

import json
import os
import subprocess
import sys
from pathlib import Path
from signal import SIGINT

from scripts.people import ROLES
from scripts.sample import PLAN
from tests.support.ports import free_port
from tests.support.running_cloud import ROOT, RunningCloud, is_alive
from tests.support.web import ask

SHORT = 25
"""Lines, from the URL of the console on: all of it is seen at once."""
READY = "The console is ready at "
LAST_LINE = "Ctrl-C ends everything and removes it."


def test_the_demo_tells_how_to_get_in_and_leaves_nothing_behind(tmp_path: Path) -> None:
    port = free_port()
    demo = subprocess.Popen(  # noqa: S603  our own script
        [sys.executable, "-m", "scripts.demo", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    said = until_ready(demo)
    (cloud,) = RunningCloud(demo, port).children()

    told = said[next(n for n, line in enumerate(said) if line.startswith(READY)) :]
    url = told[0].removeprefix(READY)
    console = ask("GET", url)
    config = ask("GET", f"{url}/config.json")
    servers, plans = (pasted(told, beginning) for beginning in ("aws ", "curl "))
    demo.send_signal(SIGINT)
    rest, _ = demo.communicate(timeout=20)

    assert (console.status, "<title>" in console.text) == (200, True)
    assert config.json["environment"] == "demo"
    assert "sf-db-01" in servers
    assert [plan["name"] for plan in json.loads(plans)["items"]] == [PLAN]
    assert len(told) < SHORT
    assert all(role.lower() in told[2] for role in ROLES)
    assert (demo.returncode, rest) == (0, "")
    assert not is_alive(cloud)
    assert list(tmp_path.iterdir()) == []


def pasted(told: list[str], beginning: str) -> str:
    """What another terminal says, which was given the exports and one of the commands."""
    lines = [line for line in told if line.strip().startswith(("export ", beginning))]
    tools = ROOT / ".venv-localcloud" / "bin"
    ran = subprocess.run(  # noqa: S603  what the demo has printed
        ["bash", "-euo", "pipefail", "-c", "\n".join(lines)],  # noqa: S607  wherever it is
        cwd=ROOT,
        env={"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "HOME": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def until_ready(demo: "subprocess.Popen[str]") -> list[str]:
    said: list[str] = []
    for line in demo.stdout or ():
        said.append(line.rstrip())
        if said[-1] == LAST_LINE:
            return said
    raise AssertionError("\n".join(said))
