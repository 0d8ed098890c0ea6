"""The commands of a page in one shell, against a deployed product, as a reader would paste them."""

import os
import re
import subprocess
from pathlib import Path

from tests.support.deployed import REGION, Deployed
from tests.support.running_cloud import HUB, ROOT

TOOLS = ("bash", "curl", "jq")
"""What the pages ask their reader for, besides the AWS CLI."""
_END = "--- end of step ---"


def fenced(text: str) -> list[tuple[str, str | None]]:
    """Commands, each with what the page says that they print, if it does."""
    blocks = re.findall(
        r"^```sh\n(.*?)^```\n(?:\n```json\n(.*?)^```)?", text, re.DOTALL | re.MULTILINE
    )
    return [(commands, printed or None) for commands, printed in blocks]


def surroundings(product: Deployed, folder: Path) -> dict[str, str]:
    """What pages tell their reader to export, and what ``make demo`` prints."""
    who = product.cloud.administrator()
    tools = ROOT / ".venv-localcloud" / "bin"
    return {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "AWS_ACCESS_KEY_ID": who.access_key,
        "AWS_SECRET_ACCESS_KEY": who.secret_key,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT_URL": product.cloud.endpoint,
        "ENV": "test",
        "API": product.api_url,
        "ACCOUNT": HUB,
        "REGION": REGION,
    }


def printed(steps: list[str], surroundings: dict[str, str]) -> list[str]:
    """By each step, in one shell that ends at the first mistake."""
    script = "".join(f"{commands}\necho '{_END}'\n" for commands in steps)
    ran = subprocess.run(  # noqa: S603  what we have written ourselves
        ["bash", "-euo", "pipefail", "-c", script],  # noqa: S607  wherever it is
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, ""), f"{ran.stdout}\n{ran.stderr}"
    return ran.stdout.split(f"{_END}\n")[:-1]
