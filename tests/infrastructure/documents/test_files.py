"""Files, tests and things of a deployment that a page names are there."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.support.pages import PAGES, Page
from tests.support.running_cloud import ROOT
from tests.support.templates import FILES, template

_MADE = (".cache", ".venv", "dist")
"""Folders that are there only once something was made."""
_ENDINGS = (".json", ".md", ".py", ".sh", ".ts", ".tsx", ".yaml")
_PARAMETERS = r"--parameter (\w+)=|^([A-Z][a-z]\w+)=[\w.]+$"
_MADE_WITH_ITS_ENVIRONMENT = re.compile(
    r"(?:\$\{Prefix\}|recovery-\$\{Environment\})-([a-z][a-z-]+)"
)

every_page = pytest.mark.parametrize("page", PAGES, ids=str)


def paths(page: Page) -> list[str]:
    """What looks like a path, and begins with a folder that is there or ends as our files do."""
    spans = [span for span in page.spans if re.fullmatch(r"\.?[\w-]+(?:/[\w.*-]*)+", span)]
    in_commands = page.named(r"(?<![\w./-])(?:cfn|docs|requirements|scripts)/[\w*-]+\.[a-z]+")
    return [
        path
        for path in (*spans, *in_commands)
        if not path.startswith(_MADE)
        and (
            path.endswith(_ENDINGS)
            or any((base / path.partition("/")[0]).is_dir() for base in bases(page))
        )
    ]


def bases(page: Page) -> tuple[Path, ...]:
    """A folder's own page means its own folders first, and the console means its sources."""
    return page.path.parent, page.path.parent / "src", ROOT


@every_page
def test_every_path_is_there(page: Page) -> None:
    missing = [path for path in paths(page) if not any(is_there(b, path) for b in bases(page))]

    assert missing == []


def is_there(base: Path, path: str) -> bool:
    return any(base.glob(path.rstrip("/"))) if base.is_dir() else False


@every_page
def test_every_test_is_there(page: Page) -> None:
    assert sorted(page.named(r"\b(test_\w+)$") - names_of_tests()) == []


@cache
def names_of_tests() -> frozenset[str]:
    text = "\n".join(file.read_text() for file in (ROOT / "tests").rglob("test_*.py"))
    return frozenset(re.findall(r"^def (test_\w+)", text, re.MULTILINE))


@every_page
def test_every_parameter_of_a_deployment_is_one_of_the_template(page: Page) -> None:
    named = {name for pair in page.named(_PARAMETERS) for name in pair if name}

    assert sorted(named - template("template.yaml")["Parameters"].keys()) == []


@every_page
def test_every_output_is_one_of_the_stack(page: Page) -> None:
    in_prose = re.findall(r"\boutputs? ([A-Z][a-z]\w+)", page.prose)
    named = {*in_prose, *page.named(r"\$\(output (\w+)\)")}

    assert sorted(named - template("template.yaml")["Outputs"].keys()) == []


@every_page
def test_whatever_is_named_with_its_environment_is_made_by_a_template(page: Page) -> None:
    made = _MADE_WITH_ITS_ENVIRONMENT.findall("\n".join(file.read_text() for file in FILES))

    named = page.named(r"\brecovery-(?:ENVIRONMENT|dev|\$ENV)-([a-z][a-z-]*[a-z])")
    assert sorted(named - set(made)) == []
