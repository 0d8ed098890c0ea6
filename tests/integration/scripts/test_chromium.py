"""Where Chromium is looked for, how it comes where it is missing, and what is said if it cannot."""

from pathlib import Path

import pytest

from scripts.chromium import chromium
from scripts.failing import CannotGoOn

SAYS_NOTHING = "#!/bin/sh\n"
INSTALLS = '#!/bin/sh\n[ "$2" = install ] && cp {program} {folder}/chromium\nexit 0\n'
FAILS = "#!/bin/sh\necho 'No network.' >&2\nexit 100\n"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which all programs are."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "cp").symlink_to("/bin/cp")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return programs


def a_program(file: Path, text: str = SAYS_NOTHING) -> Path:
    file.write_text(text)
    file.chmod(0o755)
    return file


def test_the_one_that_is_named_is_taken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_program(path / "chromium")
    named = a_program(path / "mine")
    monkeypatch.setenv("CHROMIUM", str(named))

    assert chromium() == str(named)


def test_a_name_without_a_program_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_program(path / "chromium")
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")

    with pytest.raises(CannotGoOn, match="CHROMIUM is /nowhere/chromium, and no program is there"):
        chromium()


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_it_is_found_under_its_usual_names(path: Path, name: str) -> None:
    program = a_program(path / name)

    assert chromium() == str(program)


def test_it_is_installed_where_that_needs_no_question(path: Path, tmp_path: Path) -> None:
    program = a_program(tmp_path / "packed")
    a_program(path / "apt-get", INSTALLS.format(program=program, folder=path))

    assert chromium() == str(path / "chromium")


def test_nobody_but_root_installs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_program(path / "apt-get", FAILS)
    monkeypatch.setattr("os.geteuid", lambda: 1000)

    with pytest.raises(CannotGoOn, match="Install it") as refused:
        chromium()
    assert "No network" not in str(refused.value)


def test_an_installation_that_fails_says_why(path: Path) -> None:
    a_program(path / "apt-get", FAILS)

    with pytest.raises(CannotGoOn, match=r"apt-get update said: No network\."):
        chromium()
