"""`python -m scripts.openapi` writes docs/openapi.json; with `--check` it only compares."""

import sys
from argparse import ArgumentParser
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from scripts.openapi.document import written

TARGET = Path(__file__).parents[2] / "docs" / "openapi.json"
_MOST_LINES = 60


def main(arguments: list[str]) -> int:
    parser = ArgumentParser(prog="python -m scripts.openapi", description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail where the file is not current")
    asked = parser.parse_args(arguments)
    document = written()
    if asked.check:
        return _compared(document)
    TARGET.write_text(document, encoding="utf-8")
    return 0


def _compared(document: str) -> int:
    found = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
    if found == document:
        return 0
    lines = unified_diff(
        found.splitlines(), document.splitlines(), "docs/openapi.json", "the routes", lineterm=""
    )
    print("\n".join(islice(lines, _MOST_LINES)))
    print("docs/openapi.json is not what the routes say. Repair it with: make openapi")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
