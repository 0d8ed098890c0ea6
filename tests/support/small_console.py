"""A console that builds within a second: for tests that need one, whichever."""

import shutil
from pathlib import Path

from tests.support.running_cloud import ROOT

FRONTEND = ROOT / "tests" / "support" / "frontend"


def write_console(folder: Path, page: str | None = None) -> Path:
    """A copy, to be changed; ``page`` is what it shows."""
    shutil.copytree(FRONTEND, folder, dirs_exist_ok=True)
    if page is not None:
        (folder / "public" / "index.html").write_text(page)
    return folder
