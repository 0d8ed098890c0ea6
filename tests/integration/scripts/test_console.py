"""The console's archive: built by npm only when it has to be, and always alike."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.console import console_archive
from scripts.failing import CannotGoOn
from scripts.node import node_for
from scripts.packages import install
from tests.support.small_console import write_console


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_in(tmp_path / "cache", monkeypatch)


def keep_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.keeping.KEPT", folder / "artefacts")
    monkeypatch.setattr("scripts.console.BENCHES", folder / "console")


def needing(node: str, folder: Path) -> Path:
    console = write_console(folder / "frontend")
    (console / "package.json").write_text(json.dumps({"engines": {"node": node}}))
    return console


def pages(archive: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_it_holds_what_npm_has_built_and_the_sources_stay_as_they_are(tmp_path: Path) -> None:
    folder = write_console(tmp_path / "frontend", "hello")
    before = sorted(path.name for path in folder.iterdir())

    built = pages(console_archive(folder))

    assert built["index.html"] == "hello"
    assert built.keys() == {"index.html", "assets/index-12345678.js"}
    assert sorted(path.name for path in folder.iterdir()) == before


def test_the_same_sources_make_the_same_bytes_even_without_what_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archives = []

    for name in ("one", "other"):
        keep_in(tmp_path / name, monkeypatch)
        archives.append(console_archive(write_console(tmp_path / name / "frontend")))

    assert archives[0] == archives[1]


def test_npm_is_not_asked_again_until_a_source_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_console(tmp_path / "frontend")
    first = console_archive(folder)
    (folder / "dist").mkdir()
    (folder / "dist" / "left.html").write_text("by a developer")
    (folder / ".env.local").write_text("VITE_API=http://127.0.0.1:3000")
    capsys.readouterr()

    second = console_archive(folder)
    said = capsys.readouterr().out
    (folder / "public" / "index.html").write_text("changed")
    third = console_archive(folder)

    assert (first, said) == (second, "")
    assert pages(third)["index.html"] == "changed"
    assert "npm builds it" in capsys.readouterr().out


def test_packages_are_installed_again_only_when_the_lock_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for module in ("console", "packages"):
        monkeypatch.setattr(f"scripts.{module}.npm", lambda _, *words: asked.append(words[0]))
    folder = write_console(tmp_path / "frontend")

    for change in ("public/index.html", "public/index.html", "package-lock.json"):
        (folder / change).write_text((folder / change).read_text() + "\n")
        console_archive(folder)

    assert asked == ["ci", "run", "run", "ci", "run"]


def test_packages_that_are_installed_already_are_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_console(tmp_path / "frontend")
    install(folder, node_for(folder))
    (folder / "node_modules" / "react.js").write_text("react")
    monkeypatch.setattr("scripts.packages.npm", lambda *_: pytest.fail("npm was asked"))

    console_archive(folder)

    [linked] = (tmp_path / "cache" / "console").glob("node*/node_modules/react.js")
    assert linked.samefile(folder / "node_modules" / "react.js")


def test_a_file_that_was_removed_is_not_in_the_next_build(tmp_path: Path) -> None:
    folder = write_console(tmp_path / "frontend")
    console_archive(folder)
    (folder / "public" / "assets" / "index-12345678.js").unlink()

    built = pages(console_archive(folder))

    assert built.keys() == {"index.html"}


def test_what_surrounds_the_build_does_not_get_into_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VITE_API", "http://127.0.0.1:3000")
    folder = write_console(tmp_path / "frontend")
    told = "import { mkdirSync, writeFileSync } from 'node:fs';\nmkdirSync('dist');\n"
    told += "writeFileSync('dist/told', String(process.env.VITE_API))"
    (folder / "build.js").write_text(told)

    assert pages(console_archive(folder)) == {"told": "undefined"}


def test_a_build_that_fails_says_what_npm_said(tmp_path: Path) -> None:
    folder = write_console(tmp_path / "frontend")
    (folder / "build.js").write_text("throw new Error('No such component')")

    with pytest.raises(CannotGoOn, match=r"(?s)npm run build failed.*No such component"):
        console_archive(folder)


def test_a_console_without_lock_is_not_built_from_whatever_is_newest(tmp_path: Path) -> None:
    folder = write_console(tmp_path / "frontend")
    (folder / "package-lock.json").unlink()

    with pytest.raises(CannotGoOn, match=r"has no package-lock\.json"):
        console_archive(folder)


def test_without_node_it_says_in_one_line_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = needing(">=20.19", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(CannotGoOn, match=r"^There is no node here.*Node\.js 20\.19 or newer.*$"):
        console_archive(folder)


def test_a_node_that_is_too_old_is_named(tmp_path: Path) -> None:
    folder = needing(">=1000.1", tmp_path)

    with pytest.raises(CannotGoOn, match=r"^The Node\.js here is version .* 1000\.1 or newer"):
        console_archive(folder)
