"""What a person may choose, and what is said when it cannot be."""

from pathlib import Path
from socket import socket

import pytest

from localcloud.options import WORLDS, CannotStart, must_be_free, options


def test_nothing_chosen_is_the_demo() -> None:
    chosen = options([])

    assert chosen.world == WORLDS / "three-tier.yaml"
    assert (chosen.speed, chosen.port, chosen.is_iam_on) == (60, 4566, True)
    assert chosen.endpoint == "http://127.0.0.1:4566"
    assert chosen.console_port is None


def test_a_world_is_a_name_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.touch()

    assert options(["--world", "estate"]).world == WORLDS / "estate.yaml"
    assert options(["--world", str(file)]).world == file


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--world", "atlantis"], "There is no world 'atlantis'. Known: broken, estate,"),
        (["--speed", "0"], "Time cannot run at 0 times its speed. Say --speed 1."),
        (["--speed", "fast"], "Argument --speed: invalid float value: 'fast'."),
        (["--port", "70000"], "There is no port 70000. Say --port 4566, for example."),
        (["--console-port", "4566"], "The console cannot have port 4566. Say --console-port 4567."),
        (["--sped", "1"], "Unrecognized arguments: --sped 1. See: python -m localcloud --help"),
    ],
)
def test_what_cannot_be_is_one_line(words: list[str], problem: str) -> None:
    with pytest.raises(CannotStart) as refusal:
        options(words)

    assert str(refusal.value).startswith(problem)
    assert "\n" not in str(refusal.value)


def test_a_port_is_free_until_somebody_listens() -> None:
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(CannotStart, match=f"Port {port} is not free"):
            must_be_free(port)

    must_be_free(port)
