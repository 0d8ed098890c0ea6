"""`make demo`: what a person at a terminal is told works, and goes away with Ctrl-C."""

import os
import subprocess
import sys
from pathlib import Path
from signal import SIGINT

from scripts.people import ROLES
from tests.support.running_cloud import ROOT, RunningCloud, free_port, is_alive
from tests.support.web import ask

SHORT = 20
"""Lines, from the URL of the console on: all of it is seen at once."""
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

    token = next(line for line in said if line.startswith("TOKEN=")).removeprefix("TOKEN=")
    url = next(line for line in said if line.startswith("curl ")).split()[-1]
    reply = ask("GET", url, headers={"Authorization": token})
    ready = next(line for line in said if line.startswith("The console is ready at "))
    console = ask("GET", ready.split()[-1])
    config = ask("GET", f"{ready.split()[-1]}/config.json")
    demo.send_signal(SIGINT)
    rest, _ = demo.communicate(timeout=20)

    assert (reply.status, reply.json["roles"]) == (200, ["Administrator"])
    assert (console.status, "<title>" in console.text) == (200, True)
    assert config.json["environment"] == "demo"
    told = said[said.index(ready) :]
    assert len(told) < SHORT
    assert told[2].startswith("Sign in with the password ")
    assert told[3 : 3 + len(ROLES)] == [f"  {role.lower()}@example.com" for role in ROLES]
    assert (demo.returncode, rest) == (0, "")
    assert not is_alive(cloud)
    assert list(tmp_path.iterdir()) == []


def until_ready(demo: "subprocess.Popen[str]") -> list[str]:
    said: list[str] = []
    for line in demo.stdout or ():
        said.append(line.rstrip())
        if said[-1] == LAST_LINE:
            return said
    raise AssertionError("\n".join(said))
