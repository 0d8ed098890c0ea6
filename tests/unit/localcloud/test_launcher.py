"""What the server finds around it, and which Python it is."""

from pathlib import Path

import pytest

from localcloud import launcher
from localcloud.launcher import server_python, surroundings
from localcloud.options import CannotStart, options


def test_nothing_of_a_persons_own_aws_reaches_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAREAL")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "real")

    found = surroundings(options(["--port", "5000"]), "/somewhere")

    assert "AWS_PROFILE" not in found
    assert "AWS_SESSION_TOKEN" not in found
    assert found["AWS_ACCESS_KEY_ID"] == "111122223333"
    assert found["AWS_CONFIG_FILE"] == found["AWS_SHARED_CREDENTIALS_FILE"] == "/dev/null"


def test_everything_that_is_written_goes_into_one_folder() -> None:
    found = surroundings(options([]), "/somewhere")

    assert found["TMPDIR"] == found["LOCALCLOUD_FOLDER"] == "/somewhere"
    assert found["STATE_DIR"].startswith("/somewhere/")
    assert found["S3_DATA_DIR"].startswith("/somewhere/")


def test_iam_is_on_unless_somebody_turns_it_off() -> None:
    on, off = (surroundings(options(words), "/somewhere") for words in ([], ["--no-iam"]))

    assert (on["AUTH"], off["AUTH"]) == ("true", "false")


def test_an_environment_that_is_not_complete_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("LOCALCLOUD_PYTHON", raising=False)
    monkeypatch.setattr(launcher, "ENVIRONMENT", tmp_path)
    python, ready = tmp_path / "bin" / "python", tmp_path / "lib" / "ready"
    for file in (python, ready):
        file.parent.mkdir()
        file.touch()

    assert server_python() == python
    ready.unlink()
    with pytest.raises(CannotStart, match="is not set up"):
        server_python()


def test_another_environment_may_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.touch()
    monkeypatch.setenv("LOCALCLOUD_PYTHON", str(python))

    assert server_python() == python
