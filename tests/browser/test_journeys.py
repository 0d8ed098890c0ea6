"""What people do in the console, each file of journeys in a browser of its own."""

from pathlib import Path

import pytest

from scripts.journeys import playwright
from scripts.keeping import ROOT
from scripts.packages import CONSOLE

LEFT_BEHIND = ROOT / ".cache" / "browser"
"""Pictures of what failed."""
JOURNEYS = sorted((CONSOLE / "e2e").glob("*.spec.ts"))


@pytest.mark.parametrize("file", JOURNEYS, ids=lambda file: file.name.partition(".")[0])
def test_people_get_where_they_want_to(file: Path, told: dict[str, str]) -> None:
    output = str(LEFT_BEHIND / file.stem)

    status, said = playwright(f"e2e/{file.name}", "--output", output, told=told)

    assert status == 0, said
