"""Packages: artefacts under their hashes, and a manifest of them."""

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.artefacts import Folder
from scripts.code import code_archive
from scripts.package import Package, Sources, put_code
from scripts.platform import Platform, this_machine


def test_an_artefact_is_found_under_its_hash_and_put_only_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = Package(Folder(tmp_path), Platform())

    key = package.put("code.zip", b"content")
    package.put("code.zip", b"content")

    assert key == f"{sha256(b'content').hexdigest()[:16]}/code.zip"
    assert (tmp_path / key).read_bytes() == b"content"
    package.tell()
    told = capsys.readouterr().out
    assert told == "packaged    0.0 MB in not-uploaded: files 1, new 1\n"


def test_the_manifest_tells_what_is_where_and_what_it_runs_on(tmp_path: Path) -> None:
    package = Package(Folder(tmp_path), Platform("python3.12", "x86_64"))
    key = package.put("code.zip", b"content")

    manifest = json.loads(package.manifest())

    digest = sha256(b"content").hexdigest()
    assert manifest["parameters"] == {"Runtime": "python3.12", "Architecture": "x86_64"}
    assert manifest["artefacts"] == {"code.zip": {"key": key, "sha256": digest, "bytes": 7}}


def test_what_this_machine_has_compiled_for_itself_is_no_part_of_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.keeping.KEPT", tmp_path / "kept")
    code, package = sources(tmp_path), Package(Folder(tmp_path / "out"), this_machine())
    before = put_code(package, code)

    (code.code / "__pycache__").mkdir()
    (code.code / "__pycache__" / "b.cpython-313.pyc").write_bytes(b"compiled")

    assert put_code(package, code) == before


def test_code_is_compiled_for_the_python_that_will_run_it_and_alike_every_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, archives = sources(tmp_path).code, []

    for name in ("first", "second"):
        monkeypatch.setattr("scripts.keeping.KEPT", tmp_path / name)
        archives.append(code_archive(code, this_machine()))

    version = this_machine().runtime.removeprefix("python").replace(".", "")
    names = ZipFile(BytesIO(archives[0])).namelist()
    assert names == [f"__pycache__/a.cpython-{version}.pyc", "a.py"]
    assert archives[0] == archives[1]


def sources(folder: Path) -> Sources:
    code = folder / "code"
    code.mkdir()
    (code / "a.py").write_text("a = {'x', 'y'}")
    return Sources(code=code)
